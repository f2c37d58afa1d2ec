package io.github.certenroll4j.installer;

import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.win.WindowsStores;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All that an installation asks of Windows: the thinking can be tried without one. */
interface Seam {

    /** Of the user's store, which shows the machine's certificates, too. */
    List<StoredCertificate> stored(StoreName store) throws EnrollmentException;

    /** The requests that wait in this context's REQUEST store. */
    List<PendingRequest> pending(EnrollmentContext context) throws EnrollmentException;

    /** The Certenroll.dll that a process of this one's bits loads; it may be absent. */
    Optional<Path> certEnroll();

    Enrollment open(Caller caller, EnrollmentContext context) throws EnrollmentException;

    /** Of a certificate in MY. */
    KeyProof proveKey(EnrollmentContext context, String thumbprint) throws EnrollmentException;

    /** What nobody else may come between. */
    Outcome alone(EnrollmentContext context, WindowsStores.Task<Outcome> task) throws EnrollmentException;
}
