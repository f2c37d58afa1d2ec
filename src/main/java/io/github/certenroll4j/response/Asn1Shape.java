package io.github.certenroll4j.response;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTCTime;

/** What an object of X.509 is, told by its shape: it has no name of its own inside. */
final class Asn1Shape {

    private Asn1Shape() {
    }

    /** SIGNED of X.509: what is signed, the algorithm, the signature. Certificates, CRLs and requests have this form. */
    static boolean isSigned(ASN1Encodable object) {
        return object instanceof ASN1Sequence && ((ASN1Sequence) object).size() == 3
                && ((ASN1Sequence) object).getObjectAt(0) instanceof ASN1Sequence
                && ((ASN1Sequence) object).getObjectAt(1) instanceof ASN1Sequence
                && ((ASN1Sequence) object).getObjectAt(2) instanceof ASN1BitString;
    }

    /** Whether a certificate or a CMS message begins so: no private key does. */
    static boolean beginsAsIssued(byte[] start) {
        int first = Asn1.contentStart(start);
        int second = first + 1 < start.length ? first + Asn1.contentStart(new byte[] {start[first], start[first + 1]}) : start.length;
        boolean nested = second < start.length && start[first] == 0x30 && (start[second] == (byte) 0xA0 || start[second] == 2);
        return start[0] == 0x30 && (nested || first < start.length && start[first] == 6);
    }

    /** TBSCertList has a time where TBSCertificate has the validity, a SEQUENCE (RFC 5280 sections 4.1 and 5.1). */
    static boolean isCrl(ASN1Primitive object) {
        ASN1Sequence signed = isSigned(object) ? (ASN1Sequence) ((ASN1Sequence) object).getObjectAt(0) : null;
        for (int i = 2; signed != null && i < Math.min(4, signed.size()); i++) {
            ASN1Primitive part = signed.getObjectAt(i).toASN1Primitive();
            if (part instanceof ASN1UTCTime || part instanceof ASN1GeneralizedTime) {
                return true;
            }
        }
        return false;
    }

    /** PkiPath of X.509, or a CertificateSequence of Netscape, which has an identifier around it. */
    static Optional<ASN1Sequence> severalCertificates(ASN1Primitive object) {
        ASN1Primitive inner = Asn1Kind.netscapeSequence(object).orElse(object);
        boolean all = inner instanceof ASN1Sequence && ((ASN1Sequence) inner).size() > 0;
        for (int i = 0; all && i < ((ASN1Sequence) inner).size(); i++) {
            all = isSigned(((ASN1Sequence) inner).getObjectAt(i).toASN1Primitive());
        }
        return all ? Optional.of((ASN1Sequence) inner) : Optional.empty();
    }
}
