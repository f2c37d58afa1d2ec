package io.github.certenroll4j;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The keys that can be made: algorithm and size.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/seccng/cng-algorithm-identifiers">CNG Algorithm Identifiers</a>
 */
public enum KeyAlgorithm {
    /** What CAs take everywhere; the default. */
    RSA_2048("RSA", 2048),
    /** RSA of 3,072 bits. */
    RSA_3072("RSA", 3072),
    /** RSA of 4,096 bits. */
    RSA_4096("RSA", 4096),
    /** The curve P-256 (secp256r1). Elliptic curves need a key storage provider, and Windows Vista or later. */
    ECDSA_P256("ECDSA_P256", 256),
    /** The curve P-384 (secp384r1). */
    ECDSA_P384("ECDSA_P384", 384),
    /** The curve P-521 (secp521r1). */
    ECDSA_P521("ECDSA_P521", 521);

    private final String officialName;
    private final int bits;

    KeyAlgorithm(String officialName, int bits) {
        this.officialName = officialName;
        this.bits = bits;
    }

    /** CNG's name for the algorithm. */
    public String officialName() {
        return officialName;
    }

    /** Length of the key: 2048 to 4096 for RSA, 256 to 521 for ECDSA. */
    public int bits() {
        return bits;
    }

    /** Whether it is RSA; else it is ECDSA. */
    public boolean isRsa() {
        return officialName.equals("RSA");
    }

    /**
     * Reads {@code rsa-2048}, {@code RSA_2048} or {@code ecdsa-p256}.
     *
     * @throws IllegalArgumentException for anything else; the message lists what there is
     */
    public static KeyAlgorithm parse(String text) {
        String name = text.trim().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values()).filter(key -> key.name().equals(name)).findFirst().orElseThrow(() ->
                NearestNames.unknown("no such key", text,
                        Arrays.stream(values()).map(KeyAlgorithm::toString).collect(Collectors.toList())));
    }

    /** {@code rsa-2048}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
