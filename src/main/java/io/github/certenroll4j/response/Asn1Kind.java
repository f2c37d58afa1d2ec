package io.github.certenroll4j.response;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;

/** Names the ASN.1 objects that people hand in instead of a CA's answer, by the form that their standards give them. */
final class Asn1Kind {

    static final String REQUEST = "it is a certificate request (PKCS #10), the question that a CA is asked."
            + " Send it to the CA, and give the file that comes back";

    /** A sequence of certificates. */
    static final ASN1ObjectIdentifier NETSCAPE = new ASN1ObjectIdentifier("2.16.840.1.113730.2.5");

    private static final String GIVE = ". Give the file that the CA sent";
    private static final String NEITHER = "it is ASN.1, but neither a certificate, PKCS #7 nor a CMC response";
    /** Two large numbers are a signature, not a key. */
    private static final int MAX_EXPONENT = 64;
    /** Of the exponents that RSA can have none is even. */
    private static final BigInteger GENERATOR = BigInteger.valueOf(2);
    /** Algorithms that encrypt a key with a password: PKCS #5 and PKCS #12. */
    private static final String[] BY_PASSWORD = {"1.2.840.113549.1.5.", "1.2.840.113549.1.12.1."};
    /** PKIBody, by its tags: RFC 9810 section 5.1.2. */
    private static final String[] CMP_BODIES = {"ir", "ip", "cr", "cp", "p10cr", "popdecc", "popdecr", "kur", "kup", "krr", "krp", "rr",
        "rp", "ccr", "ccp", "ckuann", "cann", "rann", "crlann", "pkiconf", "nested", "genm", "genp", "error", "certConf", "pollReq", "pollRep"};
    private static final Map<String, String> CONTENT = new HashMap<>();

    static {
        String encrypted = "it is an encrypted CMS message. Decrypt it first";
        CONTENT.put("1.2.840.113549.1.7.3", encrypted);
        CONTENT.put("1.2.840.113549.1.7.4", encrypted);
        CONTENT.put("1.2.840.113549.1.7.6", encrypted);
        CONTENT.put("1.2.840.113549.1.9.16.1.23", encrypted);
        CONTENT.put("1.2.840.113549.1.9.16.1.9", "it is a compressed CMS message. Unpack it first (openssl cms -uncompress)");
        CONTENT.put("1.2.840.113549.1.7.5", "it is a CMS message that is but hashed (DigestedData)" + GIVE);
        CONTENT.put("1.2.840.113549.1.9.16.1.2", "it is a CMS message with a code against changes (AuthenticatedData)" + GIVE);
        CONTENT.put("1.2.840.113549.1.7.1", "it is a CMS message of the type data without anything in it" + GIVE);
    }

    private Asn1Kind() {
    }

    /** What an object is that is no certificate, no CMS message and no CRL. */
    static String of(ASN1Primitive object) {
        if (object instanceof ASN1ObjectIdentifier) {
            return "it is the name of a curve (EC PARAMETERS) without a certificate" + GIVE;
        }
        if (!(object instanceof ASN1Sequence)) {
            return "it is ASN.1, but no SEQUENCE";
        }
        ASN1Sequence parts = (ASN1Sequence) object;
        ASN1Primitive first = part(parts, 0);
        ASN1Primitive second = part(parts, 1);
        if (first instanceof ASN1Integer) {
            return ofVersioned(parts, (ASN1Integer) first, second);
        }
        if (first instanceof ASN1ObjectIdentifier) {
            return CONTENT.getOrDefault(((ASN1ObjectIdentifier) first).getId(),
                    "it is a PKCS #7 or CMS message of the type " + first + ", not signedData");
        }
        if (first instanceof ASN1Enumerated) {
            return "it is an OCSP response, which says whether a certificate is revoked. Give the certificate";
        }
        return first instanceof ASN1Sequence ? ofNested(parts, (ASN1Sequence) first, second) : NEITHER;
    }

    private static String ofNested(ASN1Sequence parts, ASN1Sequence first, ASN1Primitive second) {
        if (parts.size() == 2 && second instanceof ASN1OctetString) {
            return isEncryptedKey(first) ? "it is " + WhatItIs.privateKey(", encrypted with a password") : NEITHER;
        }
        if (parts.size() == 2 && second instanceof ASN1BitString) {
            return "it is a public key without a certificate" + GIVE;
        }
        if (somethingElseSigned(parts).isPresent()) {
            return somethingElseSigned(parts).get();
        }
        if (isCmpHeader(first) && second instanceof ASN1TaggedObject) {
            return "it is a message of CMP (PKIXCMP, RFC 9810): " + cmpBody(((ASN1TaggedObject) second).getTagNo())
                    + ". Let the CMP client take the certificate out of it (openssl cmp … -certout FILE)";
        }
        if (part(first, 0) instanceof ASN1Integer && part(asSequence(second), 0) instanceof ASN1ObjectIdentifier) {
            return "it is an answer of a time stamp authority (RFC 3161)" + GIVE;
        }
        if (part(asSequence(part(first, 0)), 0) instanceof ASN1Integer) {
            return "it is a certificate request (CRMF), the question that a CA is asked. Send it to the CA, and give the file that"
                    + " comes back";
        }
        return NEITHER;
    }

