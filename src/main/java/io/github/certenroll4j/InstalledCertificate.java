package io.github.certenroll4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A certificate that is in MY now, and what is known of it. Immutable. */
public final class InstalledCertificate {

    private final StoredCertificate certificate;
    private final HResult hresult;
    private final KeyProof keyProof;
    private final List<StoredCertificate> added;
    private final List<StoredCertificate> left;
    private final Optional<RenewedCertificate> renewed;

    /**
     * @param certificate where it is
     * @param hresult     what {@code InstallResponse} returned; rarely a failure although the certificate is installed
     * @param keyProof    whether its private key works
     * @param added       every certificate that was added to MY, CA or Root
     */
    public InstalledCertificate(StoredCertificate certificate, HResult hresult, KeyProof keyProof, List<StoredCertificate> added) {
        this(certificate, hresult, keyProof, added, Collections.emptyList(), Optional.empty());
    }

    private InstalledCertificate(StoredCertificate certificate, HResult hresult, KeyProof keyProof,
            List<StoredCertificate> added, List<StoredCertificate> left, Optional<RenewedCertificate> renewed) {
        this.certificate = certificate;
        this.hresult = hresult;
        this.keyProof = keyProof;
        this.added = Collections.unmodifiableList(new ArrayList<>(added));
        this.left = Collections.unmodifiableList(new ArrayList<>(left));
        this.renewed = renewed;
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

    /** The same after an undo that left some of the added certificates where they are. */
    public InstalledCertificate leaving(List<StoredCertificate> stayed) {
        return new InstalledCertificate(certificate, hresult, keyProof, added, stayed, renewed);
    }

    /** The same, with the certificate that it renews. */
    public InstalledCertificate renewing(RenewedCertificate old) {
        return new InstalledCertificate(certificate, hresult, keyProof, added, left, Optional.of(old));
    }

    /** The certificate that this one has renewed; empty when its request named none, or that one is gone. */
    public Optional<RenewedCertificate> renewed() {
        return renewed;
    }

    /** What an undo did not take away again, as somebody else had changed it meanwhile. */
    public List<StoredCertificate> left() {
        return left;
    }
}
