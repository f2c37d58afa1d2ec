package io.github.certenroll4j.installer;

import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.win.WindowsEnrollment;
import io.github.certenroll4j.win.WindowsStores;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The Windows that runs this program, too thin to be wrong. Where there is none, nothing is stored and nothing waits. */
final class WindowsSeam implements Seam {

    @Override
    public List<StoredCertificate> stored(StoreName store) throws EnrollmentException {
        return WindowsEnrollment.isPossibleHere() ? WindowsStores.of(EnrollmentContext.USER).list(store) : Collections.emptyList();
    }

    @Override
    public List<PendingRequest> pending(EnrollmentContext context) throws EnrollmentException {
        return WindowsEnrollment.isPossibleHere() ? WindowsStores.of(context).pending() : Collections.emptyList();
    }

    /** Windows leads a 32-bit process to its own system directory. */
    @Override
    public Optional<Path> certEnroll() {
        return Optional.ofNullable(System.getenv("SystemRoot")).filter(windows -> WindowsEnrollment.isPossibleHere())
                .map(windows -> Paths.get(windows, "System32", "certenroll.dll"));
    }

    @Override
    public Enrollment open(Caller caller, EnrollmentContext context) throws EnrollmentException {
        return caller == Caller.WEB_PAGE ? WindowsEnrollment.openAsWebPage() : WindowsEnrollment.open(context);
    }

    @Override
    public KeyProof proveKey(EnrollmentContext context, String thumbprint) throws EnrollmentException {
        return WindowsStores.of(context).proveKey(StoreName.MY, thumbprint);
    }

    @Override
    public Outcome alone(EnrollmentContext context, WindowsStores.Task<Outcome> task) throws EnrollmentException {
        return WindowsStores.of(context).alone(task);
    }
}
