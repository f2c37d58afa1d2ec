package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.cmc.CMCObjectIdentifiers;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/** Takes the binary objects of one file apart and collects what is in them. */
final class ResponseReader {

    /** A response in a signed mail in another: nobody packs deeper. */
    private static final int MAX_DEPTH = 4;

    final List<String> remarks = new ArrayList<>();
    final Set<ResponseCertificate> certificates = new LinkedHashSet<>();
    Optional<Kind> kind = Optional.empty();
    Optional<CmcStatus> cmcStatus = Optional.empty();
    final Signers signers = new Signers();
    int crls;
    /** The object as Windows is to get it, when the file has but one. */
    byte[] der = {};

    /** The block that was the first to be read. */
    Optional<Block> first = Optional.empty();

    private final Certificates reader = new Certificates();
    private final int objects;
    private int number;
    private byte[] handedOn = {};
    private String firstRefusal = "";
    private int seen;

    /** @param objects how many there are to read */
    ResponseReader(int objects) {
        this.objects = objects;
    }

    /** Reads one object; what is neither certificate, CRL nor CMS is remembered and passed by. */
    void read(Block block) throws NotACaResponseException {
        number++;
        try {
            int end = 0;
            do {
                end = readNext(block, end);
            } while (end < block.data.length && Asn1.isSequence(block.data, end));
        } catch (IOException | RuntimeException malformed) {
            // Bouncy Castle's getInstance methods report a wrong structure by IllegalArgumentException and its kin.
            String where = objects > 1 ? " in object " + number + " of " + objects : "";
            throw Asn1.damaged(malformed, BinaryObject.hasTextLineEnds(block.data) ? where + ", whose line ends something changed"
                    + " (FTP does in text mode)" : where);
        }
    }

    /** Returns where the object ends; the end of all when what follows it is nothing to read. */
    private int readNext(Block block, int start) throws IOException, NotACaResponseException {
        Asn1 scan = Asn1.scan(block.data, start);
        int crlsBefore = crls;
        Optional<Kind> found = readObject(scan, 0);
        if (start > 0 && !found.isPresent() && crls == crlsBefore) {
            remarkTrailing(block.data, start);
            return block.data.length;
        }
        found.ifPresent(kindOfThis -> {
            first = Optional.of(first.orElse(block));
            kind = Optional.of(kind.orElse(kindOfThis));
            der = ++seen == 1 ? handedOn : new byte[0];
            block.label.flatMap(label -> LabelCheck.of(label, kindOfThis)).ifPresent(remarks::add);
        });
        if (!Asn1.isSequence(block.data, scan.end())) {
            remarkTrailing(block.data, scan.end());
        }
        return scan.end();
    }

    /** @throws NotACaResponseException if nothing that was read could be from a CA */
    void finish() throws NotACaResponseException {
        if (!kind.isPresent()) {
            String found = firstRefusal.isEmpty() ? "it is a certificate revocation list (CRL) without any certificate"
                    : firstRefusal;
            throw new NotACaResponseException("not a CA response: " + found);
        }
    }

    private void remarkTrailing(byte[] data, int end) {
        for (int i = end; i < data.length; i++) {
            if (data[i] != 0 && data[i] != '\r' && data[i] != '\n') {
                int more = data.length - end;
                remarks.add(more == 1 ? "1 byte after the end of the object is ignored" : more + " bytes after the end of the object are ignored");
                return;
            }
        }
    }

    /** Returns what it is; empty when it is nothing that certificates are answered in. */
    private Optional<Kind> readObject(Asn1 scan, int depth) throws IOException, NotACaResponseException {
        ASN1Primitive object = scan.read();
        byte[] bytes = scan.object();
        if (scan.indefinite()) {
            remarks.add("written with indefinite lengths (BER); Windows is handed DER");
            bytes = object.getEncoded(ASN1Encoding.DL);
        }
        return readObject(object, bytes, depth);
    }

