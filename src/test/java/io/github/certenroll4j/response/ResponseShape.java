package io.github.certenroll4j.response;

import io.github.certenroll4j.response.TestCa.Spec;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What a CA may answer to one and the same key: good, incomplete, expired, tampered with, shuffled. */
public enum ResponseShape {

    CERTIFICATE((ca, key) -> encoded(ca.issuing.issue("leaf", key))),
    LEAF_ONLY((ca, key) -> pack(ca.issuing.issue("leaf", key))),
    LEAF_AND_INTERMEDIATE((ca, key) -> pack(ca.issuing.issue("leaf", key), ca.issuing.certificate())),
    FULL((ca, key) -> ca.issuing.fullChain(ca.issuing.issue("leaf", key))),
    ROOT_FIRST((ca, key) -> pack(reversed(ca.issuing.chain(ca.issuing.issue("leaf", key))))),
    FULL_WITH_STRANGERS((ca, key) -> {
        List<X509Certificate> all = new ArrayList<>(ca.issuing.chain(ca.issuing.issue("leaf", key)));
        all.add(1, ca.stranger.certificate());
        all.add(ca.stranger.root().certificate());
        return DegeneratePkcs7.of(all);
    }),
    WITHOUT_THE_INTERMEDIATE((ca, key) -> pack(ca.issuing.issue("leaf", key), ca.root.certificate())),
    ISSUED_BY_THE_ROOT((ca, key) -> pack(ca.root.issue("leaf", key), ca.root.certificate())),
    FOUR_DEEP((ca, key) -> ca.deep.fullChain(ca.deep.issue("leaf", key))),
    FOUR_DEEP_WITH_A_HOLE((ca, key) -> pack(ca.deep.issue("leaf", key), ca.deep.certificate(), ca.root.certificate())),
    WITHOUT_KEY_IDENTIFIERS((ca, key) -> ca.plain.fullChain(ca.plain.issue(Spec.of("leaf").withoutKeyIds(), key))),
    SIGNED_WITH_CRL((ca, key) -> TestForms.signedP7b(ca.issuing, ca.issuing.issue("leaf", key))),
    SELF_ISSUED_LEAF((ca, key) -> encoded(selfIssued(ca, key))),
    EXPIRED_LEAF((ca, key) -> ca.issuing.fullChain(ca.issuing.issue(Spec.of("leaf").valid(-30, -2), key))),
    EXPIRED_LEAF_ONLY((ca, key) -> pack(ca.issuing.issue(Spec.of("leaf").valid(-30, -2), key))),
    NOT_YET_VALID_LEAF((ca, key) -> ca.issuing.fullChain(ca.issuing.issue(Spec.of("leaf").valid(2, 30), key))),
    EXPIRED_INTERMEDIATE((ca, key) -> ca.expired.fullChain(ca.expired.issue("leaf", key))),
    TAMPERED_LEAF((ca, key) -> {
        List<X509Certificate> chain = new ArrayList<>(ca.issuing.chain(ca.issuing.issue("leaf", key)));
        chain.set(0, withLastBitFlipped(chain.get(0)));
        return DegeneratePkcs7.of(chain);
    }),
    INTERMEDIATE_OF_ANOTHER_KEY((ca, key) -> pack(ca.plain.issue(Spec.of("leaf").withoutKeyIds(), key),
            ca.plainRenewed.certificate(), ca.root.certificate())),
    RENEWED_INTERMEDIATE_BESIDE_THE_OLD((ca, key) -> pack(ca.renewed.issue("leaf", key), ca.issuing.certificate(),
            ca.renewed.certificate(), ca.root.certificate())),
    CROSS_CERTIFIED((ca, key) -> pack(ca.issuing.issue("leaf", key), ca.crossCertificate, ca.stranger.root().certificate(),
            ca.issuing.certificate(), ca.root.certificate())),
    CA_CERTIFICATES_ONLY((ca, key) -> pack(ca.issuing.certificate(), ca.root.certificate())),
    CMC_ISSUED((ca, key) -> TestForms.cmc(ca.issuing, 0, "Issued", "", ca.issuing.chain(ca.issuing.issue("leaf", key)))),
    CMC_PENDING((ca, key) -> TestForms.cmc(ca.issuing, 3, "Taken under submission", "42", Collections.emptyList())),
    CMC_DENIED((ca, key) -> TestForms.cmc(ca.issuing, 2, "Denied by the policy module", "", Collections.emptyList()));

    /** The CAs that answer; made once, as keys take time. */
    public static final class Authorities {
        final TestCa root = TestCa.root("Forecast Root");
        final TestCa issuing = root.intermediate("Forecast Issuing CA");
        final TestCa renewed = issuing.renewed();
        final TestCa deep = issuing.intermediate("Forecast Deep CA");
        final TestCa expired = root.intermediate(Spec.of("Forecast Expired CA").valid(-30, -2));
        final TestCa plain = root.intermediate(Spec.of("Forecast Plain CA").withoutKeyIds());
        final TestCa plainRenewed = root.intermediate(Spec.of("Forecast Plain CA").withoutKeyIds());
        final TestCa stranger = TestCa.root("Forecast Stranger Root").intermediate("Forecast Stranger CA");
        final X509Certificate crossCertificate = stranger.root().certify(issuing);

        /** The root that a test may trust or not. */
        public X509Certificate rootCertificate() {
            return root.certificate();
        }
    }

    private interface Answer {
        byte[] to(Authorities ca, PublicKey key) throws GeneralSecurityException;
    }

    private final Answer answer;

    ResponseShape(Answer answer) {
        this.answer = answer;
    }

    /** The response, DER, of these CAs to a request with this key. */
    public byte[] answer(Authorities ca, PublicKey key) throws GeneralSecurityException {
        return answer.to(ca, key);
    }

    private static byte[] pack(X509Certificate... certificates) {
        return pack(Arrays.asList(certificates));
    }

    /** Not Bouncy Castle's generator: that sorts, and here the order matters. */
    private static byte[] pack(List<X509Certificate> certificates) {
        return DegeneratePkcs7.of(certificates);
    }

    private static byte[] encoded(X509Certificate certificate) throws GeneralSecurityException {
        return certificate.getEncoded();
    }

    private static List<X509Certificate> reversed(List<X509Certificate> chain) {
        List<X509Certificate> reversed = new ArrayList<>(chain);
        Collections.reverse(reversed);
        return reversed;
    }

    /** A certificate that names itself as its issuer; its key is not ours, so the signature is another's and wrong. */
    private static X509Certificate selfIssued(Authorities ca, PublicKey key) {
        return ca.root.issueAs("CN=leaf,O=certenroll4j tests", Spec.of("leaf").withoutKeyIds(), key);
    }

    private static X509Certificate withLastBitFlipped(X509Certificate certificate) throws GeneralSecurityException {
        byte[] der = certificate.getEncoded();
        der[der.length - 1] ^= 1;
        return TestForms.certificate(der);
    }
}