    private static String cmpBody(int tag) {
        return tag < CMP_BODIES.length ? CMP_BODIES[tag] : "body " + tag;
    }

    private static ASN1Sequence asSequence(ASN1Encodable object) {
        return object instanceof ASN1Sequence ? (ASN1Sequence) object : new DERSequence();
    }

    private static boolean isEncryptedKey(ASN1Sequence algorithm) {
        boolean byPassword = false;
        for (String prefix : BY_PASSWORD) {
            byPassword |= part(algorithm, 0).toString().startsWith(prefix);
        }
        return byPassword;
    }

    /** PKIHeader: a version, sender and recipient (RFC 9810 section 5.1.1); names are tagged in it. */
    private static boolean isCmpHeader(ASN1Sequence header) {
        return part(header, 0) instanceof ASN1Integer && part(header, 1) instanceof ASN1TaggedObject
                && part(header, 2) instanceof ASN1TaggedObject;
    }

    private static String ofVersioned(ASN1Sequence parts, ASN1Integer version, ASN1Primitive second) {
        if (version.hasValue(3) && second instanceof ASN1Sequence) {
            return "it is a PFX (PKCS #12), which has a private key inside. It can be installed as a response with"
                    + " InstallRestriction.ALLOW_NO_OUTSTANDING_REQUEST and its password";
        }
        if (isKey(parts, version, second)) {
            return "it is " + WhatItIs.privateKey("");
        }
        if (second instanceof ASN1Integer && parts.size() == 2 && GENERATOR.equals(((ASN1Integer) second).getValue())) {
            return "it is the parameters of a key (DH) without a certificate" + GIVE;
        }
        if (second instanceof ASN1Integer && parts.size() == 2 && ((ASN1Integer) second).getValue().bitLength() <= MAX_EXPONENT) {
            return "it is a public key (RSA) without a certificate" + GIVE;
        }
        boolean recipients = second instanceof ASN1Set || second instanceof ASN1TaggedObject;
        return recipients && part(parts, 2) instanceof ASN1Sequence || second instanceof ASN1Set
                ? "it is an encrypted CMS message without the ContentInfo around it. Decrypt it first" : NEITHER;
    }

    /** PKCS #8 and RFC 5958, PKCS #1, SEC 1, and the form of OpenSSL for DSA. */
    private static boolean isKey(ASN1Sequence parts, ASN1Integer version, ASN1Primitive second) {
        boolean numbers = parts.size() >= 6;
        for (ASN1Encodable part : parts) {
            numbers &= part instanceof ASN1Integer || part instanceof ASN1Sequence;
        }
        boolean pkcs8 = second instanceof ASN1Sequence && part(parts, 2) instanceof ASN1OctetString;
        return (version.hasValue(0) || version.hasValue(1)) && (numbers || pkcs8 || second instanceof ASN1OctetString);
    }

    /** A sequence of certificates as Netscape wrapped them; empty for all else. */
    static Optional<ASN1Primitive> netscapeSequence(ASN1Primitive object) {
        boolean netscape = object instanceof ASN1Sequence && ((ASN1Sequence) object).size() == 2
                && NETSCAPE.equals(((ASN1Sequence) object).getObjectAt(0));
        return netscape ? Optional.of(ASN1TaggedObject.getInstance(((ASN1Sequence) object).getObjectAt(1)).getExplicitBaseObject()
                .toASN1Primitive()) : Optional.empty();
    }

    /** Whether it has the outer form of a certificate, but is none. */
    static boolean isSomethingElseSigned(ASN1Primitive object) {
        return object instanceof ASN1Sequence && somethingElseSigned((ASN1Sequence) object).isPresent();
    }

    private static Optional<String> somethingElseSigned(ASN1Sequence parts) {
        if (parts.size() != 3 || !(part(parts, 0) instanceof ASN1Sequence)) {
            return Optional.empty();
        }
        ASN1Sequence signed = (ASN1Sequence) part(parts, 0);
        if (isRequestInfo(signed)) {
            return Optional.of(REQUEST);
        }
        if (part(signed, 0) instanceof ASN1Integer && part(signed, 2) instanceof ASN1TaggedObject && !isCmpHeader(signed)) {
            return Optional.of("it is an attribute certificate (RFC 5755), which has no key and answers no request" + GIVE);
        }
        return signed.size() == 2 && part(signed, 1) instanceof ASN1IA5String
                ? Optional.of("it is a certificate request (SPKAC), the question that a CA is asked. Send it to the CA, and give the"
                        + " file that comes back") : Optional.empty();
    }

    /** CertificationRequestInfo: version 0, a name, a public key, attributes (RFC 2986 section 4.1). */
    private static boolean isRequestInfo(ASN1Sequence inner) {
        return inner.size() >= 3 && inner.getObjectAt(0) instanceof ASN1Integer
                && ((ASN1Integer) inner.getObjectAt(0)).hasValue(0)
                && inner.getObjectAt(1) instanceof ASN1Sequence && inner.getObjectAt(2) instanceof ASN1Sequence
                && (inner.size() == 3 || inner.getObjectAt(3) instanceof ASN1TaggedObject);
    }

    private static ASN1Primitive part(ASN1Sequence parts, int index) {
        return index < parts.size() ? parts.getObjectAt(index).toASN1Primitive() : DERNull.INSTANCE;
    }
}
