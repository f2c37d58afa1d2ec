package io.github.certenroll4j;

import java.util.Objects;

/** Which certificate a request is to renew, and with which key. Immutable. */
public final class Renewal {

    private final StoredCertificate certificate;
    private final boolean newKey;

    /**
     * @param certificate in MY, with its private key
     * @param newKey      whether a new key is made, of the same provider and length; else the old one goes on
     */
    Renewal(StoredCertificate certificate, boolean newKey) {
        this.certificate = Objects.requireNonNull(certificate, "certificate");
        this.newKey = newKey;
    }

    /** The old certificate. */
    public StoredCertificate certificate() {
        return certificate;
    }

    /** Whether a new key is made; else the old one goes on. */
    public boolean isNewKey() {
        return newKey;
    }
}
