package io.github.certenroll4j;

import java.util.Arrays;
import java.util.Optional;

/** A request that waits for its answer: the dummy certificate in REQUEST that holds its key. Immutable. */
public final class PendingRequest {

    private final StoredCertificate dummy;
    private final Optional<KeyLocation> key;
    private final boolean keyAvailable;

    /**
     * @param dummy        the certificate in REQUEST
     * @param key          where its key is kept; empty if the certificate names none
     * @param keyAvailable whether Windows can open that key now, without asking the user
     */
    public PendingRequest(StoredCertificate dummy, Optional<KeyLocation> key, boolean keyAvailable) {
        this.dummy = dummy;
        this.key = key;
        this.keyAvailable = keyAvailable;
    }

    /** The certificate in REQUEST: its subject is the request's, its validity begins when the request was made. */
    public StoredCertificate dummy() {
        return dummy;
    }

    /** Where the key is kept. */
    public Optional<KeyLocation> key() {
        return key;
    }

    /** Whether Windows can open the key now. */
    public boolean isKeyAvailable() {
        return keyAvailable;
    }

    /**
     * Whether a certificate for this public key answers this request.
     *
     * @param publicKey SubjectPublicKeyInfo (RFC 5280, 4.1.2.7), DER
     */
    public boolean isAnsweredBy(byte[] publicKey) {
        return dummy.publicKey().filter(own -> Arrays.equals(own, publicKey)).isPresent();
    }
}
