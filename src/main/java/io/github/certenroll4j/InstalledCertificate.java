package io.github.certenroll4j;

import java.util.List;

/** A certificate that is in MY now, and what is known of it. Immutable. */
public final class InstalledCertificate {

    private final StoredCertificate certificate;
    private final HResult hresult;
    private final KeyProof keyProof;
    private final List<StoredCertificate> added;

    /**
     * @param certificate where it is
     * @param hresult     what {@code InstallResponse} returned; rarely a failure although the certificate is installed
     * @param keyProof    whether its private key works
     * @param added       every certificate that was added to MY, CA or Root
     */
    public InstalledCertificate(StoredCertificate certificate, HResult hresult, KeyProof keyProof, List<StoredCertificate> added) {
        this.certificate = certificate;
        this.hresult = hresult;
        this.keyProof = keyProof;
        this.added = added;
    }

    /** The certificate, in MY. */
    public StoredCertificate certificate() {
        return certificate;
    }

    /** What {@code InstallResponse} returned. */
    public HResult hresult() {
        return hresult;
    }

    /** Whether the private key works. */
    public KeyProof keyProof() {
        return keyProof;
    }

    /** Every certificate that the call added to MY, CA or Root; empty when it was all there before. */
    public List<StoredCertificate> added() {
        return added;
    }
}
