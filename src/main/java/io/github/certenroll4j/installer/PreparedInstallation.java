package io.github.certenroll4j.installer;

import io.github.certenroll4j.EncodedResponse;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HotfixRule;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.InstallForecast;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.win.WindowsStores;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * An installation of which all is known that can be known before Windows is asked: {@link Installer#prepare} makes one.
 * It shows the stores as they were at that time; the installation itself looks again.
 */
public final class PreparedInstallation {

    private final Seam seam;
    private final CertificateChain chain;
    private final X509Certificate endEntity;
    private final EncodedResponse response;
    private final Caller caller;
    private final Set<InstallRestriction> restrictions;
    private final EnrollmentContext context;
    private final Optional<EnrollmentContext> waitingIn;
    private final Optional<FileVersion> certEnroll;

    /** @param response with the end-entity certificate of the chain */
    PreparedInstallation(CertificateChain chain, X509Certificate endEntity, EncodedResponse response, Caller caller,
            Set<InstallRestriction> restrictions, EnrollmentContext context, Optional<EnrollmentContext> waitingIn,
            Optional<FileVersion> certEnroll, Seam seam) {
        this.seam = seam;
        this.chain = chain;
        this.endEntity = endEntity;
        this.response = response;
        this.caller = caller;
        this.restrictions = EnumSet.noneOf(InstallRestriction.class);
        this.restrictions.addAll(restrictions);
        this.context = context;
        this.waitingIn = waitingIn;
        this.certEnroll = certEnroll;
    }

    /** The chain of the response as this Windows sees it. */
    public CertificateChain chain() {
        return chain;
    }

    /** The certificate that will be installed. */
    public X509Certificate endEntity() {
        return endEntity;
    }

    /** Who calls CertEnroll. */
    public Caller caller() {
        return caller;
    }

    /** The flags that will be passed. */
    public Set<InstallRestriction> restrictions() {
        return Collections.unmodifiableSet(restrictions);
    }

    /** Whose stores it will be installed into. */
    public EnrollmentContext context() {
        return context;
    }

    /** Where the request for the certificate waits; empty when neither the user nor the machine has one. */
    public Optional<EnrollmentContext> requestWaitsIn() {
        return waitingIn;
    }

    /** Whether the request waits, but not where it will be looked for. */
    public boolean requestWaitsElsewhere() {
        return waitingIn.filter(where -> where.isMachine() != context.isMachine()).isPresent();
    }

    /** The version of the Certenroll.dll that will be asked; empty where it cannot be read. */
    public Optional<FileVersion> certEnroll() {
        return certEnroll;
    }

    /** What Windows will answer; empty where the version of its Certenroll.dll cannot be read. */
    public Optional<InstallForecast> forecast() {
        return certEnroll.filter(version -> HotfixRule.of(version).hasCertEnroll())
                .map(version -> InstallForecast.of(chain, version, caller, restrictions));
    }

    /**
     * Whether the certificate is in MY already, with a key that works.
     *
     * @throws EnrollmentException if the store may not be read
     */
    public boolean isInstalled() throws EnrollmentException {
        return proof().isVerified();
    }

    private KeyProof proof() throws EnrollmentException {
        return seam.proveKey(context, StoredCertificate.thumbprint(endEntity));
    }

    /**
     * Installs it; a certificate that is installed already is left as it is.
     *
     * @param password for a response that has one, else empty; stays the caller's to wipe
     * @throws Refusal             if Windows refuses to install it
     * @throws EnrollmentException if Windows refuses something before that: to read a store, or to wait
     */
    public Outcome install(char[] password) throws EnrollmentException {
        return alone(() -> new Outcome(Outcome.Kind.INSTALLED, enrolled(enrollment -> enrollment.install(response, restrictions, password))));
    }

    /**
     * Installs it and takes everything away again; a certificate that is installed already is left as it is.
     *
     * @param password for a response that has one, else empty; stays the caller's to wipe
     * @throws IllegalArgumentException for a PFX: its private key would stay in its container
     * @throws Refusal             if Windows refuses to install it
     * @throws EnrollmentException if Windows refuses something before that: to read a store, or to wait
     */
    public Outcome dryRun(char[] password) throws EnrollmentException {
        return alone(() -> new Outcome(Outcome.Kind.WOULD_INSTALL, enrolled(enrollment -> enrollment.dryRun(response, restrictions, password))));
    }

    /** Under one lock: what another dry run has just borrowed is not installed already. */
    private Outcome alone(WindowsStores.Task<Outcome> installation) throws EnrollmentException {
        return seam.alone(context, () -> {
            KeyProof proof = proof();
            return proof.isVerified()
                    ? Outcome.alreadyInstalled(new StoredCertificate(context, StoreName.MY, StoredCertificate.encoded(endEntity)), proof)
                    : installation.run();
        });
    }

    private interface Call {
        InstalledCertificate on(Enrollment enrollment) throws EnrollmentException;
    }

    private InstalledCertificate enrolled(Call call) throws Refusal {
        try (Enrollment enrollment = seam.open(caller, context)) {
            return call.on(enrollment);
        } catch (EnrollmentException refused) {
            throw new Refusal(refused, this);
        }
    }
}
