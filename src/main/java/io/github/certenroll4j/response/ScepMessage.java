package io.github.certenroll4j.response;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;

/** A message of SCEP (RFC 8894 section 3): its signer's attributes say what it is, the certificate in it is encrypted. */
final class ScepMessage {

    static final String ENCRYPTED = "it is a signed message with an encrypted one inside, as SCEP answers (CertRep, RFC 8894) are: the"
            + " certificate is encrypted for the one who asked, those that can be read are of who signed it. Let the SCEP client that"
            + " asked decrypt it, and give the certificate that it saves";

    private static final ASN1ObjectIdentifier MESSAGE_TYPE = new ASN1ObjectIdentifier("2.16.840.1.113733.1.9.2");
    private static final ASN1ObjectIdentifier PKI_STATUS = new ASN1ObjectIdentifier("2.16.840.1.113733.1.9.3");
    private static final ASN1ObjectIdentifier FAIL_INFO = new ASN1ObjectIdentifier("2.16.840.1.113733.1.9.4");
    private static final String CERT_REP = "3";
    private static final String[] FAILURES = {"badAlg", "badMessageCheck", "badRequest", "badTime", "badCertId"};

    private ScepMessage() {
    }

    /** What it is, and what it says; empty when it is no message of SCEP. */
    static Optional<String> describe(SignedData signed) {
        for (ASN1Encodable info : signed.getSignerInfos()) {
            SignerInfo signer = SignerInfo.getInstance(info);
            String type = value(signer, MESSAGE_TYPE);
            if (!type.isEmpty()) {
                return Optional.of(type.equals(CERT_REP) ? answer(value(signer, PKI_STATUS), value(signer, FAIL_INFO))
                        : "it is a SCEP request (message type " + WhatItIs.printable(type)
                                + "), the question that a CA is asked. Give what it answered");
            }
        }
        return Optional.empty();
    }

    private static String answer(String status, String failure) {
        if (status.equals("3")) {
            return "it is a SCEP answer (CertRep) that says PENDING: somebody has to decide first. Let the SCEP client ask again later";
        }
        if (status.equals("2")) {
            int number = failure.matches("[0-4]") ? failure.charAt(0) - '0' : -1;
            return "it is a SCEP answer (CertRep) that says FAILURE, "
                    + (number < 0 ? "reason " + WhatItIs.printable(failure) : FAILURES[number])
                    + ". Ask the CA for the reason, and send a new request";
        }
        return ENCRYPTED;
    }

    private static String value(SignerInfo signer, ASN1ObjectIdentifier type) {
        if (signer.getAuthenticatedAttributes() == null) {
            return "";
        }
        for (ASN1Encodable encoded : signer.getAuthenticatedAttributes()) {
            Attribute attribute = Attribute.getInstance(encoded);
            boolean one = type.equals(attribute.getAttrType()) && attribute.getAttrValues().size() > 0;
            if (one && attribute.getAttrValues().getObjectAt(0) instanceof ASN1String) {
                return ((ASN1String) attribute.getAttrValues().getObjectAt(0)).getString();
            }
        }
        return "";
    }
}
