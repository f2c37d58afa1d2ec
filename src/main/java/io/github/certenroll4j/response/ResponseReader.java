package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.cmc.CMCObjectIdentifiers;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/** Takes the binary objects of one file apart and collects what is in them. */
final class ResponseReader {

    private static final ASN1ObjectIdentifier PKI_DATA = CMCObjectIdentifiers.id_cct_PKIData;

    final List<String> remarks = new ArrayList<>();
    final Set<ResponseCertificate> certificates = new LinkedHashSet<>();
    Optional<Kind> kind = Optional.empty();
    Optional<CmcStatus> cmcStatus = Optional.empty();
    final Signers signers = new Signers();
    int crls;
    /** The object as Windows is to get it, when the file has but one. */
    byte[] der = {};

    private final Certificates reader = new Certificates();
    private String firstRefusal = "";
    private int seen;

    /** Reads one object; what is neither certificate, CRL nor CMS is remembered and passed by. */
    void read(byte[] data) throws NotACaResponseException {
        try {
            Asn1 scan = Asn1.scan(data);
            remarkTrailing(data, scan);
            readObject(scan);
        } catch (IOException | RuntimeException malformed) {
            // Bouncy Castle's getInstance methods report a wrong structure by IllegalArgumentException and its kin.
            throw new NotACaResponseException("broken ASN.1: " + malformed.getMessage()
                    + ". The file is damaged or cut off; fetch the response again");
        }
    }

    /** @throws NotACaResponseException if nothing that was read could be from a CA */
    void finish() throws NotACaResponseException {
        if (!kind.isPresent()) {
            String found = firstRefusal.isEmpty() ? "it is a certificate revocation list (CRL) without any certificate"
                    : firstRefusal;
            throw new NotACaResponseException("not a CA response: " + found);
        }
    }

    private void remarkTrailing(byte[] data, Asn1 scan) {
        for (int i = data.length - scan.trailing(); i < data.length; i++) {
            if (data[i] != 0 && data[i] != '\r' && data[i] != '\n') {
                remarks.add(scan.trailing() + " bytes after the end of the object are ignored");
                return;
            }
        }
    }

    private void readObject(Asn1 scan) throws IOException, NotACaResponseException {
        ASN1Primitive object = scan.read();
        byte[] bytes = scan.object();
        if (scan.indefinite()) {
            remarks.add("written with indefinite lengths (BER); Windows is handed DER");
            bytes = object.getEncoded(ASN1Encoding.DL);
        }
        if (isSignedData(object)) {
            readSignedData(SignedData.getInstance(ContentInfo.getInstance(object).getContent()));
        } else if (isSigned(object) && isCrl(ASN1Sequence.getInstance(((ASN1Sequence) object).getObjectAt(0)))) {
            crls++;
            return;
        } else if (isSigned(object) && !WhatItIs.isRequest(object)) {
            addCertificate(bytes);
            kind = Optional.of(kind.orElse(Kind.X509));
        } else {
            firstRefusal = firstRefusal.isEmpty() ? WhatItIs.ofAsn1(object) : firstRefusal;
            return;
        }
        der = ++seen == 1 ? bytes : new byte[0];
    }

    private static boolean isSignedData(ASN1Primitive object) {
        return object instanceof ASN1Sequence && ((ASN1Sequence) object).size() == 2
                && CMSObjectIdentifiers.signedData.equals(((ASN1Sequence) object).getObjectAt(0));
    }

    /** SIGNED of X.509: what is signed, the algorithm, the signature. Certificates, CRLs and requests have this form. */
    private static boolean isSigned(ASN1Primitive object) {
        return object instanceof ASN1Sequence && ((ASN1Sequence) object).size() == 3
                && ((ASN1Sequence) object).getObjectAt(0) instanceof ASN1Sequence
                && ((ASN1Sequence) object).getObjectAt(1) instanceof ASN1Sequence
                && !(((ASN1Sequence) object).getObjectAt(2) instanceof ASN1OctetString);
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

    private void readSignedData(SignedData signed) throws NotACaResponseException, IOException {
        ContentInfo content = signed.getEncapContentInfo();
        Kind found = signed.getSignerInfos().size() == 0 ? Kind.PKCS7_UNSIGNED : Kind.PKCS7_SIGNED;
        if (PKI_DATA.equals(content.getContentType())) {
            firstRefusal = "it is a CMC request (PKIData), the question that a CA is asked. Give what it answered";
            return;
        }
        if (CMCObjectIdentifiers.id_cct_PKIResponse.equals(content.getContentType())) {
            found = Kind.CMC_FULL;
            readStatus(content.getContent());
        }
        for (ASN1Encodable signer : signed.getSignerInfos()) {
            signers.add(signer);
        }
        readCertificates(signed.getCertificates());
        crls += signed.getCRLs() == null ? 0 : signed.getCRLs().size();
        kind = Optional.of(kind.orElse(found));
    }

    private void readStatus(ASN1Encodable content) throws IOException {
        try {
            cmcStatus = CmcStatus.of(Asn1.parse(ASN1OctetString.getInstance(content).getOctets()));
        } catch (IOException | RuntimeException unreadable) {
            remarks.add("the status in the CMC response cannot be read: " + unreadable.getMessage());
        }
    }

    private void readCertificates(ASN1Set set) throws NotACaResponseException, IOException {
        if (set == null) {
            return;
        }
        if (set.size() > CaResponse.MAX_CERTIFICATES) {
            throw new NotACaResponseException("too much for a CA response: " + set.size()
                    + " certificates; at most " + CaResponse.MAX_CERTIFICATES + " are read");
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
