package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.pe.TestDll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                assertThat(row.getAsJsonObject().keySet()).containsExactly("path", "version", "machine", "size", "error"));
        assertThat(run.exitCode).as("the directory has a file with a version").isZero();
    }

    @Test
    void aFileWithoutAVersionIsARowThatSaysSo() throws IOException {
        Run run = Run.of("version", file("empty.dll", new byte[0]), directory.resolve("absent.dll").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.out).contains("empty.dll: not a PE file: the file is empty").contains("absent.dll: there is no such file");
        assertThat(run.err).isEmpty();
    }
}
