package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.lab.LabOverHttp;
import io.github.certenroll4j.win.NativeStores;
import io.github.certenroll4j.win.WindowsStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Request, submit, install and verify in one command, from this Windows to the lab, whose {@code /certsrv} is a double of the
 * pages of AD CS. By HTTP: the Java of the sandbox has no server for TLS.
 */
@Tag("once")
class EnrollIT {

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    @TempDir
    Path folder;

    private LabOverHttp lab;

    @BeforeEach
    void open() throws Exception {
        lab = new LabOverHttp(folder.resolve("keys"));
        stores.trust(lab.root());
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    private Run enroll(String... more) {
        List<String> words = new ArrayList<>(Arrays.asList("enroll", "--certsrv", lab.address(), "--allow-http", "--subject", "CN=web.example"));
        words.addAll(Arrays.asList(more));
        return Run.of(words.toArray(new String[0]));
    }

    private static int waiting() throws Exception {
        return WindowsStores.of(EnrollmentContext.USER).list(StoreName.REQUEST).size();
    }

    @Test
    void oneCommandDoesItAll() throws Exception {
        Run run = enroll("--template", "WebServer", "--out", folder.resolve("answer.p7b").toString());

        assertThat(run.exitCode).as(run.err + run.out).isZero();
        assertThat(run.out).contains("Installed: CN=web.example", "key:        verified");
        assertThat(waiting()).isZero();
        assertThat(folder.resolve("answer.p7b")).exists();
        String thumbprint = run.out.replaceAll("(?s).*thumbprint: +([0-9a-f]+).*", "$1");
        assertThat(Run.of("verify", thumbprint).exitCode).isZero();
    }

    @Test
    void jsonSaysTheSame() {
        Run run = enroll("--json");

        assertThat(run.exitCode).as(run.err + run.out).isZero();
        JsonObject answer = JsonParser.parseString(run.out).getAsJsonObject();
        assertThat(answer.get("state").getAsString()).isEqualTo("installed");
        assertThat(answer.get("keyVerified").getAsBoolean()).isTrue();
    }

    /** Nothing is lost: the commands that are told go on to the end. */
    @Test
    void whatIsPendingGoesOn() throws Exception {
        Run run = enroll("--template", "Pending", "--out", folder.resolve("answer.p7b").toString());

        assertThat(run.exitCode).as(run.err).isEqualTo(ExitCode.NOT_YET);
        assertThat(run.out).contains("Pending as request 7");
        assertThat(waiting()).isEqualTo(1);
        lab.decide(7, true);
        String[] steps = run.out.split("to go on: +certenroll4j ");
        assertThat(steps).hasSize(3);
        for (int i = 1; i < steps.length; i++) {
            Run step = Run.of(steps[i].split("\\R")[0].split(" "));
            assertThat(step.exitCode).as(step.err).isZero();
        }
        assertThat(waiting()).isZero();
    }

    @Test
    void aDenialLeavesTheRequestAndSaysHowToRemoveIt() throws Exception {
        Run run = enroll("--template", "Denied");

        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(run.out).contains("Denied as request 7", "0x80094800");
        String remove = run.out.replaceAll("(?s).*to remove it: +certenroll4j ([^\r\n]+).*", "$1");
        assertThat(Run.of(remove.split(" ")).exitCode).isZero();
        assertThat(waiting()).isZero();
    }

    @Test
    void aCaThatCannotBeAskedIsFoundOutBeforeAKeyIsMade() throws Exception {
        lab.close();

        Run run = enroll();

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("nothing answers");
        assertThat(waiting()).isZero();
    }
}
