package io.github.certenroll4j;

/** The certificate that an installed one has renewed. Immutable. */
public final class RenewedCertificate {

    private final StoredCertificate certificate;
    private final boolean archived;

    /** @param archived whether Windows keeps it as archived now: then its lists leave it out */
    public RenewedCertificate(StoredCertificate certificate, boolean archived) {
        this.certificate = certificate;
        this.archived = archived;
    }

    /** The old certificate, which is in MY still, and names the new one by {@code CERT_RENEWAL_PROP_ID}. */
    public StoredCertificate certificate() {
        return certificate;
    }

    /** Whether it has {@code CERT_ARCHIVED_PROP_ID}; Wine's stores cannot keep that. */
    public boolean isArchived() {
        return archived;
    }
}
