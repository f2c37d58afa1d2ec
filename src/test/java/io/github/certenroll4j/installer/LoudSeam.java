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

/** A double for a Windows that nobody is to ask: a test says what it answers by overriding. */
class LoudSeam implements Seam {

    @Override
    public List<StoredCertificate> stored(StoreName store) throws EnrollmentException {
        throw new AssertionError("asked for a store");
    }

    @Override
    public List<PendingRequest> pending(EnrollmentContext context) throws EnrollmentException {
        throw new AssertionError("asked what waits");
    }

    @Override
    public Optional<Path> certEnroll() {
        throw new AssertionError("asked for CertEnroll");
    }

    @Override
    public Enrollment open(Caller caller, EnrollmentContext context) throws EnrollmentException {
        throw new AssertionError("opened");
    }

    @Override
    public KeyProof proveKey(EnrollmentContext context, String thumbprint) throws EnrollmentException {
        throw new AssertionError("asked for a key");
    }

    @Override
    public Outcome alone(EnrollmentContext context, WindowsStores.Task<Outcome> task) throws EnrollmentException {
        throw new AssertionError("locked");
    }
}
