package io.github.certenroll4j.installer;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.response.PendingKeys;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Outcomes and refusals as a Windows would bring them about, for tests that have none. */
public final class Outcomes {

    private final byte[] response;
    private List<X509Certificate> trusted = Collections.emptyList();
    private final Set<InstallRestriction> flags = EnumSet.noneOf(InstallRestriction.class);
    private Caller caller = Caller.DESKTOP;
    private EnrollmentContext context = EnrollmentContext.USER;
    private Optional<EnrollmentContext> waiting = Optional.of(EnrollmentContext.USER);
    private Optional<FileVersion> certEnroll = Optional.of(FileVersion.parse("10.0.19041.1"));

    private Outcomes(byte[] response) {
        this.response = response;
    }

    public static Outcome dryRun(InstalledCertificate tried) {
        return new Outcome(Outcome.Kind.WOULD_INSTALL, tried);
    }

    public static Outcome installed(InstalledCertificate installed) {
        return new Outcome(Outcome.Kind.INSTALLED, installed);
    }

    public static Outcomes of(byte[] response) {
        return new Outcomes(response);
    }

    public Outcomes trusting(X509Certificate root) {
        trusted = Collections.singletonList(root);
        return this;
    }

    public Outcomes passing(InstallRestriction... passed) {
        Collections.addAll(flags, passed);
        return this;
    }

    public Outcomes asWebPage() {
        caller = Caller.WEB_PAGE;
        return this;
    }

    public Outcomes in(EnrollmentContext asked) {
        context = asked;
        return this;
    }

    public Outcomes waitingIn(EnrollmentContext... where) {
        waiting = where.length == 0 ? Optional.empty() : Optional.of(where[0]);
        return this;
    }

    public Outcomes on(String version) {
        certEnroll = version.isEmpty() ? Optional.empty() : Optional.of(FileVersion.parse(version));
        return this;
    }

    PreparedInstallation prepared() throws Exception {
        CaResponse read = CaResponse.parse(response);
        CertificateChain chain = CertificateChain.of(read, trusted, Collections.emptyList(), PendingKeys.any());
        return new PreparedInstallation(chain, chain.endEntity().get(), read.encoded(), caller, flags, context, waiting,
                certEnroll, new LoudSeam());
    }

    public Refusal refusedWith(String symbol) throws Exception {
        return new Refusal(new EnrollmentException(HResult.parse(symbol), "InstallResponse", "as Windows words it"), prepared());
    }
}
