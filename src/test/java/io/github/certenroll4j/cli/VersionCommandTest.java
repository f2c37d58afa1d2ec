package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.pe.TestDll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionCommandTest {

    @TempDir
    Path directory;

    private String file(String name, byte[] bytes) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes).toString();
    }

    @Test
    void printsARowForEachFile() throws IOException {
        Run run = Run.of("version", file("a.dll", TestDll.x86("1.2.3.4")), file("b.dll", TestDll.x64("6.0.6000.20755")));

        assertThat(run.exitCode).isZero();
        assertThat(run.out.split("\\R")).satisfiesExactly(
                first -> assertThat(first).startsWith("1.2.3.4 ").contains(" x86 ").endsWith("a.dll"),
                second -> assertThat(second).startsWith("6.0.6000.20755 ").contains(" x64 ").endsWith("b.dll"));
    }

    @Test
    void answersAsJsonAndWalksDirectories() throws IOException {
        file("sub/deep/a.dll", TestDll.x86("1.2.3.4"));
        file("sub/readme.txt", "no program".getBytes("UTF-8"));
        Run run = Run.of("version", "--json", directory.toString());

        JsonObject answer = JsonParser.parseString(run.out).getAsJsonObject();
        JsonArray files = answer.getAsJsonArray("files");
        assertThat(answer.get("schema").getAsString()).isEqualTo("certenroll4j.version/1");
        assertThat(files).hasSize(2).allSatisfy(row ->
                assertThat(row.getAsJsonObject().keySet()).containsExactly("path", "version", "machine", "size", "error", "productVersion", "errorCode"));
        assertThat(run.exitCode).as("the directory has a file with a version").isZero();
    }

    @Test
    void aFileThatIsNoProgramIsTroubleAndNoAnswer() throws IOException {
        Run run = Run.of("version", file("empty.dll", new byte[0]), directory.resolve("absent.dll").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("empty.dll: not a PE file: the file is empty").contains("absent.dll: there is no such file");
        assertThat(run.out).isEmpty();
    }

    @Test
    void aFolderWithoutFilesIsSaid() throws IOException {
        Files.createDirectories(directory.resolve("empty/within"));
        file("other/readme.txt", new byte[3]);

        Run run = Run.of("version", directory.resolve("empty").toString());
        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.out).isEmpty();
        assertThat(run.err).isEqualTo("certenroll4j: there is no file in " + directory.resolve("empty") + System.lineSeparator());

        Run json = Run.of("version", "--json", "--match", "*.dll", directory.resolve("other").toString());
        assertThat(json.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(json.out).contains("\"files\": []");
        assertThat(json.err).contains("there is no file named like *.dll in ");
    }

    @Test
    void walksInTheOrderOfNamesAndTakesOnlyWhatMatches() throws IOException {
        file("b/two.DLL", TestDll.x86("2.0.0.0"));
        file("a/one.dll", TestDll.x86("1.0.0.0"));
        file("a/notes.txt", new byte[3]);
        Run run = Run.of("version", "--match", "*.Dll", directory.toString());

        assertThat(run.out.split("\\R")).satisfiesExactly(
                first -> assertThat(first).contains("one.dll"), second -> assertThat(second).contains("two.DLL"));
        assertThat(run.exitCode).isZero();
    }

    @Test
    void aPatternThatIsNoneIsAMistakeOfUsage() {
        Run run = Run.of("version", "--match", "{*.dll", directory.toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("--match {*.dll");
    }

    @Test
    void valuesForASpreadsheetCannotRunInIt() throws IOException {
        String dll = file("=cmd(),x.dll", TestDll.x64("1.2.3.4"));
        Path relative = directory.toAbsolutePath().relativize(Paths.get(dll));
        Run run = Run.of("version", "--csv", dll);

        assertThat(run.out).startsWith("path,version,machine,size,error,productVersion,errorCode\r\n")
                .contains("=cmd(),x.dll\",1.2.3.4,x64,2560,,1.2.3.4,\r\n");
        assertThat(Csv.line(relative.toString())).startsWith("\"'=cmd()");
        assertThat(Csv.line("+1", "-1", "@x", "\uff1dx", "plain", "\t=x", "\"x\"", "a\r\nb"))
                .isEqualTo("'+1,'-1,'@x,'\uff1dx,plain,\\u0009=x,\"\"\"x\"\"\",a\\u000d\\u000ab");
    }

    @Test
    void printsStringsOnRequest() throws IOException {
        byte[] bytes = TestDll.x86().version(0x0409, "1.2.3.4").string("CompanyName", "Contoso").bytes();

        assertThat(Run.of("version", "--strings", file("a.dll", bytes)).out).contains("    CompanyName: Contoso");
    }

    @Test
    void stringsGoWithJsonAndCsv() throws IOException {
        String dll = file("a.dll", TestDll.x86().version(0x0409, "1.2.3.4").string("CompanyName", "Contoso, Ltd")
                .string("path", "not a column").string("FileVersion", "=1").bytes());
        String none = file("b.dll", new byte[70]);

        JsonArray files = JsonParser.parseString(Run.of("version", "--json", "--strings", dll, none).out).getAsJsonObject().getAsJsonArray("files");
        assertThat(files.get(0).getAsJsonObject().getAsJsonObject("strings")).hasToString(
                "{\"CompanyName\":\"Contoso, Ltd\",\"path\":\"not a column\",\"FileVersion\":\"=1\"}");
        assertThat(files.get(1).getAsJsonObject().getAsJsonObject("strings").keySet()).isEmpty();
        assertThat(Run.of("version", "--csv", "--strings", dll, none).out).startsWith("path,version,machine,size,error,productVersion,errorCode,"
                + "Comments,CompanyName,FileDescription,FileVersion,").contains(",1.2.3.4,,,\"Contoso, Ltd\",,'=1,,,,,,,,\r\n").contains(",not-pe,,,,,,,,,,,,\r\n");
    }

    @Test
    void anErrorHasItsCode() throws IOException {
        JsonArray files = JsonParser.parseString(Run.of("version", "--json", file("none.dll", TestDll.x86().bytes()), file("text.dll", new byte[99]),
                directory.resolve("absent.dll").toString(), "/dev/zero").out).getAsJsonObject().getAsJsonArray("files");

        assertThat(files).extracting(row -> row.getAsJsonObject().get("errorCode").getAsString())
                .startsWith("no-version", "not-pe", "no-such-file");
        assertThat(files).allSatisfy(row -> assertThat(row.getAsJsonObject().get("productVersion").isJsonNull()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "6.0.6000.20755, a,       0",
        "6.0.6000.20755, a b,     1",
        "6.0.6000.20755, b none,  1",
        "6.0.6000.20755, a none,  4",
        "6.0.6000.20755, folder,  1",
        "6.0.6000.20756, a,       1",
        "6.0.6000,       a,       2",
    })
    void aFileThatIsOlderEndsWithNo(String limit, String names, int exitCode) throws IOException {
        file("a", TestDll.x86("6.0.6000.20755"));
        file("b", TestDll.x86("6.0.6000.20754"));
        file("none", TestDll.x86().bytes());
        file("folder/b", TestDll.x86("6.0.6000.20754"));
        file("folder/none", TestDll.x86().bytes());
        String[] arguments = Stream.concat(Stream.of("version", "--at-least", limit),
                Arrays.stream(names.split(" ")).map(name -> directory.resolve(name).toString())).toArray(String[]::new);

        Run run = Run.of(arguments);
        assertThat(run.exitCode).isEqualTo(exitCode);
        assertThat(run.out.contains(": older than " + limit)).isEqualTo(exitCode == ExitCode.NO);
        if (exitCode == ExitCode.USAGE) {
            assertThat(run.err).contains("--at-least 6.0.6000: not a file version");
        }
    }

    @Test
    void whetherAFileIsOlderIsAlsoInJsonAndCsv() throws IOException {
        String a = file("a", TestDll.x86("6.0.6000.20755"));
        String b = file("b", TestDll.x86("6.0.6000.20754"));
        String none = file("none", TestDll.x86().bytes());

        JsonArray files = JsonParser.parseString(Run.of("version", "--json", "--at-least", "6.0.6000.20755", a, b, none).out)
                .getAsJsonObject().getAsJsonArray("files");
        assertThat(files).extracting(row -> row.getAsJsonObject().get("atLeast").toString()).containsExactly("true", "false", "null");
        Run csv = Run.of("version", "--csv", "--at-least=6.0.6000.20755", a, b, none);
        assertThat(csv.out.split("\r\n")).satisfiesExactly(header -> assertThat(header).endsWith("errorCode,atLeast"),
                first -> assertThat(first).endsWith(",true"), second -> assertThat(second).endsWith(",false"), third -> assertThat(third).endsWith(","));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNameWithALineEndStaysOnItsLine() throws IOException {
        Run run = Run.of("version", file("two\nlines\u001b[1m.dll", TestDll.x86("1.2.3.4")));

        assertThat(run.out.split("\\R")).hasSize(1);
        assertThat(run.out).contains("two\\u000alines\\u001b[1m.dll");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void devicesPipesAndLinksInACircleAreNotWaitedFor() throws Exception {
        file("a.dll", TestDll.x86("1.2.3.4"));
        Files.createSymbolicLink(directory.resolve("circle"), directory);
        Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("nowhere"));
        assertThat(new ProcessBuilder("mkfifo", directory.resolve("pipe").toString()).start().waitFor()).isZero();
        Run run = Run.of("version", directory.toString(), "/dev/zero");

        assertThat(run.out).contains("a.dll").doesNotContain("circle").doesNotContain("pipe");
        assertThat(run.err.split("\\R")).hasSize(3);
        assertThat(run.err).contains("dangling: there is no such file")
                .contains("/dev/zero: is no regular file, and gives more than 16 MiB")
                .contains("pipe is passed over: it is a pipe or a device");
        assertThat(run.exitCode).as("/dev/zero has none").isEqualTo(ExitCode.CANNOT_TELL);

        Run others = Run.of("version", "--match=*.dll", directory.toString());
        assertThat(others.err).as("nobody asked for a file of that name").isEmpty();
        assertThat(others.exitCode).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkThatLeadsBackToItselfHasItsOwnCode() throws IOException {
        Path loop = Files.createSymbolicLink(directory.resolve("loop"), Paths.get("loop"));
        Run run = Run.of("version", loop.toString());

        assertThat(run.err.trim()).isEqualTo(loop + ": it is a symbolic link that leads back to itself");
        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(Run.of("version", "--json", directory.toString()).out).contains("\"errorCode\": \"link-loop\"");

        Path through = Files.createSymbolicLink(directory.resolve("through"), Paths.get(file("a.dll", new byte[0]), "x"));
        assertThat(Run.of("version", "--json", through.toString()).out).contains("\"errorCode\": \"unreadable\"");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeThatIsNamedIsRead() throws Exception {
        file("a.dll", TestDll.x86().version(0x0409, "1.2.3.4").string("CompanyName", "Contoso").bytes());
        ProcessRun run = ProcessRun.in(directory).script("mkfifo pipe; cat a.dll >pipe & certenroll4j version pipe --strings;"
                + " certenroll4j version /dev/stdin <a.dll; cat a.dll | certenroll4j version /dev/stdin; certenroll4j version /dev/null");

        String row = "1\\.2\\.3\\.4 +x86 +[0-9]+  ";
        assertThat(run.text().split("\\R")).satisfiesExactly(
                first -> assertThat(first).matches(row + "pipe"), strings -> assertThat(strings).contains("Contoso"),
                second -> assertThat(second).matches(row + "/dev/stdin"), third -> assertThat(third).matches(row + "/dev/stdin"));
        assertThat(run.err).contains("/dev/null: not a PE file: the file is empty");
        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aHyphenIsStdinWhateverIsCalledSo() throws Exception {
        file("a.dll", TestDll.x86("1.2.3.4"));
        file("b/-", TestDll.x86("2.0.0.0"));
        ProcessRun run = ProcessRun.in(directory).script("certenroll4j version - <a.dll; cat a.dll | certenroll4j version --json - b;"
                + " mkdir -- -; cp a.dll -; certenroll4j version - <b/-; certenroll4j version ./-; head -c 16777217 /dev/zero | certenroll4j version -");

        String[] lines = run.text().split("\\R");
        assertThat(lines[0]).matches("1\\.2\\.3\\.4 +x86 +[0-9]+  -");
        assertThat(run.text()).containsSubsequence("\"path\": \"-\"", "\"version\": \"1.2.3.4\"", "\"path\": \"b/-\"", "\"version\": \"2.0.0.0\"");
        assertThat(lines[lines.length - 2]).matches("2\\.0\\.0\\.0 +x86 +[0-9]+  -");
        assertThat(lines[lines.length - 1]).matches("1\\.2\\.3\\.4 +x86 +[0-9]+  \\./-/a\\.dll");
        assertThat(run.err).contains("-: is no regular file, and gives more than 16 MiB");
    }

    @Test
    void aPatternThatWasExpandedIsAMistakeOfUsage() throws IOException {
        String first = file("a.exe", TestDll.x86("1.0.0.0"));
        String second = file("b.exe", TestDll.x86("2.0.0.0"));
        String elsewhere = file("sub/c.exe", TestDll.x86("3.0.0.0"));

        for (String[] places : new String[][] {{second}, {second, directory.toString()}, {directory.toString(), second}}) {
            Run run = Run.of(arguments(first, places));
            assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
            assertThat(run.err).contains("these are names of files, not a pattern").contains("--match=\"*.exe\"");
            assertThat(run.out).isEmpty();
        }
        Run one = Run.of(arguments(first, directory.toString()));
        assertThat(one.err).contains("is the name of a file here").contains("--match=\"*.exe\"");
        assertThat(one.exitCode).as("it may be meant so").isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(Run.of(arguments(first, elsewhere)).exitCode).isZero();
        assertThat(Run.of("version", "--help").out).contains("--match=\"*.dll\"");
    }

    private static String[] arguments(String pattern, String... places) {
        String[] arguments = Arrays.copyOf(new String[] {"version", "--match", pattern}, 3 + places.length);
        System.arraycopy(places, 0, arguments, 3, places.length);
        return arguments;
    }

    @Test
    void aNameWithoutAPatternInFoldersIsNoMistake() throws IOException {
        file("sub/certenroll.dll", TestDll.x86("6.0.6000.20755"));
        Run run = Run.of("version", "--match", "CERTENROLL.dll", directory.toString());

        assertThat(run.exitCode).isZero();
        assertThat(run.err).isEmpty();
        assertThat(run.out).contains("6.0.6000.20755");
    }
}
