package io.github.certenroll4j.cli;

import io.github.certenroll4j.Count;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.hotfix.CertenrollCopy;
import io.github.certenroll4j.hotfix.HotfixState;
import io.github.certenroll4j.hotfix.HotfixStatus;
import io.github.certenroll4j.hotfix.WindowsFiles;
import io.github.certenroll4j.win.WindowsEnrollment;
import io.github.certenroll4j.win.WindowsProbe;
import io.github.certenroll4j.win.WindowsProviders;
import io.github.certenroll4j.win.WindowsStores;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Looks at all that an enrollment needs, one thing after the other; nothing is changed, and nothing that fails ends it. */
final class Checkup {

    /** What came of one look. */
    enum Result {
        OK, NO, NOT_HERE
    }

    /** One look: what was found and, where something is amiss, what to do. */
    static final class Finding {
        final String name;
        final Result result;
        final String found;
        final String advice;

        Finding(String name, Result result, String found, String advice) {
            this.name = name;
            this.result = result;
            this.found = found;
            this.advice = advice;
        }
    }

    private interface Look {
        String found() throws EnrollmentException;
    }

    /** Before this program was made: a clock that stands there is wrong. */
    private static final Instant FIRST_DAY = Instant.parse("2026-01-01T00:00:00Z");
    private static final StoreName[] STORES = {StoreName.MY, StoreName.CA, StoreName.REQUEST};

    private final Map<String, String> environment;
    private final Instant now;
    private final boolean isWindows;
    private final List<Finding> findings = new ArrayList<>();

    /** @param now by the clock of this machine */
    Checkup(Map<String, String> environment, Instant now) {
        this.environment = environment;
        this.now = now;
        this.isWindows = WindowsEnrollment.isPossibleHere();
    }

    List<Finding> run() {
        add("system", Result.OK, System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + bits());
        add("java", Result.OK, System.getProperty("java.version") + " " + System.getProperty("java.vendor") + ", "
                + System.getProperty("sun.arch.data.model") + " bits");
        clock();
        certenroll();
        look("programs", "CX509Enrollment can be made in this process", () -> {
            WindowsProbe.createEnrollment();
            return "";
        });
        look("web pages", "CX509EnrollmentWebClassFactory makes CX509Enrollment in its own process", () -> {
            WindowsProbe.createByWebFactory();
            return "";
        });
        providers();
        profile();
        elevation();
        look("user's stores", "", () -> stores(EnrollmentContext.USER));
        look("machine's stores", "", () -> stores(EnrollmentContext.MACHINE));
        for (EnrollmentContext context : new EnrollmentContext[] {EnrollmentContext.USER, EnrollmentContext.MACHINE}) {
            interrupted(context);
        }
        add("any system", Result.OK, "status --windows, version, inspect, explain, page and fleet need no Windows");
        return Collections.unmodifiableList(findings);
    }

    private String bits() {
        if (!isWindows) {
            return System.getProperty("os.arch");
        }
        // In a 32-bit program on a 64-bit Windows, the first has the processor.
        String wide = environment.get("PROCESSOR_ARCHITEW6432");
        return "processor " + (wide == null ? environment.getOrDefault("PROCESSOR_ARCHITECTURE", "unknown") : wide);
    }

    private void clock() {
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        if (now.isBefore(FIRST_DAY)) {
            add("clock", Result.NO, time, "Set the clock: by this one no certificate of today is valid yet.");
        } else {
            add("clock", Result.OK, time);
        }
    }

    private void certenroll() {
        if (!isWindows) {
            notHere("Certenroll.dll");
            return;
        }
        HotfixStatus status = HotfixStatus.of(WindowsFiles.live());
        for (CertenrollCopy copy : status.copies()) {
            add("Certenroll.dll", copy.version().isPresent() ? Result.OK : Result.NO,
                    copy.path() + " " + copy.version().map(Object::toString).orElse(copy.reason()) + " " + copy.machine().orElse(""),
                    copy.version().isPresent() ? "" : "Repair the system files: sfc /scannow");
        }
        boolean good = status.state() == HotfixState.INSTALLED || status.state() == HotfixState.INCLUDED
                || status.state() == HotfixState.NOT_APPLICABLE;
        add("hotfix", good ? Result.OK : Result.NO, status.state() + ": " + status.reason(),
                good ? "" : "See certenroll4j status --verbose.");
    }

    private void providers() {
        if (!isWindows) {
            notHere("key providers");
            return;
        }
        List<String> names = WindowsProviders.names();
        boolean any = !names.isEmpty();
        add("key providers", any ? Result.OK : Result.NO, any ? Count.of(names.size(), "provider") + ": " + String.join(", ", names)
                : "Windows lists none", any ? "" : "Repair the system files: sfc /scannow");
    }

    private void profile() {
        if (!isWindows) {
            notHere("profile");
            return;
        }
        String folder = environment.get("APPDATA");
        boolean there = folder != null && Files.isDirectory(Paths.get(folder)) && Files.isWritable(Paths.get(folder));
        // Not its name, which is the user's: what the doctor says is sent around.
        add("profile", there ? Result.OK : Result.NO, "the folder that APPDATA names " + (there ? "can be written" : "cannot be written"),
                there ? "" : "Log on as the user, or have the service load the profile: keys are kept in it.");
    }

    private void elevation() {
        look("elevated", "", () -> WindowsProbe.isElevated() ? "yes"
                : "no: enough for the user's certificates; for --machine start the command prompt as administrator");
    }

    private static String stores(EnrollmentContext context) throws EnrollmentException {
        // Without elevation nobody is expected to write the machine's.
        boolean toWrite = !context.isMachine() || WindowsProbe.isElevated();
        List<String> found = new ArrayList<>();
        for (StoreName name : STORES) {
            found.add(name.officialName() + " " + WindowsStores.of(context).list(name).size());
            if (toWrite) {
                WindowsProbe.openToWrite(context, name);
            }
        }
        return "can be read" + (toWrite ? " and written" : ", and not be written without elevation") + ": " + String.join(", ", found);
    }

    private void interrupted(EnrollmentContext context) {
        String name = "interrupted (" + context.owner() + ")";
        if (!isWindows) {
            notHere(name);
            return;
        }
        try {
            int left = WindowsProbe.interruptedInstallations(context);
            add(name, left == 0 ? Result.OK : Result.NO, left == 0 ? "none" : Count.of(left, "installation") + ", cut off and not undone yet",
                    left == 0 ? "" : "certenroll4j pending undoes it and says so.");
        } catch (EnrollmentException unreadable) {
            refused(name, unreadable);
        }
    }

    private void look(String name, String good, Look look) {
        if (!isWindows) {
            notHere(name);
            return;
        }
        try {
            String found = look.found();
            add(name, Result.OK, good.isEmpty() ? found : good);
        } catch (EnrollmentException refused) {
            refused(name, refused);
        }
    }

    private void refused(String name, EnrollmentException refused) {
        add(name, Result.NO, refused.getMessage(), CommandWords.in((refused.cause() + " " + refused.nextStep()).trim()));
    }

    private void notHere(String name) {
        add(name, Result.NOT_HERE, "needs Windows; this is " + System.getProperty("os.name"));
    }

    private void add(String name, Result result, String found) {
        add(name, result, found, "");
    }

    private void add(String name, Result result, String found, String advice) {
        findings.add(new Finding(name, result, found, advice));
    }
}
