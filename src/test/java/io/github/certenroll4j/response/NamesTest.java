package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.junit.jupiter.api.Test;

/** Names that RFC 5280 section 7.1 takes for the same, and others; Java takes what is in a BMPString for something else. */
class NamesTest {

    private static final ASN1ObjectIdentifier COMMON_NAME = new ASN1ObjectIdentifier("2.5.4.3");
    private static final ASN1ObjectIdentifier ORGANIZATION = new ASN1ObjectIdentifier("2.5.4.10");
    private static final X500Principal[] EQUAL = {name("o", new DERPrintableString("Some CA")), name("o", new DERUTF8String("some  ca")),
        name("o", new DERBMPString("SOME CA")), name("o", new DERUTF8String("  Some CA ")), name("o", new DERPrintableString(" Some CA   "))};
    private static final X500Principal[] EQUAL_ABROAD = {name("o", new DERUTF8String("Zertifizierungsstelle für Köln")),
        name("o", new DERBMPString("ZERTIFIZIERUNGSSTELLE FÜR  KÖLN")), name("o", new DERT61String("Zertifizierungsstelle f\u00FCr K\u00F6ln ")),
        name("o", new DERUTF8String("Zertifizierungsstelle fu\u0308r Ko\u0308ln")),
        name("o", new DERUniversalString("Zertifizierungsstelle für Köln".getBytes(Charset.forName("UTF-32BE"))))};
    private static final X500Principal[] OTHERS = {name("o", new DERUTF8String("SomeCA")), name("cn", new DERUTF8String("Some CA")),
        name("o", new DERUTF8String("Sómé CA")), name("o", new DERUTF8String("Some CA,O=x")), name("o", new DERUTF8String("Some CA=")),
        name("o", new DERUTF8String("Some CA =")), name("o", new DERUTF8String("Some CA\\")), name("o", new DERUTF8String("Some CA\\ x")),
        name("o", new DERUTF8String("Some CA, x")), name("o", new DERUTF8String("Some CA,x")), name("o", new DERUTF8String(" ")), new X500Principal("O=Some CA, O=x"),
        new X500Principal(""), name("o", new DERUTF8String(longName('x'))), name("o", new DERUTF8String(longName('y')))};

    @Test
    void theKindOfStringTheCaseAndTheWhiteSpaceDoNotMatter() {
        Names names = new Names();
        for (X500Principal[] equal : new X500Principal[][] {EQUAL, EQUAL_ABROAD}) {
            for (X500Principal one : equal) {
                for (X500Principal other : equal) {
                    assertThat(Names.same(one, other)).as(one + " and " + other).isTrue();
                    assertThat(names.key(one)).isEqualTo(names.key(other));
                }
            }
        }
        assertThat(EQUAL[0]).isEqualTo(EQUAL[1]);
        assertThat(Names.same(name("o", new DERUTF8String("MÜLLER")), name("o", new DERUTF8String("müller")))).isTrue();
    }

    @Test
    void everythingElseDoes() {
        for (int i = 0; i < OTHERS.length; i++) {
            assertThat(Names.same(EQUAL[0], OTHERS[i])).isFalse();
            for (int j = 0; j < i; j++) {
                assertThat(Names.same(OTHERS[i], OTHERS[j])).as(i + " and " + j).isFalse();
            }
        }
    }

    /** Of strings that Java reads, too, it says what is the same: each value at the end of a name, before another, and beside one. */
    @Test
    void javaSaysTheSameOfEachTwo() {
        String[] values = {"a", "A", " a", "a ", "a   ", "a b", "a  b", " a   B ", "a,b", "a ,b", "a, b", "a+b", "a + b", "a\\b", "a \\b", "a\\ ", "a=b", "a= b",
            "\"a\"", "#a", "<a>", ";", " ", "  ", "~", "\u007f", "a\u007f", "Ä", "ä ", "A\u0308", "A", "ß", "ss", "a~", "A~ "};
        List<X500Principal> names = new ArrayList<>();
        for (String value : values) {
            for (String second : new String[] {"x", " x", "X  ", "x y"}) {
                names.add(principal(new X500NameBuilder().addRDN(COMMON_NAME, utf8(value)).addRDN(ORGANIZATION, utf8(second))));
                names.add(principal(new X500NameBuilder().addMultiValuedRDN(new ASN1ObjectIdentifier[] {COMMON_NAME, ORGANIZATION},
                        new ASN1Encodable[] {utf8(value), utf8(second)})));
            }
            names.add(principal(new X500NameBuilder().addRDN(COMMON_NAME, utf8(value))));
        }
        int same = 0;
        for (X500Principal one : names) {
            for (X500Principal other : names) {
                assertThat(Names.same(one, other)).as(one.getName() + " and " + other.getName()).isEqualTo(one.equals(other));
                same += one.equals(other) ? 1 : 0;
            }
        }
        assertThat(same).isBetween(2 * names.size(), names.size() * names.size() / 10);
    }

    private static ASN1Encodable utf8(String value) {
        return new DERUTF8String(value);
    }

    private static X500Principal principal(X500NameBuilder name) {
        try {
            return new X500Principal(name.build().getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X500Principal name(String keyword, ASN1Encodable value) {
        return principal(new X500NameBuilder().addRDN(keyword.equals("o") ? ORGANIZATION : COMMON_NAME, value));
    }

    /** Longer than what is shown of a name; the difference is at its end. */
    private static String longName(char last) {
        StringBuilder name = new StringBuilder();
        while (name.length() < 5000) {
            name.append("long ");
        }
        return name.append(last).toString();
    }
}
