package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.response.TestCa;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Many processes with many threads install certificates of one CA, some as a dry run first, some refused first. */
class LoadIT {

    private static final TestCa CA = TestCa.root("Load Root").intermediate("Load Issuing CA");

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    @TempDir
    Path folder;

    @Test
    @Tag("once")
    void twoProcessesOfTwoThreadsLoseNothing() throws Exception {
        load(2, 2, 6);
    }

    @Test
    @Tag("long")
    void eightProcessesOfFourThreadsInstallAThousandAndLoseNothing() throws Exception {
        load(8, 4, 32);
    }

    private void load(int processes, int threads, int each) throws Exception {
        Path ca = Files.write(folder.resolve("ca"), CA.saved());
        List<Process> all = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < processes; i++) {
            ProcessBuilder program = new ProcessBuilder(System.getProperty("java.home") + "\\bin\\java.exe", "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), LoadProgram.class.getName(),
                    ca.toString(), String.valueOf(threads), String.valueOf(each)).redirectErrorStream(true);
            // Java says which of them it has seen, among what is read here.
            program.environment().keySet().removeIf(name -> name.endsWith("_OPTIONS"));
            all.add(program.start());
        }
        int installed = 0;
        for (Process process : all) {
            StringBuilder said = new StringBuilder();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(line -> said.append(line).append('\n'));
            }
            assertThat(process.waitFor()).as(said.toString()).isZero();
            installed += Integer.parseInt(said.toString().trim());
        }
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        assertThat(installed).isEqualTo(processes * threads * each);
        assertThat(InstallationLockIT.mutexExists()).as("a mutex is left").isFalse();
        assertThat(Interruption.journals()).isEmpty();
        assertThat(InterruptedInstallation.finish(EnrollmentContext.USER)).isEmpty();
        System.out.println("figure: " + processes + " processes of " + threads + " threads: " + installed + " installed, none lost, in "
                + seconds + " s");
    }
}
