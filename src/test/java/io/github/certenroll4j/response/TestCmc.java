package io.github.certenroll4j.response;

import static io.github.certenroll4j.response.TestMessages.der;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;

/** A full CMC response, written by hand after RFC 5272 section 3.2: {@code new TestCmc().status(2, "no", failInfo(7)).encoded(ca)}. */
public final class TestCmc {

    private static final String STATUS_INFO = "1.3.6.1.5.5.7.7.1";
    private static final String STATUS_INFO_V2 = "1.3.6.1.5.5.7.7.25";

    private final List<ASN1Encodable> controls = new ArrayList<>();
    private final List<ASN1Encodable> messages = new ArrayList<>();

    /** A status about one part, each the next. */
    public TestCmc status(int state, String text, ASN1Encodable... otherInfo) {
        return status(STATUS_INFO_V2, state, new DERSequence(new ASN1Integer(controls.size() + 1)), text, otherInfo);
    }

    /** A status of the older control. */
    public TestCmc statusV1(int state, String text, ASN1Encodable... otherInfo) {
        return status(STATUS_INFO, state, new DERSequence(new ASN1Integer(controls.size() + 1)), text, otherInfo);
    }

    /** A status about these parts: numbers, or sequences of them. */
    public TestCmc statusOf(int state, ASN1Encodable... parts) {
        return status(STATUS_INFO_V2, state, ASN1Sequence.getInstance(der(parts)), "");
    }

    private TestCmc status(String control, int state, ASN1Sequence parts, String text, ASN1Encodable... otherInfo) {
        ASN1EncodableVector info = new ASN1EncodableVector();
        info.add(new ASN1Integer(state));
        info.add(parts);
        if (!text.isEmpty()) {
            info.add(new DERUTF8String(text));
        }
        for (ASN1Encodable other : otherInfo) {
            info.add(other);
        }
        return control(control, new DERSequence(info));
    }

    /** {@code szOID_CMC_ADD_ATTRIBUTES} with {@code szOID_ISSUED_CERT_HASH}, as AD CS sends them. */
    public TestCmc issuedHash(byte[] hash) {
        ASN1Sequence attribute = ASN1Sequence.getInstance(der(new ASN1ObjectIdentifier("1.3.6.1.4.1.311.21.17"),
                new DERSet(new DEROctetString(hash))));
        return control("1.3.6.1.4.1.311.10.10.1", ASN1Sequence.getInstance(der(new ASN1Integer(0),
                new DERSequence(new ASN1Integer(1)), new DERSet(attribute))));
    }

    private TestCmc control(String type, ASN1Encodable value) {
        controls.add(ASN1Sequence.getInstance(der(new ASN1Integer(controls.size() + 10L), new ASN1ObjectIdentifier(type),
                new DERSet(value))));
        return this;
    }

    /** A CMS message in cmsSequence. */
    public TestCmc message(byte[] contentInfo) {
        messages.add(ASN1Sequence.getInstance(der(new ASN1Integer(messages.size() + 100L), ASN1Sequence.getInstance(contentInfo))));
        return this;
    }

    /** The response, signed by the CA whose certificate is in it. */
    public byte[] encoded(TestCa ca) {
        return encoded(ca, Collections.emptyList());
    }

    /** The same with certificates beside. */
    public byte[] encoded(TestCa ca, Collection<X509Certificate> certificates) {
        byte[] content = der(ASN1Sequence.getInstance(der(controls.toArray(new ASN1Encodable[0]))),
                ASN1Sequence.getInstance(der(messages.toArray(new ASN1Encodable[0]))), new DERSequence());
        return TestMessages.signed(ca, "1.3.6.1.5.5.7.12.3", content, certificates);
    }

    /** Why it failed. */
    public static ASN1Encodable failInfo(int number) {
        return new ASN1Integer(number);
    }

    /** Why it failed, by a reason that somebody else gave a name. */
    public static ASN1Encodable extendedFailInfo(String type) {
        return new DERTaggedObject(false, 1, ASN1Sequence.getInstance(der(new ASN1ObjectIdentifier(type), new ASN1Integer(1))));
    }

    /** @param time as in GeneralizedTime: 20300102030405Z */
    public static ASN1Encodable pendInfo(byte[] token, String time) {
        return pendInfo(token, new ASN1GeneralizedTime(time));
    }

    static ASN1Encodable pendInfo(byte[] token, ASN1Encodable time) {
        return ASN1Sequence.getInstance(der(new DEROctetString(token), time));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
