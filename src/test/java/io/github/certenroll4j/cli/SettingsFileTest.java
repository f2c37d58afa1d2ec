package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that say what a request is made of, as admins wrote them, and the options beside them. */
class SettingsFileTest {

    private static final String INF = "[NewRequest]\r\nSubject = \"CN=x\"\r\nFriendlyName = Web\r\n";

    @TempDir
    Path folder;

    @Test
    void anInfFileInUtf16IsReadToo() throws Exception {
        assertThat(SettingsFile.inf(write("\ufeff" + INF, StandardCharsets.UTF_16LE)).request().friendlyName()).isEqualTo("Web");
        assertThat(SettingsFile.inf(write(INF, StandardCharsets.UTF_16LE)).request().friendlyName()).as("without a mark").isEqualTo("Web");
        assertThat(SettingsFile.inf(write("\ufeff" + INF, StandardCharsets.UTF_8)).request().friendlyName()).isEqualTo("Web");
    }

    @Test
    void aFileOfDamagedTextIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("odd.inf"), new byte[] {(byte) 0xFF, (byte) 0xFE, '[', 0, 'N'});

        assertThatThrownBy(() -> SettingsFile.inf(file)).isInstanceOf(CommandException.class)
                .hasMessageContaining("odd.inf is no text file: it is damaged UTF-16LE");
    }

    @Test
    void anInfFileInTheOldCodePageIsReadToo() throws Exception {
        Path file = write("[NewRequest]\nSubject = \"CN=M\u00fcller\"\n", Charset.forName("windows-1252"));

        assertThat(SettingsFile.inf(file).request().subject()).isEqualTo("CN=M\u00fcller");
    }

    @Test
    void everythingInAnInfFileThatIsNotSupportedIsNamedAtOnce() throws Exception {
        Path file = write("[NewRequest]\nSubject=\"CN=x\"\nPrivateKeyArchive=TRUE\nRequestType=CMC\n[Extensions]\n1.2.3=\"{hex}00\"\n",
                StandardCharsets.UTF_8);

        Run run = Run.of("request", "--inf", file.toString(), "--out", folder.resolve("request.pem").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err.split("\\R")).hasSize(4).contains("  line 3: [NewRequest] PrivateKeyArchive = TRUE",
                "  line 4: [NewRequest] RequestType = CMC");
        assertThat(run.err).contains("  line 6: [Extensions] 1.2.3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--key|rsa-1024|no such key: rsa-1024 (there are: rsa-2048",
        "--eku|fooAuth|neither the name nor the object identifier of an extended key usage: fooAuth",
        "--eku|1.2.|neither the name nor the object identifier",
        "--san|fax:1|no such kind of alternative name",
        "--san|ip:host.example|not an IP address: host.example",
        "--key-usage|all|no such key usage: all",
        "--hash|md5|no such hash: md5",
    })
    void aValueThatCannotBeReadIsAMistakeOfUsageEvenWithoutWindows(String option, String value, String message) {
        Run run = Run.of("request", "--subject", "CN=x", "--out", "-", option, value);

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains(message);
    }

    @Test
    void aRequestForNobodyIsAMistakeOfUsage() {
        assertThat(Run.of("request", "--out", "-").err).contains("--subject");
    }

    private Path write(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("settings"), text.getBytes(charset));
    }
}
