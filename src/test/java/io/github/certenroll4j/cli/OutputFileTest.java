package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.response.TestCa;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFileTest {

    private static final TestCa CA = TestCa.root(TestCa.Spec.of("Root").keys(TestCa.Keys.EC));
    private static final X509Certificate LEAF = CA.issue("leaf", TestCa.Keys.EC.generate().getPublic());
    private static final byte[] OLD = "old".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "new content".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Path response() throws Exception {
        return file("in.p7b", CA.fullChain(LEAF));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names = new ArrayList<>();
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
            Collections.sort(names);
            return names;
        }
    }

    private static OutputFile at(Path file, boolean force, Path... inputs) {
        return OutputFile.at(file, force, Arrays.asList(inputs));
    }

    @Test
    void whatIsThereIsOverwrittenByForceOnly() throws Exception {
        Path out = file("out.p7b", OLD);

        Run refused = Run.of("inspect", response().toString(), "--complete", out.toString());
        assertThat(refused.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err).contains("out.p7b").contains("--force");
        assertThat(refused.out).as("a mistake of usage is no answer").isEmpty();
        assertThat(out).hasBinaryContent(OLD);

        Run forced = Run.of("inspect", response().toString(), "--complete", out.toString(), "--force");
        assertThat(forced.exitCode).as(forced.err).isZero();
        assertThat(ResponseFile.read(out.toString()).certificates()).hasSize(2);
        assertThat(names()).containsExactly("in.p7b", "out.p7b");
    }

    @Test
    void noCertificateFileIsWrittenIfOneOfThemIsThere() throws Exception {
        Path second = file("2-root.pem", OLD);

        Run refused = Run.of("inspect", response().toString(), "--pem", folder.toString());
        assertThat(refused.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err).contains("2-root.pem").contains("--force");
        assertThat(names()).containsExactly("2-root.pem", "in.p7b");

        assertThat(Run.of("inspect", response().toString(), "--pem", folder.toString(), "--force").exitCode).isZero();
        assertThat(names()).containsExactly("1-end-entity.pem", "2-root.pem", "in.p7b");
        assertThat(Files.size(second)).isGreaterThan(OLD.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in.p7b", "./sub/../in.p7b", "symbolic", "hard", "sub/../symbolic"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
    void whatIsReadIsNeverOverwrittenWhateverItIsCalled(String name) throws Exception {
        Path in = response();
        Files.createDirectory(folder.resolve("sub"));
        Files.createSymbolicLink(folder.resolve("symbolic"), in);
        Files.createLink(folder.resolve("hard"), in);

        Run run = Run.of("inspect", in.toString(), "--force", "--complete", folder + "/" + name);

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("never").contains(name);
        assertThat(in).hasBinaryContent(CA.fullChain(LEAF));
    }

    @Test
    void whatTheChainWasCompletedWithIsReadToo() throws Exception {
        Path roots = Files.createDirectory(folder.resolve("roots"));
        Path root = Files.write(roots.resolve("root.cer"), CA.certificate().getEncoded());
        Path leaf = file("leaf.cer", LEAF.getEncoded());

        for (String option : new String[] {"--trust", "--with"}) {
            for (Path named : new Path[] {roots, root}) {
                Run run = Run.of("inspect", leaf.toString(), option, named.toString(), "--force", "--complete", root.toString());
                assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
                assertThat(run.err).contains("root.cer").contains("never");
            }
        }
        assertThat(Run.of("inspect", leaf.toString(), "--trust", roots.toString(), "--pem", roots.toString()).exitCode).isZero();
        assertThat(root).hasBinaryContent(CA.certificate().getEncoded());
    }

    @Test
    void theRequestIsNotWrittenOverItsSettings() throws Exception {
        Path inf = file("request.inf", "[NewRequest]\nSubject = \"CN=x\"\n".getBytes(StandardCharsets.US_ASCII));
        Path properties = file("request.properties", "subject = CN=x\n".getBytes(StandardCharsets.US_ASCII));

        for (String[] from : new String[][] {{"--inf", inf.toString()}, {"--from", properties.toString()}}) {
            Run run = Run.of("request", from[0], from[1], "--out", from[1], "--force");
            assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
            assertThat(run.err).contains("never");
        }
        Run existing = Run.of("request", "--inf", inf.toString(), "--out", properties.toString());
        assertThat(existing.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(existing.err).contains("--force");
        assertThat(properties).hasContent("subject = CN=x");
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsSaidBefore() throws Exception {
        assertThatThrownBy(() -> at(folder, true)).isInstanceOf(CommandException.class).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> at(folder.resolve("no/where"), false)).isInstanceOf(CommandException.class)
                .hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> at(file("f", OLD).resolve("x"), false)).hasMessageContaining("there is no folder");
        Run run = Run.of("inspect", response().toString(), "--pem", folder.resolve("f").toString());
        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("there is a file of this name");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its rights are other ones")
    void rightsAndLinksStay() throws Exception {
        Path real = file("real", OLD);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r---w-"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Paths.get("real"));

        at(link, true).write(NEW);

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(real).hasBinaryContent(NEW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real))).isEqualTo("rw-r---w-");
        assertThat(names()).containsExactly("link", "real");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its rights are other ones")
    void aNewFileHasTheRightsOfAnyNewFile() throws Exception {
        Path other = Files.createFile(folder.resolve("other"));

        at(folder.resolve("new"), false).write(NEW);

        assertThat(Files.getPosixFilePermissions(folder.resolve("new"))).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
    void aLinkToNowhereIsNotFollowed() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Paths.get("nowhere"));

        for (boolean force : new boolean[] {false, true}) {
            assertThatThrownBy(() -> at(link, force)).isInstanceOf(CommandException.class).hasMessageContaining("symbolic link");
        }
    }

    @Test
    void whatAppearsMeanwhileIsNotLost() throws Exception {
        OutputFile output = at(folder.resolve("out"), false);
        file("out", OLD);

        assertThatThrownBy(() -> output.write(NEW)).isInstanceOf(IOException.class).hasMessageContaining("--force");
        assertThat(folder.resolve("out")).hasBinaryContent(OLD);
        assertThat(names()).containsExactly("out");
    }

    @Test
    void ofManyWhoWriteAtTheSameTimeOneDoes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            OutputFile output = at(folder.resolve("out"), false);
            byte[] content = new byte[100_000 + i];
            Arrays.fill(content, (byte) i);
            all.add(threads.submit(() -> {
                start.await();
                try {
                    output.write(content);
                    return true;
                } catch (IOException late) {
                    return false;
                }
            }));
        }
        start.countDown();
        int winner = -1;
        for (int i = 0; i < 8; i++) {
            if (all.get(i).get()) {
                assertThat(winner).as("only one may win").isNegative();
                winner = i;
            }
        }
        threads.shutdown();
        byte[] content = Files.readAllBytes(folder.resolve("out"));
        assertThat(content).hasSize(100_000 + winner);
        assertThat(content[0]).isEqualTo((byte) winner);
        assertThat(names()).containsExactly("out");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no limit to set")
    void aFullDiskLeavesTheOldFileAndNothingElse() throws Exception {
        response();
        file("out", OLD);

        ProcessRun over = ProcessRun.in(folder).option("-XX:-UsePerfData").script("ulimit -f 1; certenroll4j inspect in.p7b --force --complete out");
        ProcessRun anew = ProcessRun.in(folder).option("-XX:-UsePerfData").script("ulimit -f 1; certenroll4j inspect in.p7b --complete new");

        for (ProcessRun run : Arrays.asList(over, anew)) {
            assertThat(run.exitCode).as(run.err).isEqualTo(ExitCode.CANNOT_TELL);
            assertThat(run.err).contains("cannot write").doesNotContain("Exception");
        }
        assertThat(folder.resolve("out")).hasBinaryContent(OLD);
        assertThat(names()).containsExactly("in.p7b", "out");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its devices have other names")
    void aDeviceIsWrittenToWithoutForce() throws Exception {
        String response = response().toString();

        Run none = Run.of("inspect", response, "--complete", "/dev/null");
        assertThat(none.exitCode).as(none.err).isZero();
        Run full = Run.of("inspect", response, "--complete", "/dev/full");
        assertThat(full.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(full.err).contains("cannot write /dev/full");
        assertThat(Files.isRegularFile(Paths.get("/dev/null"))).isFalse();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no name for stdin")
    void aFileThatIsLedIntoStdinIsReadToo() throws Exception {
        response();

        ProcessRun run = ProcessRun.in(folder).script("certenroll4j inspect - --force --complete in.p7b <in.p7b");

        assertThat(run.exitCode).as(run.err).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("never");
        assertThat(folder.resolve("in.p7b")).hasBinaryContent(CA.fullChain(LEAF));
    }

    /** Whatever rights the file had before: a private key is in it now. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSecretIsItsOwnersAlone() throws Exception {
        Path file = Files.write(folder.resolve("secret.pfx"), new byte[] {1});
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        OutputFile.at(file, true, Collections.emptyList()).forOwnerOnly().write(new byte[] {2});
        OutputFile.at(folder.resolve("new.pfx"), false, Collections.emptyList()).forOwnerOnly().write(new byte[] {3});

        for (String name : new String[] {"secret.pfx", "new.pfx"}) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(Files.readAllBytes(file)).containsExactly(2);
        assertThatThrownBy(() -> OutputFile.at(Paths.get("/dev/null"), true, Collections.emptyList()).forOwnerOnly().write(new byte[] {4}))
                .hasMessageContaining("no file that could be kept to its owner");
    }
}
