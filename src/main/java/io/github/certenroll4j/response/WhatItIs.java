package io.github.certenroll4j.response;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;

/** Names the things that people hand in instead of a CA's answer. */
final class WhatItIs {

    static final String PRIVATE_KEY = "a private key. It belongs to nobody but its owner: keep it where it was, and give the"
            + " file that the CA sent";

    private static final String REQUEST = "a certificate request (PKCS #10), the question that a CA is asked."
            + " Send it to the CA, and give the file that comes back";
    private static final int QUOTED = 40;
    private static final Pattern TITLE = Pattern.compile("<title[^>]{0,200}>([^<]{1,200})<", Pattern.CASE_INSENSITIVE);

    private WhatItIs() {
    }

    /** What a text without any encoded object is. */
    static String ofText(String text) {
        String start = text.substring(0, Math.min(text.length(), 4096));
        if (start.chars().anyMatch(c -> c < ' ' && "\t\r\n\f".indexOf(c) < 0)) {
            return "it is binary, but not ASN.1 (a certificate begins with the byte 0x30)";
        }
        start = start.trim();
        String lower = start.toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            return "it is blank";
        }
        if (lower.startsWith("<!doctype html") || lower.contains("<html") || lower.contains("<body")) {
            Matcher title = TITLE.matcher(start);
            return "it is a page of a web site" + (title.find() ? " (\"" + printable(title.group(1).trim()) + "\")" : "")
                    + ", perhaps of the CA's log-in or an error. Open the site in a browser and save the certificate itself";
        }
        return "it is a text that begins with \"" + printable(start)
                + "\"; a response is binary, base64, hexadecimal, or has a line -----BEGIN CERTIFICATE-----";
    }

    /** What an ASN.1 object is that is no certificate, no CMS message and no CRL. */
    static String ofAsn1(ASN1Primitive object) {
        if (!(object instanceof ASN1Sequence)) {
            return "it is ASN.1, but no SEQUENCE";
        }
        ASN1Encodable[] parts = ((ASN1Sequence) object).toArray();
        ASN1Encodable first = part(parts, 0);
        ASN1Encodable second = part(parts, 1);
        if (first instanceof ASN1Integer) {
            return ofVersioned((ASN1Integer) first, second);
        }
        if (first instanceof ASN1Sequence && second instanceof ASN1OctetString && parts.length == 2) {
            return "it is " + PRIVATE_KEY;
        }
        if (first instanceof ASN1Sequence && second instanceof ASN1BitString) {
            return "it is a public key without a certificate. Give the file that the CA sent";
        }
        if (isRequest(object)) {
            return "it is " + REQUEST;
        }
        if (first instanceof ASN1Enumerated) {
            return "it is an OCSP response, which says whether a certificate is revoked. Give the certificate";
        }
        if (first instanceof ASN1ObjectIdentifier) {
            return ofContentType((ASN1ObjectIdentifier) first);
        }
        return "it is ASN.1, but neither a certificate, PKCS #7 nor a CMC response";
    }

    private static String ofVersioned(ASN1Integer version, ASN1Encodable second) {
        if (version.hasValue(3) && second instanceof ASN1Sequence) {
            return "it is a PFX (PKCS #12), which has a private key inside and is imported with its password."
                    + " InstallResponse takes what a CA answers to a request";
        }
        if (version.hasValue(0) || version.hasValue(1)) {
            return "it is " + PRIVATE_KEY;
        }
        return "it is ASN.1, but neither a certificate, PKCS #7 nor a CMC response";
    }

    static String ofContentType(ASN1ObjectIdentifier type) {
        if (CMSObjectIdentifiers.envelopedData.equals(type) || CMSObjectIdentifiers.encryptedData.equals(type)
                || CMSObjectIdentifiers.authEnvelopedData.equals(type)) {
            return "it is an encrypted CMS message. Decrypt it first";
        }
        return "it is a PKCS #7 or CMS message of the type " + type + ", not signedData";
    }

    /** Whether it is a PKCS #10 request, whose outer form is that of a certificate. */
    static boolean isRequest(ASN1Primitive object) {
        ASN1Encodable[] parts = object instanceof ASN1Sequence ? ((ASN1Sequence) object).toArray() : new ASN1Encodable[0];
        return parts.length == 3 && parts[0] instanceof ASN1Sequence && isRequestInfo((ASN1Sequence) parts[0]);
    }

    /** CertificationRequestInfo: version 0, a name, a public key, attributes (RFC 2986 section 4.1). */
    private static boolean isRequestInfo(ASN1Sequence inner) {
        return inner.size() >= 3 && inner.getObjectAt(0) instanceof ASN1Integer
                && ((ASN1Integer) inner.getObjectAt(0)).hasValue(0)
                && inner.getObjectAt(1) instanceof ASN1Sequence && inner.getObjectAt(2) instanceof ASN1Sequence
                && (inner.size() == 3 || inner.getObjectAt(3) instanceof ASN1TaggedObject);
    }

    private static ASN1Encodable part(ASN1Encodable[] parts, int index) {
        return index < parts.length ? parts[index].toASN1Primitive() : DERNull.INSTANCE;
    }

    /** At most forty characters, without what would move a terminal's cursor. */
    static String printable(String text) {
        return printable(text, QUOTED);
    }

    static String printable(String text, int most) {
        String clean = text.replaceAll("\\p{C}+|\\s+", " ");
        return clean.length() <= most ? clean : clean.substring(0, most) + "…";
    }
}
