package io.github.certenroll4j;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a key may be used for: the bits of RFC 5280, 4.2.1.3, under their names there.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/ne-certenroll-x509keyusageflags">X509KeyUsageFlags</a>
 */
public enum KeyUsage {
    /** Signs what is neither a certificate nor a CRL: TLS handshakes, logons. */
    DIGITAL_SIGNATURE("digitalSignature", 0x80),
    /** Signs what its owner shall not be able to deny; later standards say contentCommitment. */
    NON_REPUDIATION("nonRepudiation", 0x40),
    /** Encrypts other keys: RSA key exchange in TLS, S/MIME. */
    KEY_ENCIPHERMENT("keyEncipherment", 0x20),
    /** Encrypts data itself, which is seldom done. */
    DATA_ENCIPHERMENT("dataEncipherment", 0x10),
    /** Agrees on keys: Diffie-Hellman, also on elliptic curves. */
    KEY_AGREEMENT("keyAgreement", 0x08),
    /** Signs certificates: a CA. */
    KEY_CERT_SIGN("keyCertSign", 0x04),
    /** Signs lists of revoked certificates. */
    CRL_SIGN("cRLSign", 0x02),
    /** With {@link #KEY_AGREEMENT}: only encrypts with what was agreed. */
    ENCIPHER_ONLY("encipherOnly", 0x01),
    /** With {@link #KEY_AGREEMENT}: only decrypts with what was agreed. */
    DECIPHER_ONLY("decipherOnly", 0x8000);

    private final String rfcName;
    private final int value;

    KeyUsage(String rfcName, int value) {
        this.rfcName = rfcName;
        this.value = value;
    }

    /** The name in RFC 5280. */
    public String rfcName() {
        return rfcName;
    }

    /** Microsoft's bit. */
    public int value() {
        return value;
    }

    /** The sum of the bits, as CertEnroll takes it. */
    public static int sum(Set<KeyUsage> usages) {
        int sum = 0;
        for (KeyUsage usage : usages) {
            sum |= usage.value;
        }
        return sum;
    }

    /**
     * Reads {@code digitalSignature} in any case.
     *
     * @throws IllegalArgumentException for anything else; the message lists what there is
     */
    public static KeyUsage parse(String text) {
        return Arrays.stream(values()).filter(usage -> usage.rfcName.equalsIgnoreCase(text.trim())).findFirst().orElseThrow(() ->
                NearestNames.unknown("no such key usage", text,
                        Arrays.stream(values()).map(KeyUsage::rfcName).collect(Collectors.toList())));
    }
}
