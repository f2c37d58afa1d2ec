package io.github.certenroll4j.win;

import io.github.certenroll4j.EncodedResponse;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.InstallRestriction;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

/** What is left when a process ends between the call and its end. */
public final class Interruption {

    private Interruption() {
    }

    /** As an installation of the user's or a dry run leaves the stores, and its journal, when it is killed right after the call. */
    public static void afterTheCall(boolean dryRun, EncodedResponse response) throws Exception {
        try (WindowsEnrollment enrollment = WindowsEnrollment.open(EnrollmentContext.USER)) {
            Installation installation = new Installation(EnrollmentContext.USER, response, dryRun);
            installation.journal().writeTo(UndoJournal.folder());
            enrollment.installResponse(EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT), response.text(), response.encoding(), new char[0]);
        }
    }

    static List<Path> journals() throws Exception {
        return UndoJournal.leftIn(UndoJournal.folder(), EnrollmentContext.USER);
    }
}
