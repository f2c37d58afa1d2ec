package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.pe.TestDll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StatusPackageTest {

    private static final String X86_FIRST = "x86_c11b445761001999864b51e748b75060_31bf3856ad364e35_6.0.6000.20755_none_45c76b5c43cf83aa";
    private static final String X86_STORE = "x86_microsoft-windows-x..rtificateenrollment_31bf3856ad364e35_6.0.6000.20755_none_f20906edaac1f958";
    private static final String X64_FIRST = "amd64_f375653d6c7abb5cb86eca9450616332_31bf3856ad364e35_6.0.6000.20755_none_4340e664ca197f58";
    private static final String X64_STORE = "amd64_microsoft-windows-x..rtificateenrollment_31bf3856ad364e35_6.0.6000.20755_none_4e27a271631f6a8e";

    @TempDir
    Path directory;

    private void file(String name, byte[] bytes, int size) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, Arrays.copyOf(bytes, size));
    }

    private void x86Package() throws IOException {
        file("update.mum", new byte[0], 1_805);
        file(X86_FIRST + ".manifest", new byte[0], 713);
        file(X86_STORE.toUpperCase(Locale.ROOT) + ".Manifest", new byte[0], 554_102);
        file(X86_STORE + "/certenroll.dll", TestDll.x86("6.0.6000.20755"), 1_105_408);
    }

    private Run audit(String... more) {
        String[] args = Arrays.copyOf(new String[] {"status", "--package", directory.toString()}, 3 + more.length);
        System.arraycopy(more, 0, args, 3, more.length);
        return Run.of(args);
    }

    @Test
    void aWholeX86Package() throws IOException {
        x86Package();
        Run run = audit();

        assertThat(run.out).startsWith("Complete: the x86 package").contains("AS_LISTED").doesNotContain("DIFFERENT").doesNotContain("ABSENT");
        assertThat(run.exitCode).isZero();
    }

    @Test
    void aWholeX64PackageWithItsSecondDll() throws IOException {
        file("Update.mum", new byte[0], 2_046);
        file(X64_FIRST + ".manifest", new byte[0], 1_074);
        file(X64_STORE + ".manifest", new byte[0], 554_140);
        file("wow64/certenroll.dll", TestDll.x86("6.0.6000.20755"), 1_105_408);
        file("x64/certenroll.dll", TestDll.x64("6.0.6000.20755"), 1_645_056);
        String json = audit("--json").out;

        Schema.assertValid("status-package", json);
        JsonObject answer = JsonParser.parseString(json).getAsJsonObject();
        assertThat(answer.get("platform").getAsString()).isEqualTo("x64");
        assertThat(answer.get("complete").getAsBoolean()).isTrue();
        assertThat(answer.getAsJsonArray("files")).hasSize(4).allSatisfy(file ->
                assertThat(file.getAsJsonObject().get("comparison").getAsString()).isEqualTo("AS_LISTED"));
    }

    @Test
    void saysWhatIsAbsentAndWhatDiffers() throws IOException {
        x86Package();
        Files.delete(directory.resolve("update.mum"));
        file(X86_FIRST + ".manifest", new byte[0], 714);
        file(X86_STORE + "/certenroll.dll", TestDll.x86("6.0.6000.16386"), 1_105_408);
        Run run = audit();

        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(run.out).startsWith("Not as listed").containsPattern("ABSENT +1805  Update.mum")
                .contains("has 714 bytes, not 713").contains("Certenroll.dll: is version 6.0.6000.16386");
    }

    @Test
    void aLaterDllIsAsGood() throws IOException {
        x86Package();
        file(X86_STORE + "/certenroll.dll", TestDll.x86("6.0.6000.20904"), 1_200_000);

        assertThat(audit().out).contains("LATER").contains("is version 6.0.6000.20904");
        assertThat(audit().exitCode).isZero();
    }

    @Test
    void aPackageInsideIsNamedWithTheCommandThatUnpacksIt() throws IOException {
        file("windows6.0-x86.msu", new byte[0], 10);
        file("inner.CAB", new byte[0], 10);
        Run run = audit();

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.out).contains("Nothing in").contains("expand -F:* \"" + directory.resolve("windows6.0-x86.msu") + "\" DIR").contains("inner.CAB");
        Run file = Run.of("status", "--package", directory.resolve("inner.CAB").toString());
        assertThat(file.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(file.err).contains("expand -F:*").contains("inner.CAB");
    }

    @Test
    void aDirectoryThatIsNotThere() {
        Run run = Run.of("status", "--package", directory.resolve("absent").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("absent").doesNotContain("Exception");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeAmongTheFilesIsNotOpened() throws Exception {
        x86Package();
        assertThat(new ProcessBuilder("mkfifo", directory.resolve("certenroll.dll").toString()).start().waitFor()).isZero();
        Run run = audit();

        assertThat(run.exitCode).isZero();
        assertThat(run.err.split("\\R")).singleElement().asString().contains("certenroll.dll is passed over: it is a pipe or a device");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its names have no limit that a test could reach")
    void whatCannotBeLookedIntoIsSaidAndTheRestGoesOn() throws Exception {
        x86Package();
        // A folder so deep that its name is too long to be opened: that stops the superuser, too.
        ProcessRun.in(directory).script("d=$(printf '%0200d' 0); i=0; while [ $i -lt 25 ]; do mkdir $d && cd $d || exit; i=$((i+1)); done");
        try {
            Run complete = audit();
            assertThat(complete.exitCode).as("all the files were found").isZero();
            assertThat(complete.out).startsWith("Complete").contains("cannot be read: ").contains("File name too long");
            Schema.assertValid("status-package", audit("--json").out);

            Files.delete(directory.resolve("update.mum"));
            assertThat(audit().exitCode).as("it may be there").isEqualTo(ExitCode.CANNOT_TELL);
        } finally {
            ProcessRun.in(directory).script("rm -rf 000*");
        }
    }
}
