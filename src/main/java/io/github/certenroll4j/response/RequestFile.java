package io.github.certenroll4j.response;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cmc.PKIData;
import org.bouncycastle.asn1.cmc.TaggedRequest;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The keys of the certificate requests in a file: PKCS #10 in any form that a response may have, and the PKCS #7 and CMC
 * messages that certreq puts it into.
 */
final class RequestFile {

    private static final int MAX_DEPTH = 4;

    final Set<SubjectPublicKeyInfo> keys = new HashSet<>();
    private String firstOther = "";

    private RequestFile() {
    }

    /** @throws IOException if there is no request in it; the message says what there is */
    static RequestFile read(byte[] file) throws IOException {
        RequestFile found = new RequestFile();
        try {
            for (Block block : ResponseText.of(file).blocks()) {
                found.read(Asn1.parse(block.data), 0);
            }
        } catch (NotACaResponseException | RuntimeException unreadable) {
            throw new IOException("it is no certificate request (PKCS #10)", unreadable);
        }
        if (found.keys.isEmpty()) {
            throw new IOException("it is no certificate request (PKCS #10)" + found.firstOther);
        }
        return found;
    }

    private void read(ASN1Primitive object, int depth) throws IOException {
        Optional<SignedData> signed = SignedContent.signedData(object);
        if (Asn1Kind.REQUEST.equals(Asn1Kind.of(object))) {
            keys.add(CertificationRequest.getInstance(object).getCertificationRequestInfo().getSubjectPublicKeyInfo());
        } else if (signed.isPresent() && depth < MAX_DEPTH) {
            readContent(signed.get().getEncapContentInfo(), depth);
        } else {
            firstOther = ", " + Asn1Kind.of(object);
        }
    }

    private void readContent(ContentInfo content, int depth) throws IOException {
        ASN1Primitive inside = Asn1.parse(ASN1OctetString.getInstance(content.getContent()).getOctets());
        if (!ContentTypes.PKI_DATA.equals(content.getContentType())) {
            read(inside, depth + 1);
            return;
        }
        for (TaggedRequest request : PKIData.getInstance(inside).getReqSequence()) {
            if (request.getTagNo() == TaggedRequest.TCR) {
                // TaggedCertificationRequest: the number of the body part, and the request (RFC 5272 section 3.2.1.2.1)
                read(Asn1.parse(ASN1Sequence.getInstance(request.getValue()).getObjectAt(1).toASN1Primitive().getEncoded()), depth + 1);
            }
        }
    }
}
