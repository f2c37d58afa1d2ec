package io.github.certenroll4j;

/**
 * Whether a certificate's private key works: a signature was made with it by Windows and verified with the
 * certificate's public key by Java. Immutable.
 */
public final class KeyProof {

    private final boolean verified;
    private final String detail;

    private KeyProof(boolean verified, String detail) {
        this.verified = verified;
        this.detail = detail;
    }

    /** @param algorithm the signature algorithm, {@code SHA256withRSA} */
    public static KeyProof verified(String algorithm) {
        return new KeyProof(true, algorithm);
    }

    /** @param reason why not, one sentence */
    public static KeyProof failed(String reason) {
        return new KeyProof(false, reason);
    }

    /** Whether the signature was made and is right. */
    public boolean isVerified() {
        return verified;
    }

    /** The signature algorithm, or the reason why the key could not be proved. */
    public String detail() {
        return detail;
    }
}
