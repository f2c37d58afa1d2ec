package io.github.certenroll4j.kit;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import io.github.certenroll4j.cli.CertEnroll4j;
import io.github.certenroll4j.hotfix.CertenrollCopy;
import io.github.certenroll4j.hotfix.HotfixStatus;
import io.github.certenroll4j.hotfix.WindowsFiles;
import io.github.certenroll4j.win.NativeStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Where a run took place: what a report means nothing without. Names neither the machine nor its user. */
final class KitEnvironment {

    private static final int MOST_LINES = 200;
    private static final int DOCTOR_MINUTES = 2;

    private final List<String> lines = new ArrayList<>();

    static void write(Path file, Selection selection) throws IOException, InterruptedException {
        KitEnvironment environment = new KitEnvironment();
        environment.run();
        environment.say("tests", selection);
        environment.windows();
        environment.certenroll();
        environment.java();
        environment.doctor();
        Files.write(file, environment.lines, StandardCharsets.UTF_8);
    }

    private void run() {
        say("date", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        say("certenroll4j", Optional.ofNullable(CertEnroll4j.class.getPackage().getImplementationVersion()).orElse("unpackaged"));
        say("sandbox", NativeStores.isSandbox() ? "yes: a stand-in answers, not Microsoft's CertEnroll" : "no");
    }

    private void windows() {
        TreeMap<String, Object> about = Advapi32Util.registryGetValues(WinReg.HKEY_LOCAL_MACHINE,
                "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion", WinNT.KEY_WOW64_64KEY);
        for (String name : new String[] {"ProductName", "CSDVersion", "CurrentVersion", "CurrentBuildNumber", "UBR", "BuildLabEx"}) {
            if (about.containsKey(name)) {
                say("windows " + name, about.get(name));
            }
        }
        say("processor", ThisWindows.processor());
        say("administrator", NativeStores.isAdministrator() ? "yes" : "no");
    }

    private void certenroll() {
        HotfixStatus status = HotfixStatus.of(WindowsFiles.live());
        for (CertenrollCopy copy : status.copies()) {
            say("certenroll.dll", copy.path() + " " + copy.version().map(Object::toString).orElse(copy.reason()) + " "
                    + copy.machine().orElse("?") + " " + (copy.size().isPresent() ? copy.size().getAsLong() + " bytes" : ""));
        }
        say("hotfix", status.state() + ": " + status.reason());
    }

    private void java() {
        say("java", System.getProperty("java.version") + " " + System.getProperty("java.vendor"));
        say("java vm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        say("java bits", System.getProperty("sun.arch.data.model"));
    }

    /** What the program itself says of this Windows, in a process as its users have it. */
    private void doctor() throws IOException, InterruptedException {
        // A file, as whatever it leaves running would hold a pipe open.
        Path output = Files.createTempFile("doctor", ".txt");
        try {
            Path jar = NativeTestKit.locationOf(CertEnroll4j.class);
            Process doctor = new ProcessBuilder(Paths.get(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp", jar.toString(), CertEnroll4j.class.getName(), "doctor").redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            doctor.getOutputStream().close();
            if (!doctor.waitFor(DOCTOR_MINUTES, TimeUnit.MINUTES)) {
                doctor.destroyForcibly();
                say("doctor", "did not end within " + DOCTOR_MINUTES + " minutes");
            }
            try (BufferedReader said = new BufferedReader(new InputStreamReader(Files.newInputStream(output), StandardCharsets.UTF_8))) {
                said.lines().limit(MOST_LINES).forEach(line -> say("doctor", line));
            }
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            // One that would not end may still have it.
            output.toFile().deleteOnExit();
        }
    }

    private void say(String name, Object value) {
        lines.add(name + ": " + value);
    }
}
