package io.github.certenroll4j.response;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/** What a CMS message holds beside its certificates: often it makes them something else than an answer. */
final class SignedContent {

    private static final String OF_SIGNERS = ". The certificates in it are those of who signed it. Give the file that the CA sent";
    private static final Map<String, String> TYPES = new HashMap<>();

    static {
        TYPES.put("1.3.6.1.4.1.311.10.1", "it is a certificate trust list of Windows (.stl) or a security catalog (.cat)" + OF_SIGNERS);
        TYPES.put("1.3.6.1.4.1.311.2.1.4", "it is the signature of a program (Authenticode)" + OF_SIGNERS);
        TYPES.put("1.2.840.113549.1.9.16.1.4", "it is a time stamp (RFC 3161)" + OF_SIGNERS);
        TYPES.put(ContentTypes.ENVELOPED_DATA.getId(), ScepMessage.ENCRYPTED);
        TYPES.put(ContentTypes.PKI_DATA.getId(), "it is a CMC request (PKIData), the question that a CA is asked. Give what"
                + " it answered");
    }

    private SignedContent() {
    }

    /** The SignedData of a PKCS #7 or CMS message, or the one that lacks the ContentInfo around it; empty for all else. */
    static Optional<SignedData> signedData(ASN1Primitive object) {
        if (isBare(object)) {
            return Optional.of(SignedData.getInstance(object));
        }
        return isContentInfo(object, ContentTypes.SIGNED_DATA)
                ? Optional.of(SignedData.getInstance(ContentInfo.getInstance(object).getContent())) : Optional.empty();
    }

    /** SignedData itself: a version, a SET of algorithms, the content and its type, at the end a SET of signers. */
    static boolean isBare(ASN1Primitive object) {
        ASN1Sequence parts = object instanceof ASN1Sequence && ((ASN1Sequence) object).size() >= 4 ? (ASN1Sequence) object : null;
        return parts != null && parts.getObjectAt(0) instanceof ASN1Integer && parts.getObjectAt(1) instanceof ASN1Set
                && parts.getObjectAt(2) instanceof ASN1Sequence && parts.getObjectAt(parts.size() - 1) instanceof ASN1Set;
    }

    private static boolean isContentInfo(ASN1Primitive object, ASN1ObjectIdentifier type) {
        return object instanceof ASN1Sequence && ((ASN1Sequence) object).size() == 2
                && type.equals(((ASN1Sequence) object).getObjectAt(0));
    }

    /** The bytes of a message of the type data, which is nothing but a name around them; empty for all else. */
    static Optional<byte[]> data(ASN1Primitive object) {
        return isContentInfo(object, ContentTypes.DATA) ? octets(ContentInfo.getInstance(object)) : Optional.empty();
    }

    private static Optional<byte[]> octets(ContentInfo content) {
        ASN1Encodable octets = content.getContent();
        return octets instanceof ASN1OctetString ? Optional.of(((ASN1OctetString) octets).getOctets()) : Optional.empty();
    }

    /** Why the certificates in this message answer no request; empty when they may. */
    static Optional<String> refusal(SignedData signed) {
        String type = signed.getEncapContentInfo().getContentType().getId();
        Optional<String> scep = ScepMessage.describe(signed);
        if (scep.isPresent() || TYPES.containsKey(type)) {
            return scep.isPresent() ? scep : Optional.of(TYPES.get(type));
        }
        if (octets(signed.getEncapContentInfo()).filter(SignedContent::isEncrypted).isPresent()) {
            return Optional.of(ScepMessage.ENCRYPTED);
        }
        boolean response = mayHoldResponse(type) || ContentTypes.PKI_RESPONSE.getId().equals(type);
        return response || signed.getSignerInfos().size() == 0 ? Optional.empty()
                : Optional.of("it is a signed message with content of the type " + type + ", which is none that a CA answers with. The"
                        + " certificates in it are, as a rule, those of who signed it. Give the file that the CA sent");
    }

    private static boolean mayHoldResponse(String type) {
        return ContentTypes.DATA.getId().equals(type) || ContentTypes.SIGNED_DATA.getId().equals(type)
                || Asn1Kind.NETSCAPE.getId().equals(type);
    }

    /** In octets as CMS has it, or the object itself as in PKCS #7 (RFC 2315 section 9.1). */
    private static Optional<byte[]> octetsOrObject(ContentInfo content) {
        try {
            return content.getContent() instanceof ASN1Sequence ? Optional.of(content.getContent().toASN1Primitive().getEncoded())
                    : octets(content);
        } catch (IOException impossible) {
            return Optional.empty(); // it was read
        }
    }

    /** The content, where it is meant: an ASN.1 object, or text. Other bytes are there because something had to be signed. */
    static Optional<byte[]> meantContent(SignedData signed) {
        ContentInfo content = signed.getEncapContentInfo();
        Optional<byte[]> octets = mayHoldResponse(content.getContentType().getId()) ? octetsOrObject(content)
                : Optional.empty();
        return octets.filter(bytes -> bytes.length > 1 && (WhatItIs.isText(latin(bytes)) || isObject(bytes)));
    }

    /** EnvelopedData in its ContentInfo, which begins with its name. */
    private static boolean isEncrypted(byte[] content) {
        try {
            return isObject(content) && isContentInfo(Asn1.parse(content), ContentTypes.ENVELOPED_DATA);
        } catch (IOException another) {
            return false;
        }
    }

    private static boolean isObject(byte[] bytes) {
        try {
            return Asn1.isSequence(bytes) && Asn1.scan(bytes).trailing() == 0;
        } catch (IOException another) {
            return false;
        }
    }

    /** Whether it is a text that is no mail and has nothing encoded in it: CAs that need something to sign take any words. */
    static boolean isNote(byte[] content) {
        String text = latin(content);
        return WhatItIs.isText(text) && !MimeMessage.matches(text) && !Base64Text.looksEncoded(text, 0, text.length());
    }

    /** What holds this content, for a sentence that says that there is no response in it. */
    static String holder(byte[] content) {
        return MimeMessage.matches(latin(content)) ? "a signed mail (S/MIME)" : "a signed message (CMS)";
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The certificates of the message but those of who signed it. */
    static ASN1Set withoutSigners(SignedData signed) throws IOException {
        Signers signers = new Signers();
        for (ASN1Encodable info : signed.getSignerInfos()) {
            signers.add(info);
        }
        ASN1EncodableVector others = new ASN1EncodableVector();
        for (ASN1Encodable certificate : signed.getCertificates() == null ? new DLSet() : signed.getCertificates()) {
            if (!signers.include(RawCertificate.of(certificate.toASN1Primitive().getEncoded()))) {
                others.add(certificate);
            }
        }
        return new DLSet(others);
    }
}
