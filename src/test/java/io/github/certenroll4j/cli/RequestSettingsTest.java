package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.AlternativeName;
import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.HashAlgorithm;
import io.github.certenroll4j.KeyAlgorithm;
import io.github.certenroll4j.KeyUsage;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request is made of, from a properties file and from an INF file. */
class RequestSettingsTest {

    private static final String INF = String.join("\r\n",
            "; made by an admin years ago",
            "[Version]",
            "Signature=\"$Windows NT$\"",
            "[Strings]",
            "szOID_SUBJECT_ALTERNATIVE_NAME2 = \"2.5.29.17\"",
            "[NewRequest]",
            "Subject = \"CN=srv.example, O=\"\"Example; Inc\"\"\" ; not a comment inside the quotes",
            "KeyLength = 3072",
            "KeyAlgorithm = RSA",
            "Exportable = TRUE",
            "MachineKeySet = true",
            "ProviderName = \"Microsoft RSA SChannel Cryptographic Provider\"",
            "ProviderType = 12",
            "HashAlgorithm = SHA384",
            "FriendlyName = Web",
            "KeyUsage = 0xa0",
            "RequestType = PKCS10",
            "SMIME = FALSE",
            "[EnhancedKeyUsageExtension]",
            "OID=1.3.6.1.5.5.7.3.1 ; server",
            "OID=1.3.6.1.5.5.7.3.2",
            "[Extensions]",
            "%szOID_SUBJECT_ALTERNATIVE_NAME2% = \"{text}\"",
            "_continue_ = \"dns=a.example&\"",
            "_continue_ = \"ipaddress=192.0.2.1&upn=u@example\"",
            "[RequestAttributes]",
            "CertificateTemplate = WebServer");

    @TempDir
    Path folder;

    @Test
    void anInfFileOfCertreqIsReadWhole() throws Exception {
        RequestSettings settings = InfRequest.read(write(INF, StandardCharsets.UTF_8));
        CertificateRequest request = settings.request();

        assertThat(settings.isMachine()).isTrue();
        assertThat(request.subject()).isEqualTo("CN=srv.example, O=\"Example; Inc\"");
        assertThat(request.key()).isEqualTo(KeyAlgorithm.RSA_3072);
        assertThat(request.isExportable()).isTrue();
        assertThat(request.provider()).isEqualTo("Microsoft RSA SChannel Cryptographic Provider");
        assertThat(request.hash()).isEqualTo(HashAlgorithm.SHA384);
        assertThat(request.friendlyName()).isEqualTo("Web");
        assertThat(request.keyUsages()).containsExactly(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT);
        assertThat(request.extendedKeyUsages()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(request.alternativeNames()).extracting(name -> name.type() + " " + name.value())
                .containsExactly("DNS a.example", "IP 192.0.2.1", "UPN u@example");
        assertThat(request.template()).isEqualTo("WebServer");
    }

    @Test
    void anInfFileInUtf16IsReadToo() throws Exception {
        assertThat(InfRequest.read(write("\ufeff" + INF, StandardCharsets.UTF_16LE)).request().friendlyName()).isEqualTo("Web");
        assertThat(InfRequest.read(write(INF, StandardCharsets.UTF_16LE)).request().friendlyName()).as("without a mark").isEqualTo("Web");
        assertThat(InfRequest.read(write("\ufeff" + INF, StandardCharsets.UTF_8)).request().friendlyName()).isEqualTo("Web");
    }

    @Test
    void aFileOfDamagedTextIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("odd.inf"), new byte[] {(byte) 0xFF, (byte) 0xFE, '[', 0, 'N'});

        assertThatThrownBy(() -> InfRequest.read(file)).isInstanceOf(CommandException.class)
                .hasMessageContaining("odd.inf is no text file: it is damaged UTF-16LE");
    }

    @Test
    void anInfFileInTheOldCodePageIsReadToo() throws Exception {
        Path file = write("[NewRequest]\nSubject = \"CN=M\u00fcller\"\n", Charset.forName("windows-1252"));

        assertThat(InfRequest.read(file).request().subject()).isEqualTo("CN=M\u00fcller");
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
    @ValueSource(strings = {"Subject = CN=x", "[NewRequest]\nnonsense"})
    void aLineThatIsNoneIsNamedByItsNumber(String text) throws Exception {
        Path file = write(text, StandardCharsets.UTF_8);

        assertThatThrownBy(() -> InfRequest.read(file)).isInstanceOf(CommandException.class).hasMessageContaining("line ");
    }

    @Test
    void aPropertiesFileHasTheNamesOfTheOptions() throws Exception {
        Path file = write("subject = CN=p.example\nkey = ecdsa-p384\nsan = dns:a.example, email:a@b.example\neku = serverAuth, 1.2.3\n"
                + "description = one\nsilent = yes\n", StandardCharsets.UTF_8);
        CertificateRequest request = RequestProperties.read(file).request();

        assertThat(request.key()).isEqualTo(KeyAlgorithm.ECDSA_P384);
        assertThat(request.alternativeNames()).extracting(AlternativeName::value).containsExactly("a.example", "a@b.example");
        assertThat(request.extendedKeyUsages()).containsExactly("1.3.6.1.5.5.7.3.1", "1.2.3");
        assertThat(request.description()).isEqualTo("one");
        assertThat(request.isSilent()).isTrue();
    }

    @Test
    void anUnknownNameInAPropertiesFileIsRefused() throws Exception {
        Path file = write("subject = CN=x\nkeylength = 2048\n", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> RequestProperties.read(file)).isInstanceOf(CommandException.class)
                .hasMessageContaining("keylength").hasMessageContaining("friendly-name");
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
