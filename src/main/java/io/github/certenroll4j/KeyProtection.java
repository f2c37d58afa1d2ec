package io.github.certenroll4j;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whether Windows asks its user each time before a private key is used.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/ne-certenroll-x509privatekeyprotection">X509PrivateKeyProtection</a>
 */
public enum KeyProtection {
    /** {@code XCN_NCRYPT_UI_NO_PROTECTION_FLAG}: it does not ask. */
    NONE(0),
    /** {@code XCN_NCRYPT_UI_PROTECT_KEY_FLAG}: it asks for consent. */
    CONSENT(1),
    /** {@code XCN_NCRYPT_UI_FORCE_HIGH_PROTECTION_FLAG}: it asks for a password that the user chooses for the key. */
    PASSWORD(2);

    private final int value;

    KeyProtection(int value) {
        this.value = value;
    }

    /** Microsoft's number, 0 to 2. */
    public int value() {
        return value;
    }

    /**
     * Reads {@code consent} or {@code password}.
     *
     * @throws IllegalArgumentException for anything else; the message lists what there is
     */
    public static KeyProtection parse(String text) {
        String name = text.trim().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(protection -> protection.name().equals(name)).findFirst().orElseThrow(() ->
                NearestNames.unknown("no such protection of a key", text,
                        Arrays.stream(values()).map(KeyProtection::toString).collect(Collectors.toList())));
    }

    /** {@code consent}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
