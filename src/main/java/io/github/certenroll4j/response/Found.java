package io.github.certenroll4j.response;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.cms.SignedData;

/** What the objects of a file have in them, collected while they are read. */
final class Found {

    final List<String> remarks = new ArrayList<>();
    final Set<ResponseCertificate> certificates = new LinkedHashSet<>();
    final Signers signers = new Signers();
    /** The SHA-1 hash of the certificate that a CMC response names as issued, with a status or without. */
    Optional<String> issuedCertificateHash = Optional.empty();
    int crls;
    private final List<CmcStatusInfo> statuses = new ArrayList<>();

    private final Certificates reader = new Certificates();

    void signersAndCrls(SignedData signed) throws IOException {
        for (ASN1Encodable signer : signed.getSignerInfos()) {
            signers.add(signer);
        }
        crls += signed.getCRLs() == null ? 0 : signed.getCRLs().size();
    }

    /** What a CMC response says; one inside of another says more. */
    void cmc(CmcResponse response) {
        remarks.addAll(response.remarks);
        statuses.addAll(response.statuses.subList(0, Math.min(response.statuses.size(), CmcResponse.MAX_STATUSES - statuses.size())));
        issuedCertificateHash = issuedCertificateHash.isPresent() ? issuedCertificateHash : response.issuedCertificateHash;
    }

    /** All that CMC responses say about the request; empty when that is nothing. */
    Optional<CmcStatus> cmcStatus() {
        return statuses.isEmpty() ? Optional.empty() : Optional.of(new CmcStatus(statuses, issuedCertificateHash));
    }

    /** @param set {@code null} where a message has none */
    void certificates(ASN1Set set) throws NotACaResponseException, IOException {
        if (set == null) {
            return;
        }
        if (set.size() > CaResponse.MAX_CERTIFICATES) {
            throw NotACaResponseException.tooMuch(set.size() + " certificates; at most " + CaResponse.MAX_CERTIFICATES + " are read");
        }
        for (ASN1Encodable choice : set) {
            if (choice instanceof ASN1Sequence) {
                // Windows is handed definite lengths, and the certificate is that which it is handed.
                certificate(choice instanceof BERSequence ? choice.toASN1Primitive().getEncoded(ASN1Encoding.DL)
                        : choice.toASN1Primitive().getEncoded());
            } else {
                remarks.add("an attribute certificate or another obsolete form of certificate inside is passed by");
            }
        }
    }

    void certificate(byte[] bytes) {
        ResponseCertificate certificate = ResponseCertificate.read(bytes, reader);
        if (!certificates.add(certificate)) {
            remarks.add("a certificate is there more than once");
        }
        certificate.fault().ifPresent(fault -> remarks.add("this Java cannot read the certificate "
                + certificate.subject().map(subject -> "of \"" + subject + "\"").orElse("no. " + certificates.size())
                + ", nor can Bouncy Castle: " + fault));
    }
}
