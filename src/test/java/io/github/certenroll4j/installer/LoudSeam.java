package io.github.certenroll4j.installer;

import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.win.WindowsStores;

/** A double for a Windows that nobody is to ask: a test says what it answers by overriding. */
class LoudSeam implements Seam {

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
