package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/** Takes SignedData apart (RFC 5652 section 5): a bag of certificates, a signed answer, or a full CMC response (RFC 5272). */
final class SignedReader {

    private final ObjectReader objects;
    private final Found found;

    SignedReader(ObjectReader objects, Found found) {
        this.objects = objects;
        this.found = found;
    }

    /** @param whole the message as Windows is to get it */
    Optional<ReadObject> read(SignedData signed, byte[] whole, int depth) throws NotACaResponseException, IOException {
        Optional<String> refusal = SignedContent.refusal(signed);
        if (refusal.isPresent()) {
            objects.refuse(refusal.get());
            return Optional.empty();
        }
        found.signersAndCrls(signed);
        ContentInfo content = signed.getEncapContentInfo();
        if (ContentTypes.PKI_RESPONSE.equals(content.getContentType())) {
            return Optional.of(readCmc(signed, content, whole, depth));
        }
        Optional<byte[]> data = SignedContent.meantContent(signed);
        if (data.isPresent()) {
            return readSigned(signed, data.get(), whole, depth);
        }
        found.certificates(signed.getCertificates());
        return Optional.of(new ReadObject(signed.getSignerInfos().size() == 0 ? Kind.PKCS7_UNSIGNED : Kind.PKCS7_SIGNED, whole));
    }

    /** A response that somebody put into another and signed: what matters is inside, when it is a response. */
    private Optional<ReadObject> readSigned(SignedData signed, byte[] content, byte[] whole, int depth)
            throws IOException, NotACaResponseException {
        String earlier = objects.firstRefusal();
        objects.forget("");
        Optional<ReadObject> inside = objects.readInside(content, depth);
        String other = objects.firstRefusal();
        objects.forget(earlier);
        if (inside.isPresent()) {
            int before = found.certificates.size();
            found.certificates(SignedContent.withoutSigners(signed));
            found.remarks.add("the response lies inside a signed PKCS #7; who signed that is left out");
            return found.certificates.size() == before ? inside : inside.map(read -> ReadObject.toBeMade(read.kind));
        }
        if (SignedContent.isNote(content)) {
            found.certificates(signed.getCertificates());
            return Optional.of(new ReadObject(Kind.PKCS7_SIGNED, whole));
        }
        objects.refuse("it is " + SignedContent.holder(content) + " with something else inside: " + other);
        return Optional.empty();
    }

    private ReadObject readCmc(SignedData signed, ContentInfo content, byte[] whole, int depth) throws IOException, NotACaResponseException {
        found.certificates(signed.getCertificates());
        if (content.getContent() == null) {
            found.remarks.add("the CMC response is empty: it does not say what became of the request");
            return new ReadObject(Kind.CMC_FULL, whole);
        }
        try {
            CmcResponse response = new CmcResponse(Asn1.parse(ASN1OctetString.getInstance(content.getContent()).getOctets()));
            found.cmc(response);
            return readNested(response.messages, depth) ? ReadObject.toBeMade(Kind.CMC_FULL) : new ReadObject(Kind.CMC_FULL, whole);
        } catch (IOException | RuntimeException unreadable) {
            found.remarks.add("the status in the CMC response cannot be read: " + Asn1.reason(unreadable));
            return new ReadObject(Kind.CMC_FULL, whole);
        }
    }

    /** Whether CMS messages inside of a CMC response had certificates that are not beside it. */
    private boolean readNested(List<ASN1Primitive> messages, int depth) throws IOException, NotACaResponseException {
        int before = found.certificates.size();
        if (depth < ObjectReader.MAX_DEPTH) {
            for (ASN1Primitive message : messages) {
                objects.read(message, message.getEncoded(ASN1Encoding.DL), depth + 1);
            }
        }
        if (found.certificates.size() == before) {
            return false;
        }
        found.remarks.add("certificates lie in a CMS message inside of the CMC response");
        return true;
    }
}
