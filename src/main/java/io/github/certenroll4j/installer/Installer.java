package io.github.certenroll4j.installer;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.CmcStatus;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.win.WindowsEnrollment;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Installs what a CA answered, where its request waits, and says what came of it or why Windows refused. Immutable; any
 * thread may use it.
 *
 * <pre>{@code
 * try {
 *     CaResponse response = CaResponse.parse(bytes);
 *     Outcome outcome = Installer.ofThisWindows().install(response, EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT));
 *     System.out.println(outcome);
 * } catch (EnrollmentException refusal) {
 *     System.out.println(refusal.getMessage() + " " + refusal.cause() + " " + refusal.nextStep());
 * } catch (NotACaResponseException | NothingToInstallException wrong) {
 *     System.out.println(wrong.getMessage());
 * }
 * }</pre>
 */
public final class Installer {

    private static final char[] NO_PASSWORD = {};
    private static final String NOT_FOR_THE_MACHINE = "a web page acts for its user and cannot install for the machine";

    /** Empty: where the request waits. */
    private final Optional<EnrollmentContext> context;
    private final Caller caller;
    private final Seam seam;

    private Installer(Optional<EnrollmentContext> context, Caller caller, Seam seam) {
        this.context = context;
        this.caller = caller;
        this.seam = seam;
    }

    static Installer on(Seam seam) {
        return new Installer(Optional.empty(), Caller.DESKTOP, seam);
    }

    /**
     * An installer for the user who runs this program, and for the machine where that is where a request waits.
     *
     * @throws EnrollmentException {@code ERROR_NOT_SUPPORTED} where there is no Windows
     */
    public static Installer ofThisWindows() throws EnrollmentException {
        WindowsEnrollment.checkPossibleHere();
        return on(new WindowsSeam());
    }

    /**
     * The same, for this context wherever the request waits.
     *
     * @param forced whose stores and keys to use
     * @return another installer; this one stays as it is
     * @throws IllegalStateException for the machine's context of an installer {@link #asWebPage as a web page}
     */
    public Installer in(EnrollmentContext forced) {
        Objects.requireNonNull(forced, "forced");
        if (caller == Caller.WEB_PAGE && forced.isMachine()) {
            throw new IllegalStateException(NOT_FOR_THE_MACHINE);
        }
        return new Installer(Optional.of(forced), caller, seam);
    }

    /**
     * The same, by way of {@code CX509EnrollmentWebClassFactory}: held to what a web page may do. A page acts for its user.
     *
     * @throws IllegalStateException for an installer {@link #in in the machine's context}
     */
    public Installer asWebPage() {
        if (context.filter(EnrollmentContext::isMachine).isPresent()) {
            throw new IllegalStateException(NOT_FOR_THE_MACHINE);
        }
        return new Installer(Optional.of(EnrollmentContext.USER), Caller.WEB_PAGE, seam);
    }

    /**
     * Installs a response that needs no password.
     *
     * @param response     what the CA sent
     * @param restrictions what Windows may let pass; empty for Microsoft's {@code AllowNone}; none is added silently
     * @return the certificate, the proof of its key, and what else came into the stores
     * @throws Refusal                   if Windows refuses to install it: with the cause, and what helps
     * @throws EnrollmentException       if Windows refuses something before that: to read a store, or to wait
     * @throws NothingToInstallException if the response has no certificate that could be installed
     */
    public Outcome install(CaResponse response, Set<InstallRestriction> restrictions)
            throws EnrollmentException, NothingToInstallException {
        return prepare(response, restrictions).install(NO_PASSWORD);
    }

    /**
     * Lets Windows install a response that needs no password, and takes everything away again.
     *
     * @param response     what the CA sent
     * @param restrictions what Windows may let pass; empty for Microsoft's {@code AllowNone}; none is added silently
     * @return what would have come of it; it is not there any more
     * @throws Refusal                   if Windows refuses to install it: with the cause, and what helps
     * @throws EnrollmentException       if Windows refuses something before that: to read a store, or to wait
     * @throws NothingToInstallException if the response has no certificate that could be installed
     */
    public Outcome dryRun(CaResponse response, Set<InstallRestriction> restrictions)
            throws EnrollmentException, NothingToInstallException {
        return prepare(response, restrictions).dryRun(NO_PASSWORD);
    }

    /**
     * Finds out all that can be known before Windows is asked, and changes nothing.
     *
     * @param response     what the CA sent
     * @param restrictions what Windows may let pass; empty for Microsoft's {@code AllowNone}; none is added silently
     * @return the chain and the forecast, and the installation that can follow
     * @throws EnrollmentException       if a store may not be read
     * @throws NothingToInstallException if the response has no certificate that could be installed
     */
    public PreparedInstallation prepare(CaResponse response, Set<InstallRestriction> restrictions)
            throws EnrollmentException, NothingToInstallException {
        Objects.requireNonNull(restrictions, "restrictions");
        checkNotEmpty(response);
        return prepare(response, restrictions, ThisWindows.of(seam), ThisWindows.certEnroll(seam));
    }

    PreparedInstallation prepare(CaResponse response, Set<InstallRestriction> restrictions, ThisWindows windows,
            Optional<FileVersion> certEnroll) throws NothingToInstallException {
        CertificateChain chain = windows.chainOf(response);
        X509Certificate endEntity = endEntity(response, chain);
        Optional<EnrollmentContext> waiting = windows.waitingFor(endEntity);
        return new PreparedInstallation(chain, endEntity,
                response.encoded().withEndEntity(StoredCertificate.encoded(endEntity)), caller, restrictions,
                context.orElse(waiting.orElse(EnrollmentContext.USER)), waiting, certEnroll, seam);
    }

    /**
     * What needs no Windows to be known.
     *
     * @throws NothingToInstallException if the response has no certificate
     */
    public static void checkNotEmpty(CaResponse response) throws NothingToInstallException {
        Objects.requireNonNull(response, "response");
        if (response.entries().isEmpty()) {
            throw new NothingToInstallException("the response holds no certificate to install" + words(response));
        }
    }

    private static X509Certificate endEntity(CaResponse response, CertificateChain chain) throws NothingToInstallException {
        Optional<X509Certificate> endEntity = chain.endEntity();
        if (!endEntity.isPresent()) {
            throw new NothingToInstallException(chain.unreadable().isEmpty()
                    ? "the response holds no end-entity certificate to install" + words(response)
                    : "the response holds a certificate that cannot be read here and may be the one to install, so what came"
                            + " of it could be neither seen nor undone");
        }
        return endEntity.get();
    }

    private static String words(CaResponse response) {
        return response.cmcStatus().flatMap(CmcStatus::text).map(text -> "; the CA says: " + text).orElse("");
    }
}
