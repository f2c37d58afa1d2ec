package io.github.certenroll4j;

/**
 * What to ask a CA for. Immutable; each {@code with…} gives another one.
 *
 * <p>The key is RSA, made by the provider that every Windows since XP has for SHA-256, and the request is signed with
 * SHA-256.
 */
public final class CertificateRequest {

    private static final int DEFAULT_KEY_LENGTH = 2048;

    private final String subject;
    private final int keyLength;

    private CertificateRequest(String subject, int keyLength) {
        this.subject = subject;
        this.keyLength = keyLength;
    }

    /**
     * A request for this subject with an RSA key of 2048 bits.
     *
     * @param subject the distinguished name, {@code CN=server.example, O=Example}; Windows judges whether it is one
     */
    public static CertificateRequest forSubject(String subject) {
        return new CertificateRequest(subject, DEFAULT_KEY_LENGTH);
    }

    /** @param bits length of the RSA key; Windows judges it */
    public CertificateRequest withKeyLength(int bits) {
        return new CertificateRequest(subject, bits);
    }

    /** The distinguished name. */
    public String subject() {
        return subject;
    }

    /** Length of the RSA key in bits. */
    public int keyLength() {
        return keyLength;
    }
}
