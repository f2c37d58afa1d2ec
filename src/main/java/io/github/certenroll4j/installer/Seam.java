package io.github.certenroll4j.installer;

import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.win.WindowsEnrollment;
import io.github.certenroll4j.win.WindowsStores;

/** All that an installation asks of Windows, too thin to be wrong: the thinking can be tried without one. */
interface Seam {

    /** This Windows. */
    Seam WINDOWS = new Seam() {
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
    };

    Enrollment open(Caller caller, EnrollmentContext context) throws EnrollmentException;

    /** Of a certificate in MY. */
    KeyProof proveKey(EnrollmentContext context, String thumbprint) throws EnrollmentException;

    /** What nobody else may come between. */
    Outcome alone(EnrollmentContext context, WindowsStores.Task<Outcome> task) throws EnrollmentException;
}
