package io.github.certenroll4j.inf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.AlternativeName;
import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.HashAlgorithm;
import io.github.certenroll4j.KeyAlgorithm;
import io.github.certenroll4j.KeyUsage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request is made of, from a properties file and from an INF file. */
class InfRequestTest {

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

    @Test
    void anInfFileOfCertreqIsReadWhole() {
        RequestSettings settings = InfRequest.parse(INF).settings();
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

    @ParameterizedTest
    @ValueSource(strings = {"Subject = CN=x", "[NewRequest]\nnonsense", "[NewRequest]\n= CN=x"})
    void aLineThatIsNoneIsNamedByItsNumber(String text) {
        assertThatThrownBy(() -> InfRequest.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("line ");
    }

    @Test
    void aPropertiesFileHasTheNamesOfTheOptions() {
        CertificateRequest request = RequestProperties.parse("subject = CN=p.example\nkey = ecdsa-p384\nsan = dns:a.example, email:a@b.example\neku = serverAuth, 1.2.3\n"
                + "description = one\nsilent = yes\n").request();

        assertThat(request.key()).isEqualTo(KeyAlgorithm.ECDSA_P384);
        assertThat(request.alternativeNames()).extracting(AlternativeName::value).containsExactly("a.example", "a@b.example");
        assertThat(request.extendedKeyUsages()).containsExactly("1.3.6.1.5.5.7.3.1", "1.2.3");
        assertThat(request.description()).isEqualTo("one");
        assertThat(request.isSilent()).isTrue();
    }

    @Test
    void anUnknownNameInAPropertiesFileIsRefused() {
        assertThatThrownBy(() -> RequestProperties.parse("subject = CN=x\nkeylength = 2048\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keylength").hasMessageContaining("friendly-name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "URL=ldap:///CN=a,DC=b?x&dns=h.example|uri:ldap:///CN=a,DC=b?x dns:h.example",
        "email=\"a,b\"@c.example&upn=a,b@c.example|email:\"a,b\"@c.example upn:a,b@c.example",
        "dns=a.example&&DNS = b.example &|dns:a.example dns:b.example",
        "www.example|dns:www.example",
        "IPAddress=2001:db8::1&url=http://h.example/?a=1,2|ip:2001:db8::1 uri:http://h.example/?a=1,2"})
    void aNameKeepsItsCommas(String text, String names) {
        String request = "[NewRequest]\nSubject=\"CN=x\"\n";
        String quoted = text.replace("\"", "\"\"");
        for (String inf : new String[] {request + "[Extensions]\n2.5.29.17=\"{text}" + quoted + "\"",
            request + "[RequestAttributes]\nSAN=\"" + quoted + "\""}) {
            assertThat(InfRequest.parse(inf).settings().request().alternativeNames().stream().map(AlternativeName::toString)
                    .collect(Collectors.joining(" "))).isEqualTo(names);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "url=http://h.example/?a=1&b=2|no such kind of alternative name: b",
        "dns=a.example,b.example|not a host name: a.example,b.example",
        "dns=CN=a|not a host name: CN=a",
        "dns=|is empty",
        "email=nobody|not an e-mail address: nobody",
        "url=nowhere|not an address with its scheme: nowhere",
        "ipaddress=1.2.3|not an IP address: 1.2.3"})
    void aNameThatCannotBeOneIsRefusedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> InfRequest.parse("[NewRequest]\nSubject=\"CN=x\"\n[Extensions]\n2.5.29.17=\"{text}" + text + "\""))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("line 4: ").hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "0xa0~DIGITAL_SIGNATURE, KEY_ENCIPHERMENT",
        "160~DIGITAL_SIGNATURE, KEY_ENCIPHERMENT",
        "0X80~DIGITAL_SIGNATURE",
        "CERT_DIGITAL_SIGNATURE_KEY_USAGE | CERT_KEY_ENCIPHERMENT_KEY_USAGE~DIGITAL_SIGNATURE, KEY_ENCIPHERMENT",
        "cert_key_cert_sign_key_usage~KEY_CERT_SIGN"})
    void keyUsageIsANumberOrNames(String value, String usages) {
        assertThat(keyUsage(value).settings().request().keyUsages()).hasToString("[" + usages + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a0|line 3: [NewRequest] KeyUsage = a0: a hexadecimal number is written 0xa0",
        "0x20000|no such key usage: 0x20000",
        "0x4a0|0x400 is no key usage",
        "CERT_FUN_KEY_USAGE|no such key usage: FUN"})
    void aKeyUsageThatIsNoneIsRefusedWithItsLine(String value, String message) {
        assertThatThrownBy(() -> keyUsage(value)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void whatIsNotSupportedIsNeverLeftOut() {
        InfRequest request = InfRequest.parse("[NewRequest]\nSubject=\"CN=x\"\nSMIME = TRUE\n");

        assertThat(request.unsupported()).containsExactly("line 3: [NewRequest] SMIME = TRUE");
        assertThatThrownBy(request::settings).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("SMIME");
    }

    @Test
    void aCommaBehindAnAddressBelongsToIt() {
        RequestSettings settings = new RequestSettings();
        settings.put("subject", "CN=x");
        settings.put("san", "a.example, uri:ldap:///CN=a,DC=b?x,dns:b.example,c.example", "ip:192.0.2.1");

        assertThat(settings.request().alternativeNames()).hasToString(
                "[dns:a.example, uri:ldap:///CN=a,DC=b?x, dns:b.example, dns:c.example, ip:192.0.2.1]");
    }

    @Test
    void theLaterSettingsWin() {
        RequestSettings file = InfRequest.parse("[NewRequest]\nSubject=\"CN=x\"\n[EnhancedKeyUsageExtension]\nOID=1.2.3\nOID=1.2.4\n").settings();
        RequestSettings options = new RequestSettings();
        options.put("eku", "1.2.5");
        file.putAll(options);

        assertThat(file.request().extendedKeyUsages()).containsExactly("1.2.5");
        assertThat(file.request().subject()).isEqualTo("CN=x");
        assertThat(file.isMachine()).isFalse();
    }

    @Test
    void oneOfEachThatTheOthersLeaveOut() {
        CertificateRequest request = InfRequest.parse("[NewRequest]\nSubject=\"CN=x\"\nKeyAlgorithm=ECDSA_P256\nKeyContainer=box\n"
                + "Silent=true\nFriendlyName=\"\"\n[Extensions]\n2.5.29.37=\"{text}1.2.3,,1.2.4, \"\n").settings().request();

        assertThat(request.key()).isEqualTo(KeyAlgorithm.ECDSA_P256);
        assertThat(request.container()).isEqualTo("box");
        assertThat(request.isSilent()).isTrue();
        assertThat(request.friendlyName()).isEmpty();
        assertThat(request.extendedKeyUsages()).containsExactly("1.2.3", "1.2.4");
    }

    /** A DER value in base64 or hexadecimal digits is not read here, and so not passed over either. */
    @ParameterizedTest
    @ValueSource(strings = {"2.5.29.37=MAA=", "2.5.29.37=\"{text}\"", "2.5.29.19=\"{text}ca=0\""})
    void anExtensionThatIsNotUnderstoodIsNamed(String line) {
        InfRequest request = InfRequest.parse("[NewRequest]\nSubject=\"CN=x\"\n[Extensions]\n" + line);

        assertThat(request.unsupported()).singleElement().asString().startsWith("line 4: [Extensions] " + line.substring(0, 9));
    }

    @Test
    void aNameWithoutItsKindBeforeTheSignIsRefused() {
        assertThatThrownBy(() -> InfRequest.parse("[NewRequest]\nSubject=\"CN=x\"\n[Extensions]\n2.5.29.17=\"{text}=h.example\""))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("line 4: ");
    }

    @Test
    void thePropertiesAreListedInTheirOrder() {
        assertThat(RequestSettings.names()).startsWith("subject").contains("san", "eku", "key-usage", "template", "silent");
    }

    private static InfRequest keyUsage(String value) {
        return InfRequest.parse("[NewRequest]\nSubject=\"CN=x\"\nKeyUsage = " + value);
    }
}