    private Optional<Kind> readObject(ASN1Primitive object, byte[] bytes, int depth) throws IOException, NotACaResponseException {
        handedOn = bytes;
        Optional<SignedData> signed = SignedContent.signedData(object);
        if (signed.isPresent()) {
            if (SignedContent.isBare(object)) {
                remarks.add("SignedData without the ContentInfo around it; Windows is handed both");
                handedOn = new ContentInfo(CMSObjectIdentifiers.signedData, object).getEncoded(ASN1Encoding.DL);
            }
            return readSignedData(signed.get(), depth);
        }
        if (isSigned(object) && isCrl(ASN1Sequence.getInstance(((ASN1Sequence) object).getObjectAt(0)))) {
            crls++;
            return Optional.empty();
        }
        if (isSigned(object) && !Asn1Kind.isSomethingElseSigned(object)) {
            addCertificate(bytes);
            return Optional.of(Kind.X509);
        }
        return readOther(object, depth);
    }

    private Optional<Kind> readOther(ASN1Primitive object, int depth) throws IOException, NotACaResponseException {
        Optional<ASN1Sequence> several = severalCertificates(object);
        Optional<byte[]> data = SignedContent.data(object);
        if (several.isPresent()) {
            remarks.add("a sequence of certificates without PKCS #7 around it");
            readCertificates(new DLSet(several.get().toArray()));
            handedOn = new byte[0];
            return Optional.of(Kind.X509);
        }
        if (data.isPresent()) {
            return readInside(data.get(), depth);
        }
        refuse(Asn1Kind.of(object));
        return Optional.empty();
    }

    private void refuse(String what) {
        firstRefusal = firstRefusal.isEmpty() ? what : firstRefusal;
    }

    /** PkiPath of X.509, or a CertificateSequence of Netscape, which has an identifier around it. */
    private static Optional<ASN1Sequence> severalCertificates(ASN1Primitive object) {
        ASN1Primitive inner = Asn1Kind.netscapeSequence(object).orElse(object);
        boolean all = inner instanceof ASN1Sequence && ((ASN1Sequence) inner).size() > 0;
        for (int i = 0; all && i < ((ASN1Sequence) inner).size(); i++) {
            all = isSigned(((ASN1Sequence) inner).getObjectAt(i).toASN1Primitive());
        }
        return all ? Optional.of((ASN1Sequence) inner) : Optional.empty();
    }

    /** What is inside of another: an object, or a text with one. Empty, and a reason kept, when it is something else. */
    private Optional<Kind> readInside(byte[] content, int depth) throws IOException, NotACaResponseException {
        if (depth == MAX_DEPTH) {
            refuse("it is a message in more than " + MAX_DEPTH + " others");
            return Optional.empty();
        }
        ResponseText inside;
        try {
            inside = ResponseText.of(content);
        } catch (NotACaResponseException other) {
            refuse(other.getMessage().replace("not a CA response: ", ""));
            return Optional.empty();
        }
        remarks.addAll(inside.remarks);
        Optional<Kind> found = Optional.empty();
        int read = 0;
        byte[] handed = {};
        for (Block block : inside.blocks()) {
            Optional<Kind> next = readObject(Asn1.scan(block.data), depth + 1);
            handed = next.isPresent() && ++read == 1 ? handedOn : next.isPresent() ? new byte[0] : handed;
            found = found.isPresent() ? found : next;
        }
        handedOn = handed;
        return found;
    }

    /** SIGNED of X.509: what is signed, the algorithm, the signature. Certificates, CRLs and requests have this form. */
    private static boolean isSigned(ASN1Primitive object) {
        return object instanceof ASN1Sequence && ((ASN1Sequence) object).size() == 3
                && ((ASN1Sequence) object).getObjectAt(0) instanceof ASN1Sequence
                && ((ASN1Sequence) object).getObjectAt(1) instanceof ASN1Sequence
                && ((ASN1Sequence) object).getObjectAt(2) instanceof ASN1BitString;
    }

    /** TBSCertList has a time where TBSCertificate has the validity, a SEQUENCE (RFC 5280 sections 4.1 and 5.1). */
    private static boolean isCrl(ASN1Sequence signed) {
        for (int i = 2; i < Math.min(4, signed.size()); i++) {
            ASN1Primitive part = signed.getObjectAt(i).toASN1Primitive();
            if (part instanceof ASN1UTCTime || part instanceof ASN1GeneralizedTime) {
                return true;
            }
        }
        return false;
    }

