package io.github.certenroll4j.response;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.SignedData;

/** What the objects of a file have in them, collected while they are read. */
final class Found {

    final List<String> remarks = new ArrayList<>();
    final Set<ResponseCertificate> certificates = new LinkedHashSet<>();
    final Signers signers = new Signers();
    Optional<CmcStatus> cmcStatus = Optional.empty();
    int crls;

    private final Certificates reader = new Certificates();

    void signersAndCrls(SignedData signed) throws IOException {
        for (ASN1Encodable signer : signed.getSignerInfos()) {
            signers.add(signer);
        }
        crls += signed.getCRLs() == null ? 0 : signed.getCRLs().size();
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
                certificate(choice.toASN1Primitive().getEncoded());
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
