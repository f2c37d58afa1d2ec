package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNumericString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinguishedNameTest {

    /** RFC 4514 and the JDK agree wherever the JDK knows the attribute. */
    @ParameterizedTest
    @ValueSource(strings = {"", "CN=host.example,O=Lab", "CN=a+OU=b,DC=x,DC=y,C=DE", "CN=\\#1\\, \\\"x\\\" \\+ \\\\\\<\\>\\;", "CN=\\ a \\ ",
        "UID=7,STREET=s,ST=t,L=l", "2.5.4.99=#0500"})
    void isWhatTheJdkSaysOfPlainNames(String name) {
        assertThat(DistinguishedName.of(new X500Principal(name))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.113549.1.9.1, emailAddress", "2.5.4.5, serialNumber", "2.5.4.97, organizationIdentifier",
        "0.9.2342.19200300.100.1.25, DC", "0.9.2342.19200300.100.1.1, UID", "2.5.4.4, sn", "2.5.4.42, givenName", "2.5.4.12, title",
        "2.5.4.17, postalCode", "1.3.6.1.4.1.311.60.2.1.3, jurisdictionC", "2.5.4.15, businessCategory", "1.2.3.4, 1.2.3.4",
        "2.999.1, 2.999.1", "0.0, 0.0", "1.3.6.1.4.1.4294967296.1, 1.3.6.1.4.1.4294967296.1"})
    void namesAttributesByTheirKeywords(String type, String keyword) {
        assertThat(text(type, new DERUTF8String("x"))).isEqualTo(keyword + "=x");
    }

    @Test
    void decodesEveryKindOfString() {
        assertThat(text("2.5.4.11", new DERBMPString("Prüfung"))).isEqualTo("OU=Prüfung");
        assertThat(text("2.5.4.10", new DERT61String("Müller AG"))).isEqualTo("O=Müller AG");
        assertThat(text("2.5.4.3", new DERUTF8String("höst \uD83D\uDD11"))).isEqualTo("CN=höst \uD83D\uDD11");
        assertThat(text("2.5.4.3", new DERUniversalString(new byte[] {0, 0, 0, 'h', 0, 1, (byte) 0xF5, 0x11})))
                .isEqualTo("CN=h\uD83D\uDD11");
        assertThat(text("2.5.4.5", new DERNumericString("77"))).isEqualTo("serialNumber=77");
        assertThat(text("1.2.840.113549.1.9.1", new DERIA5String("ca@example.test"))).isEqualTo("emailAddress=ca@example.test");
        assertThat(text("2.5.4.6", new DERPrintableString("CH"))).isEqualTo("C=CH");
        assertThat(text("2.5.4.45", new DERBitString(new byte[] {5}))).isEqualTo("x500UniqueIdentifier=#03020005");
    }

    @Test
    void takesMislabelledUtf8ForLatin1() throws Exception {
        byte[] name = name("2.5.4.10", new DERUTF8String("Mxller"));
        name[name.length - 5] = (byte) 0xFC;

        assertThat(DistinguishedName.of(name)).isEqualTo("O=Müller");
    }

    @Test
    void showsTheBytesOfWhatNobodySees() {
        assertThat(text("2.5.4.3", new DERUTF8String("a\u001b[31m\n\u0000\u202eb"))).isEqualTo("CN=a\\1b[31m\\0a\\00\\e2\\80\\aeb");
    }

    @Test
    void isNoLongerThanALineMayBe() throws Exception {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            value.append('x');
        }
        assertThat(text("2.5.4.3", new DERUTF8String(value.toString()))).hasSize(4097).endsWith("…");
        ASN1EncodableVector many = new ASN1EncodableVector();
        for (int i = 0; i < 100_000; i++) {
            many.add(rdn("2.5.4.11", new DERUTF8String("x")));
        }
        assertThat(DistinguishedName.of(new DERSequence(many).getEncoded())).hasSize(4097);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "3080", "3003020105", "300531033001", "30053103300106", "1F8101", "3084FFFFFFFF00",
        "300A310830060600130278", "3011310F300D060BFFFFFFFFFFFFFFFFFFFF7F"})
    void showsWhatIsNoNameInHexadecimal(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        assertThat(DistinguishedName.of(bytes)).isEqualTo("#" + hex.toLowerCase(Locale.ROOT));
    }

    private static String text(String type, ASN1Encodable value) {
        try {
            return DistinguishedName.of(name(type, value));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] name(String type, ASN1Encodable value) throws IOException {
        return new DERSequence(rdn(type, value)).getEncoded();
    }

    private static DERSet rdn(String type, ASN1Encodable value) {
        ASN1EncodableVector attribute = new ASN1EncodableVector();
        attribute.add(new ASN1ObjectIdentifier(type));
        attribute.add(value);
        return new DERSet(new DERSequence(attribute));
    }
}
