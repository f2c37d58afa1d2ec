package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/contract-table.sh} finds what differs, and does not take silence for agreement. */
@DisabledOnOs(OS.WINDOWS)
class ContractTableTest {

    private static final String REFUSED = "rule-a 6.1.7601.17514 0x800b0109 0x800b0109 ok documented";
    private static final String INSTALLED = "rule-b 6.1.7601.17514 0x00000000 0x00000000 ok inferred";

    @TempDir
    Path folder;
    private String printed;

    @BeforeEach
    void everyClientHeardTheSame() throws IOException {
        for (String client : new String[] {"java", "com4j", "c-x64", "c-x86"}) {
            heard(client, REFUSED, INSTALLED);
        }
    }

    @Test
    void agreementIsShownOnce() throws Exception {
        assertThat(run()).isZero();
        assertThat(printed).endsWith("contract: 2 rules (1 documented, 1 inferred, 0 uncertain) on 1 builds, 0 differences\n")
                .containsOnlyOnce("rule-a").containsPattern("rule-a +0x800b0109 +documented +Java com4j C x64 C x86\n");
    }

    @Test
    void oneClientThatHeardAnotherNumberIsARow() throws Exception {
        heard("com4j", REFUSED, INSTALLED.replace("0x00000000 0x", "0x80070005 0x").replace("ok", "DIFFERENT"));

        assertThat(run()).isEqualTo(1);
        assertThat(printed).containsPattern("rule-b +6.1.7601.17514 +0x00000000 +0x00000000 +0x80070005! +0x00000000 +0x00000000")
                .containsOnlyOnce("rule-a").containsPattern("rule-b +DIFFERENT ").contains("1 differences");
    }

    @Test
    void theRightNumberWithATroubleIsADifference() throws Exception {
        heard("c-x86", REFUSED, INSTALLED.replace("ok", "DIFFERENT") + " # its key does not work");

        assertThat(run()).isEqualTo(1);
        assertThat(printed).contains("0x00000000!");
    }

    @Test
    void clientsThatExpectDifferentThingsDiffer() throws Exception {
        heard("java", REFUSED.replace("documented", "inferred"), INSTALLED);

        assertThat(run()).isEqualTo(1);
        assertThat(printed).contains("rule-a");
    }

    /** A flag may be in doubt before the hotfix, and documented with it. */
    @Test
    void aRuleIsAsSureAsOnTheBuildWhereItIsLeastSure() throws Exception {
        for (String client : new String[] {"java", "com4j", "c-x64", "c-x86"}) {
            heard(client, REFUSED, REFUSED.replace("6.1.7601.17514", "6.0.6000.16386").replace("documented", "uncertain"));
        }

        assertThat(run()).isZero();
        assertThat(printed).contains("1 rules (0 documented, 0 inferred, 1 uncertain) on 2 builds, 0 differences")
                .containsPattern("rule-a +0x800b0109 +0x800b0109 +uncertain +Java");
    }

    @Test
    void aClientThatDidNotRunIsNamed() throws Exception {
        Files.delete(folder.resolve("contract-c-x86.txt"));

        assertThat(run()).isEqualTo(1);
        assertThat(printed).contains("C x86: not run (");
    }

    @Test
    void whatThisMachineCannotRunIsNamedAndIsNoFailure() throws Exception {
        Files.delete(folder.resolve("contract-c-x86.txt"));
        how("c-x86", "not run: this kernel runs no 32-bit programs");

        assertThat(run()).isZero();
        assertThat(printed).containsPattern("rule-a +0x800b0109 +documented +Java com4j C x64, C x86: not run\n")
                .contains("0 differences; C x86 not run: this kernel runs no 32-bit programs\n");
    }

    @Test
    void whatWasNotRunOnOneBuildIsNoSilenceThere() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        for (String client : new String[] {"java", "com4j", "c-x64"}) {
            heard(other, client, REFUSED.replace("6.1.7601.17514", "6.0.6001.18000"));
        }
        Files.write(other.resolve("contract-c-x86.how"), "not run: why".getBytes(StandardCharsets.UTF_8));

        assertThat(run(other)).isZero();
        assertThat(printed).containsPattern("rule-a +0x800b0109 +0x800b0109 +documented +Java com4j C x64 C x86\n")
                .containsPattern("6.0.6001.18000 +1 rules, 1 asked by more than one client, 0 differences; C x86 not run: why\n")
                .containsPattern("6.1.7601.17514 +2 rules, 2 asked by more than one client, 0 differences\n");

        heard(other, "com4j", REFUSED.replace("6.1.7601.17514 0x800b0109", "6.0.6001.18000 0x00000000"));

        assertThat(run(other)).isEqualTo(1);
        assertThat(printed).containsPattern("rule-a +6.0.6001.18000 +0x800b0109 +0x800b0109 +0x00000000 +0x800b0109 +not run");
    }

    @Test
    void anEmulatedProcessorIsMarked() throws Exception {
        how("c-x86", "emulated");

        assertThat(run()).isZero();
        assertThat(printed).containsPattern("rule-a +0x800b0109 +documented +Java com4j C x64 C x86 \\(emulated\\)\n");
    }

    @Test
    void aRuleThatAClientIsNeverAskedIsNoGap() throws Exception {
        heard("java", REFUSED);
        heard("com4j", REFUSED);

        assertThat(run()).isZero();
        assertThat(printed).containsPattern("rule-b +0x00000000 +inferred +C x64 C x86\n");
    }

    @Test
    void aClientThatIsSilentOnOneBuildAloneIsADifference() throws Exception {
        heard("java", REFUSED, INSTALLED, INSTALLED.replace("6.1.7601.17514", "6.0.6001.18000"));

        assertThat(run()).isEqualTo(1);
        assertThat(printed).containsPattern("rule-b +6.0.6001.18000 +0x00000000 +0x00000000 +- +- +-");
    }

    @Test
    void oneClientAloneComparesNothing() throws Exception {
        for (String client : new String[] {"com4j", "c-x64", "c-x86"}) {
            Files.delete(folder.resolve("contract-" + client + ".txt"));
        }

        assertThat(run()).isEqualTo(1);
        assertThat(printed).contains("nothing was compared");
    }

    private void how(String client, String words) throws IOException {
        Files.write(folder.resolve("contract-" + client + ".how"), words.getBytes(StandardCharsets.UTF_8));
    }

    private void heard(String client, String... lines) throws IOException {
        heard(folder, client, lines);
    }

    private static void heard(Path folder, String client, String... lines) throws IOException {
        Files.write(folder.resolve("contract-" + client + ".txt"), Arrays.asList(lines), StandardCharsets.UTF_8);
    }

    private int run(Path... others) throws Exception {
        Path out = folder.resolve("out");
        List<String> command = new ArrayList<>(Arrays.asList("scripts/contract-table.sh", folder.toString()));
        Arrays.stream(others).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        printed = new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
        return process.exitValue();
    }
}
