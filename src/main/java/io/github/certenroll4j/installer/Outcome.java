package io.github.certenroll4j.installer;

import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.RenewedCertificate;
import io.github.certenroll4j.StoredCertificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What came of an installation that Windows did not refuse. Immutable. */
public final class Outcome {

    /** What was done. */
    public enum Kind {
        /** The certificate is in MY now. */
        INSTALLED,
        /** It was in MY before, with a key that works: Windows was not asked. */
        ALREADY_INSTALLED,
        /** Windows installed it, and it was taken away again. */
        WOULD_INSTALL
    }

    private final Kind kind;
    private final InstalledCertificate installed;

    Outcome(Kind kind, InstalledCertificate installed) {
        this.kind = kind;
        this.installed = installed;
    }

    static Outcome alreadyInstalled(StoredCertificate certificate, KeyProof proof) {
        return new Outcome(Kind.ALREADY_INSTALLED,
                new InstalledCertificate(certificate, HResult.S_OK, proof, Collections.emptyList()));
    }

    /** What was done. */
    public Kind kind() {
        return kind;
    }

    /** Whether the certificate is in MY now. */
    public boolean isInstalled() {
        return kind != Kind.WOULD_INSTALL;
    }

    /** The certificate, in MY; after a dry run where it was. */
    public StoredCertificate certificate() {
        return installed.certificate();
    }

    /** Whether its private key works: Windows was made to sign, and the signature was verified. */
    public KeyProof keyProof() {
        return installed.keyProof();
    }

    /** What {@code InstallResponse} returned; rarely a failure although the certificate is installed. */
    public HResult hresult() {
        return installed.hresult();
    }

    /** Every certificate that was added to MY, CA or Root, after a dry run those that had been. */
    public List<StoredCertificate> added() {
        return installed.added();
    }

    /** The certificate that this one has renewed, if any: it is archived now. */
    public Optional<RenewedCertificate> renewed() {
        return installed.renewed();
    }

    /** What a dry run could not take away again, as another program has changed it meanwhile. */
    public List<StoredCertificate> left() {
        return installed.left();
    }

    /** {@code INSTALLED MY (user): CN=server.example, key verified (SHA256withRSA)}. */
    @Override
    public String toString() {
        return kind + " " + certificate() + ", key " + (keyProof().isVerified() ? "verified" : "NOT verified")
                + " (" + keyProof().detail() + ")";
    }
}
