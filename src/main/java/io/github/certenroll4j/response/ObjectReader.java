package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Kind;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/** Tells what an ASN.1 object is, and takes those apart in which certificates are answered; messages lie in messages. */
final class ObjectReader {

    /** A response in a signed mail in another: nobody packs deeper. */
    static final int MAX_DEPTH = 4;

    private final Found found;
    private final SignedReader signedReader;
    private String firstRefusal = "";
    private String lastRefusal = "";

    ObjectReader(Found found) {
        this.found = found;
        this.signedReader = new SignedReader(this, found);
    }

    /** What it is; empty when it is nothing that certificates are answered in. */
    Optional<ReadObject> read(Asn1 scan, int depth) throws IOException, NotACaResponseException {
        ASN1Primitive object = scan.read();
        if (!scan.indefinite()) {
            return read(object, scan.longLength() ? withShortLength(object) : scan.object(), depth);
        }
        found.remarks.add("written with indefinite lengths (BER); Windows is handed DER");
        return read(object, object.getEncoded(ASN1Encoding.DL), depth);
    }

    /** Java forgets how the length was written: what it has read of such a certificate would be another one. */
    private byte[] withShortLength(ASN1Primitive object) throws IOException {
        found.remarks.add("its length is written in more bytes than it needs (BER); Windows is handed DER");
        return object.getEncoded();
    }

    Optional<ReadObject> read(ASN1Primitive object, byte[] bytes, int depth) throws IOException, NotACaResponseException {
        Optional<SignedData> signed = SignedContent.signedData(object);
        if (signed.isPresent()) {
            return signedReader.read(signed.get(), whole(object, bytes), depth);
        }
        if (Asn1Shape.isCrl(object)) {
            found.crls++;
            return Optional.empty();
        }
        if (Asn1Shape.isSigned(object) && !Asn1Kind.isSomethingElseSigned(object)) {
            found.certificate(bytes);
            return Optional.of(new ReadObject(Kind.X509, bytes));
        }
        return readOther(object, depth);
    }

    /** SignedData with the ContentInfo around it that some leave out. */
    private byte[] whole(ASN1Primitive object, byte[] bytes) throws IOException {
        if (!SignedContent.isBare(object)) {
            return bytes;
        }
        found.remarks.add("SignedData without the ContentInfo around it; Windows is handed both");
        return new ContentInfo(ContentTypes.SIGNED_DATA, object).getEncoded(ASN1Encoding.DL);
    }

    private Optional<ReadObject> readOther(ASN1Primitive object, int depth) throws IOException, NotACaResponseException {
        Optional<ASN1Sequence> several = Asn1Shape.severalCertificates(object);
        if (several.isPresent()) {
            found.remarks.add("a sequence of certificates without PKCS #7 around it");
            found.certificates(new DLSet(several.get().toArray()));
            return Optional.of(ReadObject.toBeMade(Kind.X509));
        }
        Optional<byte[]> data = SignedContent.data(object);
        if (data.isPresent()) {
            return readInside(data.get(), depth);
        }
        refuse(Asn1Kind.of(object));
        return Optional.empty();
    }

    /** What is inside of another: an object, or a text with one. Empty, and a reason kept, when it is something else. */
    Optional<ReadObject> readInside(byte[] content, int depth) throws IOException, NotACaResponseException {
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
        found.remarks.addAll(inside.remarks());
        Optional<ReadObject> all = Optional.empty();
        for (Block block : inside.blocks()) {
            Optional<ReadObject> next = read(Asn1.scan(block.data), depth + 1);
            Optional<ReadObject> before = all;
            all = next.isPresent() && before.isPresent() ? before.map(first -> ReadObject.toBeMade(first.kind))
                    : next.isPresent() ? next : before;
        }
        return all;
    }

    /** Remembers what an object is instead. */
    void refuse(String what) {
        firstRefusal = firstRefusal.isEmpty() ? what : firstRefusal;
        lastRefusal = what;
    }

    /** What the first object is that is nothing certificates are answered in; empty where there was none. */
    String firstRefusal() {
        return firstRefusal;
    }

    /** The same of the last one. */
    String lastRefusal() {
        return lastRefusal;
    }

    /** Forgets what was refused since: what holds it may be an answer. */
    void forget(String earlier) {
        firstRefusal = earlier;
    }
}
