package io.github.certenroll4j;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a private key may do, by the provider's own word: not what a certificate says, which is {@link KeyUsage}.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/ne-certenroll-x509privatekeyusageflags">X509PrivateKeyUsageFlags</a>
 */
public enum KeyOperation {
    /** {@code XCN_NCRYPT_ALLOW_DECRYPT_FLAG}. */
    DECRYPT(1),
    /** {@code XCN_NCRYPT_ALLOW_SIGNING_FLAG}. */
    SIGN(2),
    /** {@code XCN_NCRYPT_ALLOW_KEY_AGREEMENT_FLAG}. */
    AGREE(4);

    private final int value;

    KeyOperation(int value) {
        this.value = value;
    }

    /** Microsoft's number: 1, 2 or 4. */
    public int value() {
        return value;
    }

    /** The numbers together. */
    public static int sum(Set<KeyOperation> operations) {
        return operations.stream().mapToInt(KeyOperation::value).sum();
    }

    /**
     * Reads {@code decrypt}, {@code sign} or {@code agree}.
     *
     * @throws IllegalArgumentException for anything else; the message lists what there is
     */
    public static KeyOperation parse(String text) {
        String name = text.trim().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(operation -> operation.name().equals(name)).findFirst().orElseThrow(() ->
                NearestNames.unknown("no such operation of a key", text,
                        Arrays.stream(values()).map(KeyOperation::toString).collect(Collectors.toList())));
    }

    /** {@code sign}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
