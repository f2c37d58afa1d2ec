package io.github.certenroll4j.response;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;

/**
 * The parts of a certificate (RFC 5280 section 4.1), each for itself and as far as it can be had: for one that cannot be
 * read as a whole, and for what the JDK does not tell.
 */
final class RawCertificate {

    private interface Part<T> {
        T of(ASN1Encodable encoded) throws IOException;
    }

    private static final int SERIAL_NUMBER = 0;
    private static final int SIGNATURE = 1;
    private static final int ISSUER = 2;
    private static final int VALIDITY = 3;
    private static final int SUBJECT = 4;
    private static final int KEY = 5;
    /** The tag of the extensions, the last of three optional fields. */
    private static final int EXTENSIONS = 3;

    private final ASN1Encodable[] fields;
    /** How many fields stand before the serial number: the version, which the first version leaves out. */
    private final int version;
    private Map<String, ASN1Encodable> extensions;

    private RawCertificate(ASN1Encodable[] fields) {
        this.fields = fields;
        this.version = fields.length > 0 && fields[0] instanceof ASN1TaggedObject ? 1 : 0;
    }

    static RawCertificate of(byte[] encoded) {
        try {
            ASN1Sequence certificate = ASN1Sequence.getInstance(Asn1.parse(encoded));
            return new RawCertificate(ASN1Sequence.getInstance(certificate.getObjectAt(0)).toArray());
        } catch (IOException | RuntimeException malformed) {
            return new RawCertificate(new ASN1Encodable[0]);
        }
    }

    /** What its issuer signed, the bytes as they stand in it. */
    static byte[] signed(byte[] encoded) throws IOException {
        return Asn1.scan(encoded, Asn1.contentStart(encoded)).object();
    }

    Optional<BigInteger> serialNumber() {
        return part(SERIAL_NUMBER, field -> ASN1Integer.getInstance(field).getValue());
    }

    Optional<AlgorithmIdentifier> signatureAlgorithm() {
        return part(SIGNATURE, AlgorithmIdentifier::getInstance);
    }

    /** The issuer's name, encoded. */
    Optional<byte[]> issuer() {
        return part(ISSUER, RawCertificate::encodedName);
    }

    /** The subject's name, encoded. */
    Optional<byte[]> subject() {
        return part(SUBJECT, RawCertificate::encodedName);
    }

    /** The name as Java compares it; empty for one that Java does not take. */
    static Optional<X500Principal> principal(byte[] encoded) {
        try {
            return Optional.of(new X500Principal(encoded));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    Optional<Date> notBefore() {
        return part(VALIDITY, field -> Time.getInstance(ASN1Sequence.getInstance(field).getObjectAt(0)).getDate());
    }

    Optional<Date> notAfter() {
        return part(VALIDITY, field -> Time.getInstance(ASN1Sequence.getInstance(field).getObjectAt(1)).getDate());
    }

    Optional<SubjectPublicKeyInfo> publicKey() {
        return part(KEY, SubjectPublicKeyInfo::getInstance);
    }

    /** The value of an extension, of the first one where it is there twice. */
    Optional<ASN1Primitive> extension(String oid) {
        if (extensions == null) {
            extensions = extensions();
        }
        try {
            ASN1Encodable value = extensions.get(oid);
            return value == null ? Optional.empty() : Optional.of(Asn1.parse(ASN1OctetString.getInstance(value).getOctets()));
        } catch (IOException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private Map<String, ASN1Encodable> extensions() {
        Map<String, ASN1Encodable> found = new HashMap<>();
        try {
            ASN1TaggedObject last = (ASN1TaggedObject) fields[fields.length - 1];
            for (ASN1Encodable extension : last.getTagNo() == EXTENSIONS ? ASN1Sequence.getInstance(last, true) : new DERSequence()) {
                ASN1Sequence parts = ASN1Sequence.getInstance(extension);
                found.putIfAbsent(parts.getObjectAt(0).toString(), parts.getObjectAt(parts.size() - 1));
            }
        } catch (RuntimeException malformed) {
            // those before it may be right
        }
        return found;
    }

    private static byte[] encodedName(ASN1Encodable name) throws IOException {
        return ASN1Sequence.getInstance(name).getEncoded();
    }

    private <T> Optional<T> part(int index, Part<T> part) {
        try {
            return Optional.of(part.of(fields[version + index]));
        } catch (IOException | RuntimeException malformed) {
            // Bouncy Castle reports what is malformed by exceptions of many kinds; a ParseException of Time is among them.
            return Optional.empty();
        }
    }
}
