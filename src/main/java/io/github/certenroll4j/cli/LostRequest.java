package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.win.WindowsStores;
import java.util.Optional;

/** What to do with a request that was made, and then did not arrive: its key waits all the same. */
final class LostRequest {

    private LostRequest() {
    }

    /** @param trouble what failed, a clause */
    static CommandException told(String trouble, byte[] request, EnrollmentContext context) {
        String where = trouble + ". The request is made and pending in the " + context.owner() + "'s REQUEST store";
        Optional<String> sha1 = sha1(request, context);
        return sha1.isPresent()
                ? new CommandException(ExitCode.CANNOT_TELL, where + ", SHA-1 " + sha1.get() + ".",
                        "to have it again:  certenroll4j pending --request " + sha1.get() + " --out FILE",
                        "to remove it:      certenroll4j pending remove --yes " + sha1.get())
                : new CommandException(ExitCode.CANNOT_TELL, where + "; certenroll4j pending shows it.");
    }

    private static Optional<String> sha1(byte[] request, EnrollmentContext context) {
        try {
            return WindowsStores.of(context).dummyOf(request).map(StoredCertificate::thumbprint);
        } catch (EnrollmentException unreadable) {
            return Optional.empty();
        }
    }
}
