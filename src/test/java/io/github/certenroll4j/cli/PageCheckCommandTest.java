package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCheckCommandTest {

    private static final String BAD = "<script>\n  e.InstallResponse(0, cert, 1, \"\");\n</script>\n";
    private static final String GOOD = "<script>\n  e.InstallResponse(4, cert, 1, \"\");\n</script>\n";

    @TempDir
    Path directory;

    @Test
    void saysWhereWhatAndWhy() throws IOException {
        Run run = Run.of("page", "check", page("bad.html", BAD));

        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(run.out).contains("bad.html:2:5: e.InstallResponse(0, cert, 1, \"\")", "flags 0, encoding 1", "JScript",
                "does not pass AllowUntrustedRoot", "CERT_E_UNTRUSTEDROOT (0x800b0109)", "without the hotfix",
                "1 file, 1 call, 1 of them with findings");
    }

    @Test
    void aCorrectPageHasNoFindings() throws IOException {
        Run run = Run.of("page", "check", page("good.html", GOOD));

        assertThat(run.exitCode).isZero();
        assertThat(run.out).contains("flags 4").doesNotContain("finding:");
    }

    @Test
    void answersAsJson() throws IOException {
        Run run = Run.of("page", "check", "--json", page("bad.html", BAD), page("odd.js", "e.InstallResponse(f, c, 1, '')"));
        Schema.assertValid("page-check", run.out);
        JsonObject answer = JsonParser.parseString(run.out).getAsJsonObject();
        JsonArray pages = answer.getAsJsonArray("pages");
        JsonObject call = pages.get(0).getAsJsonObject().getAsJsonArray("calls").get(0).getAsJsonObject();

        assertThat(answer.get("schema").getAsString()).isEqualTo("certenroll4j.page-check/1");
        assertThat(pages).hasSize(2);
        assertThat(call.keySet()).startsWith("line", "column", "call", "language", "flags", "encoding", "findings");
        assertThat(call.get("line").getAsInt()).isEqualTo(2);
        assertThat(call.get("flags").getAsInt()).isZero();
        assertThat(call.getAsJsonArray("findings").get(0).getAsString()).isEqualTo("UNTRUSTED_ROOT_NOT_ALLOWED");
        assertThat(pages.get(1).getAsJsonObject().getAsJsonArray("calls").get(0).getAsJsonObject().get("flags").isJsonNull())
                .isTrue();
    }

    @Test
    void walksDirectoriesAndPassesOverWhatIsNoPage() throws IOException {
        Files.createDirectories(directory.resolve("a/b"));
        page("a/b/deep.asp", "<script language=vbscript>\ne.InstallResponse(4, c, 0, \"\")\n</script>");
        page("a/picture.png", "e.InstallResponse(0, c, 0, \"\")");

        Run run = Run.of("page", "check", directory.toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(run.out).contains("deep.asp:2:3", "without Call", "1 file of other kinds passed over");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it takes an administrator to make a link")
    void aCircleOfLinksIsARowAndNoHang() throws IOException {
        Files.createDirectories(directory.resolve("site"));
        page("site/good.html", GOOD);
        Files.createSymbolicLink(directory.resolve("site/again"), directory.resolve("site"));

        Run run = Run.of("page", "check", directory.toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("again: a symbolic link back to a directory above it");
        assertThat(run.out).contains("good.html:2:5", "2 files, 1 call, 0 of them with findings, 1 file with trouble");
    }

    /** What a file holds counts, not how its name ends. */
    @ParameterizedTest
    @ValueSource(strings = {"a.template", "a.fdf", "a.razor", "a.twig", "a.erb", "a.mts", "a.svelte", "a.pl", "a.cgi", "a.bas", "a.unheard", "none"})
    void anyTextWithTheWordIsReadWhateverItsEnding(String name) throws IOException {
        boolean code = name.matches(".*\\.(mts|pl|bas)");
        page(name, (code ? "\n" : "<script>\n") + "x = \"X509Enrollment\";\ne.InstallResponse(0, c, 1, \"\");\n" + (code ? "" : "</script>\n"));
        Files.write(directory.resolve("other.unheard"), "nothing here".getBytes(StandardCharsets.UTF_8));
        Files.write(directory.resolve("binary.unheard"), "\u0001\u0002 e.InstallResponse(0, c, 1, '') \0".getBytes(StandardCharsets.UTF_8));
        page("a.html.bak", BAD);

        Run run = Run.of("page", "check", directory.toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(run.out).contains(name + ":3:3: ", "1 file, 1 call", "3 files of other kinds passed over");
    }

    @Test
    void whatGitKeepsIsNotLookedInto() throws IOException {
        Files.createDirectories(directory.resolve(".git"));
        page(".git/bad.html", BAD);

        assertThat(Run.of("page", "check", directory.toString()).out).contains("0 files, 0 calls");
        assertThat(Run.of("page", "check", directory.resolve(".git").toString()).out).contains("1 file, 1 call");
    }

    @Test
    void theChainOfCallsIsInTheJsonAndOnlyATrustedRootHelpsTheOldOnes() throws IOException {
        String chain = page("chain.html", "<script>\ntry { e.InstallResponse(4, c, 1, '') } catch (x) { e.InstallResponse(0, c, 1, '') }\n</script>");
        Run run = Run.of("page", "check", "--json", "--for", "6.0.6000.16386", "--for", "6.0.6001.18000", chain);
        JsonObject answer = JsonParser.parseString(run.out).getAsJsonObject();
        JsonArray calls = answer.getAsJsonArray("pages").get(0).getAsJsonObject().getAsJsonArray("calls");

        assertThat(answer.getAsJsonArray("clients").toString())
                .isEqualTo("[{\"windows\":\"6.0.6000.16386\",\"succeeds\":\"IF_TRUSTED\"},{\"windows\":\"6.0.6001.18000\",\"succeeds\":true}]");
        assertThat(calls).hasSize(2).allSatisfy(call -> {
            assertThat(call.getAsJsonObject().getAsJsonArray("chain").toString())
                    .isEqualTo("[{\"line\":2,\"column\":9,\"flags\":4},{\"line\":2,\"column\":54,\"flags\":0}]");
            assertThat(call.getAsJsonObject().getAsJsonArray("clients")).isEqualTo(answer.getAsJsonArray("clients"));
            assertThat(call.getAsJsonObject().get("caller").getAsString()).isEqualTo("WEB_PAGE");
        });
        assertThat(Run.of("page", "check", "--for", "6.0.6000.16386", chain).out).contains("succeed only if the root is trusted");
    }

    @Test
    void saysWhatTheFlagCostsAndWhatIsStricter() throws IOException {
        String bad = page("bad.html", BAD);

        assertThat(Run.of("page", "check", bad).out).contains("costs:      Windows installs without checking", "stricter:   Deploy the root");
        assertThat(Run.of("page", "check", page("good.html", GOOD)).out).doesNotContain("costs:");
        assertThat(Run.of("page", "check", "--root", "trusted", bad).exitCode).isZero();
        assertThat(Run.of("page", "check", "--root", "unknown", bad).exitCode).isEqualTo(ExitCode.NO);
        assertThat(Run.of("page", "check", "--root", "perhaps", bad).exitCode).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aLanguageThatIsNotReadIsNamed() throws IOException {
        Run run = Run.of("page", "check", page("put.cpp", "#include <certenroll.h>\nvoid f() { e->InstallResponse(AllowNone, a, 1, NULL); }\n"));

        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(run.out).contains("written in: C++", "C++ is not a language that certenroll4j reads");
    }

    @Test
    void unreadableFilesAreRowsAndFindingsWeighMore() throws IOException {
        String binary = directory.resolve("binary.html").toString();
        Files.write(directory.resolve("binary.html"), new byte[] {1, 2, 3, 0, 0, 0, 0, 9});

        assertThat(Run.of("page", "check", binary).exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(Run.of("page", "check", binary, page("bad.html", BAD)).exitCode).isEqualTo(ExitCode.NO);
        Run missing = Run.of("page", "check", directory.resolve("missing.html").toString());
        assertThat(missing.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(missing.err).contains("missing.html: no such file");
        assertThat(missing.out).doesNotContain("missing.html");
    }

    @Test
    void aHugeFileIsNotRead() throws IOException {
        Path huge = directory.resolve("huge.html");
        try (java.io.RandomAccessFile file = new java.io.RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 32);
        }

        Run run = Run.of("page", "check", "--json", huge.toString());
        Schema.assertValid("page-check", run.out);

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.out).contains("larger than 16 MiB");
    }

    @Test
    void aLineIsStdin() {
        java.io.InputStream before = System.in;
        System.setIn(new java.io.ByteArrayInputStream(BAD.getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(Run.of("page", "check", "-").out).startsWith("-:2:5: e.InstallResponse(0");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeInAFolderIsPassedOverAndOneThatIsNamedIsRead() throws Exception {
        page("bad.html", BAD);
        ProcessRun folder = ProcessRun.in(directory).script("mkfifo pipe.html pipe.dll; certenroll4j page check .; certenroll4j page fix .");
        assertThat(folder.exitCode).isEqualTo(ExitCode.NO);
        assertThat(folder.text()).contains("; 1 file").doesNotContain("pipe.html");
        assertThat(folder.err.split("\\R")).filteredOn(line -> line.contains("passed over")).hasSize(2)
                .allMatch(line -> line.contains("pipe.html is passed over: it is a pipe or a device"));

        ProcessRun named = ProcessRun.in(directory).script("cat bad.html >pipe.html & certenroll4j page check pipe.html; cat bad.html | certenroll4j page check /dev/stdin");
        assertThat(named.exitCode).as(named.err).isEqualTo(ExitCode.NO);
        assertThat(named.text()).contains("pipe.html:2:5: e.InstallResponse(0").contains("/dev/stdin:2:5: ");

        ProcessRun fix = ProcessRun.in(directory).script("cat bad.html >pipe.html & certenroll4j page fix --write pipe.html; ls");
        assertThat(fix.err).contains("pipe.html: a pipe or a device cannot be changed");
        assertThat(fix.text()).doesNotContain(".bak");
        assertThat(Run.of("page", "check", "/dev/zero").err).contains("larger than 16 MiB");
    }

    @Test
    void saysWhichClientsThenSucceed() throws IOException {
        Run run = Run.of("page", "check", "--for", "6.0.6000.16386", "--for", "6.0.6001.18000", page("good.html", GOOD));

        assertThat(run.out).containsSubsequence("6.0.6000.16386", "E_ACCESSDENIED", "6.0.6001.18000", "succeed");
        Run json = Run.of("page", "check", "--json", "--for", "6.0.6000.20755", page("good.html", GOOD));
        Schema.assertValid("page-check", json.out);
        assertThat(JsonParser.parseString(json.out).getAsJsonObject().getAsJsonArray("clients").get(0).getAsJsonObject()
                .get("succeeds").getAsBoolean()).isTrue();
    }

    @Test
    void aMistakeInTheCommandLineIsSaid() {
        assertThat(Run.of("page", "check").exitCode).isEqualTo(ExitCode.USAGE);
        Run run = Run.of("page", "check", "--for", "Vista", "x.html");
        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("--for", "Vista", "6.0.6000.20755");
        assertThat(Run.of("page").exitCode).isEqualTo(ExitCode.USAGE);
    }

    private String page(String name, String content) throws IOException {
        return Files.write(directory.resolve(name), content.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