    private Optional<Kind> readSignedData(SignedData signed, int depth) throws NotACaResponseException, IOException {
        Optional<String> refusal = SignedContent.refusal(signed);
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return Optional.empty();
        }
        for (ASN1Encodable signer : signed.getSignerInfos()) {
            signers.add(signer);
        }
        crls += signed.getCRLs() == null ? 0 : signed.getCRLs().size();
        ContentInfo content = signed.getEncapContentInfo();
        if (CMCObjectIdentifiers.id_cct_PKIResponse.equals(content.getContentType())) {
            return readCmc(signed, content, depth);
        }
        Optional<byte[]> data = SignedContent.meantContent(signed);
        if (data.isPresent()) {
            return readSigned(signed, data.get(), depth);
        }
        readCertificates(signed.getCertificates());
        return Optional.of(signed.getSignerInfos().size() == 0 ? Kind.PKCS7_UNSIGNED : Kind.PKCS7_SIGNED);
    }

    /** A response that somebody put into another and signed: what matters is inside, when it is a response. */
    private Optional<Kind> readSigned(SignedData signed, byte[] content, int depth) throws IOException, NotACaResponseException {
        String earlier = firstRefusal;
        firstRefusal = "";
        byte[] outer = handedOn;
        Optional<Kind> inside = readInside(content, depth);
        String other = firstRefusal;
        firstRefusal = earlier;
        if (inside.isPresent()) {
            int before = certificates.size();
            readCertificates(SignedContent.withoutSigners(signed));
            handedOn = certificates.size() == before ? handedOn : new byte[0];
            remarks.add("the response lies inside a signed PKCS #7; who signed that is left out");
        } else if (SignedContent.isNote(content)) {
            handedOn = outer;
            readCertificates(signed.getCertificates());
            return Optional.of(Kind.PKCS7_SIGNED);
        } else {
            refuse("it is " + SignedContent.holder(content) + " with something else inside: " + other);
        }
        return inside;
    }

    private Optional<Kind> readCmc(SignedData signed, ContentInfo content, int depth) throws IOException, NotACaResponseException {
        byte[] outer = handedOn;
        readCertificates(signed.getCertificates());
        try {
            CmcResponse response = new CmcResponse(Asn1.parse(ASN1OctetString.getInstance(content.getContent()).getOctets()));
            cmcStatus = cmcStatus.isPresent() ? cmcStatus : response.status();
            remarks.addAll(response.remarks);
            handedOn = readNested(response.messages, depth) ? new byte[0] : outer;
        } catch (IOException | RuntimeException unreadable) {
            handedOn = outer;
            remarks.add("the status in the CMC response cannot be read: " + unreadable.getMessage());
        }
        return Optional.of(Kind.CMC_FULL);
    }

    /** Whether CMS messages inside of a CMC response had certificates that are not beside it. */
    private boolean readNested(List<ASN1Primitive> messages, int depth) throws IOException, NotACaResponseException {
        int before = certificates.size();
        if (depth < MAX_DEPTH) {
            for (ASN1Primitive message : messages) {
                readObject(message, message.getEncoded(ASN1Encoding.DL), depth + 1);
            }
        }
        if (certificates.size() == before) {
            return false;
        }
        remarks.add("certificates lie in a CMS message inside of the CMC response");
        return true;
    }

    private void readCertificates(ASN1Set set) throws NotACaResponseException, IOException {
        if (set == null) {
            return;
        }
        if (set.size() > CaResponse.MAX_CERTIFICATES) {
            throw NotACaResponseException.tooMuch(set.size() + " certificates; at most " + CaResponse.MAX_CERTIFICATES + " are read");
        }
        for (ASN1Encodable choice : set) {
            if (choice instanceof ASN1Sequence) {
                addCertificate(choice.toASN1Primitive().getEncoded());
            } else {
                remarks.add("an attribute certificate or another obsolete form of certificate inside is passed by");
            }
        }
    }

    private void addCertificate(byte[] bytes) {
        ResponseCertificate certificate = ResponseCertificate.read(bytes, reader);
        if (!certificates.add(certificate)) {
            remarks.add("a certificate is there more than once");
        }
        certificate.fault().ifPresent(fault -> remarks.add("this Java cannot read the certificate "
                + certificate.subject().map(subject -> "of \"" + subject + "\"").orElse("no. " + certificates.size())
                + ", nor can Bouncy Castle: " + fault));
    }
}
