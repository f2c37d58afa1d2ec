package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.response.CertificateChain.Role;
import io.github.certenroll4j.response.TestCa.Extra;
import io.github.certenroll4j.response.TestCa.Keys;
import io.github.certenroll4j.response.TestCa.Spec;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateChainTest {

    private static final List<X509Certificate> NOBODY = Collections.emptyList();

    private final PublicKey key = Keys.EC.generate().getPublic();
    private final TestCa root = TestCa.root(Spec.of("Root").keys(Keys.EC));
    private final TestCa issuing = root.intermediate(Spec.of("Issuing").keys(Keys.EC));

    @Test
    void findsTheEndEntityInEveryOrder() throws Exception {
        X509Certificate leaf = issuing.issue("leaf", key);
        List<X509Certificate> chain = issuing.chain(leaf);
        List<X509Certificate> shuffled = new ArrayList<>(chain);
        for (int seed = 0; seed < 12; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            CertificateChain found = chain(shuffled, NOBODY);

            assertThat(found.path()).isEqualTo(chain);
            assertThat(found.path()).extracting(found::role).containsExactly(Role.END_ENTITY, Role.INTERMEDIATE, Role.ROOT);
        }
    }

    /** Without faults before with, a short one that ends in a root, a long one that does not; in whatever order they come. */
    @Test
    void ofSeveralWaysTheBestIsTaken() throws Exception {
        TestCa ca = TestCa.root("Several");
        X509Certificate leaf = ca.issue("leaf", key);
        X509Certificate expired = ca.issueCa(Spec.of("Several").valid(-20, -10), ca.keyPair().getPublic());
        TestCa other = TestCa.root("Other root");
        isTaken(Arrays.asList(leaf, ca.certificate()), expired);
        isTaken(Arrays.asList(leaf, ca.certificate()), other.certify(ca), other.certificate());

        X509Certificate crossExpired = other.issueCa(Spec.of("Several").valid(-20, -10), ca.keyPair().getPublic());
        TestCa third = TestCa.root("Third root");
        X509Certificate cross = third.certify(ca);
        isTaken(Arrays.asList(leaf, cross, third.certificate()), crossExpired, other.certificate());

        TestCa old = TestCa.root(Spec.of("Old root").valid(-20, -10));
        X509Certificate younger = old.issueCa(Spec.of("Several").valid(0, 500), ca.keyPair().getPublic());
        isTaken(Arrays.asList(leaf, cross, third.certificate()), younger, old.certificate());

        TestCa below = TestCa.root("Absent").intermediate("Below");
        TestCa beside = TestCa.root("Absent too").intermediate("Beside");
        X509Certificate leafBelow = below.issue("leaf", key);
        isTaken(Arrays.asList(leafBelow, beside.certify(below), beside.certificate()), below.certificate());
    }

    /** Two roots certified the CA; what the younger certificate forbids or has makes the older one's path the better. */
    @Test
    void aPathThatNothingForbidsIsTaken() throws Exception {
        TestCa one = TestCa.root(Spec.of("One").keys(Keys.EC).valid(-2, 3650));
        TestCa other = TestCa.root(Spec.of("Other").keys(Keys.EC).valid(-2, 3650));
        TestCa ca = one.intermediate(Spec.of("Crossed").keys(Keys.EC).valid(-9, 500));
        TestCa below = ca.intermediate(Spec.of("Below").keys(Keys.EC));
        X509Certificate leaf = below.issue(Spec.of("leaf").with(builder -> builder.addExtension(Extension.subjectAlternativeName, false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "a.example")))), key);
        GeneralSubtree[] excluded = {new GeneralSubtree(new GeneralName(GeneralName.dNSName, "example"))};
        GeneralSubtree[] others = {new GeneralSubtree(new GeneralName(GeneralName.dNSName, "other.example"))};
        List<X509Certificate> older = Arrays.asList(leaf, below.certificate(), ca.certificate(), one.certificate());

        isTaken(older, cross(other, ca, builder -> builder.addExtension(Extension.nameConstraints, true, new NameConstraints(null, excluded))), other.certificate());
        isTaken(older, cross(other, ca, builder -> builder.replaceExtension(Extension.basicConstraints, true, new BasicConstraints(0))), other.certificate());
        isTaken(older, cross(other, ca, builder -> builder.addExtension(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE)), other.certificate());
        for (Extra harmless : new Extra[] {builder -> builder.addExtension(Extension.nameConstraints, true, new NameConstraints(null, others)),
            builder -> builder.replaceExtension(Extension.basicConstraints, true, new BasicConstraints(1))}) {
            X509Certificate younger = cross(other, ca, harmless);
            isTaken(Arrays.asList(leaf, below.certificate(), younger, other.certificate()), ca.certificate(), one.certificate());
        }
    }

    private static X509Certificate cross(TestCa issuer, TestCa subject, Extra extra) {
        return issuer.issueCa(Spec.of("Crossed").valid(-1, 400).with(extra), subject.keyPair().getPublic());
    }

    private void isTaken(List<X509Certificate> path, X509Certificate... others) throws Exception {
        List<X509Certificate> all = new ArrayList<>(path);
        all.addAll(Arrays.asList(others));
        for (int seed = 0; seed < 12; seed++) {
            Collections.shuffle(all, new Random(seed));
            assertThat(chain(all, NOBODY).path()).isEqualTo(path);
        }
    }

    @ParameterizedTest
    @EnumSource(Keys.class)
    void verifiesEverySignatureAlgorithm(Keys kind) throws Exception {
        TestCa top = TestCa.root(Spec.of("Root").keys(kind));
        TestCa below = top.intermediate(Spec.of("Issuing").keys(kind));

        CertificateChain found = chain(below.chain(below.issue("leaf", key)), certificates(top));

        assertThat(found.complete()).isTrue();
        assertThat(found.trusted()).isTrue();
        assertThat(found.remarks()).isEmpty();
    }

    /** Each kind the other way round: a signature is called wrong when it was computed and is, and not otherwise. */
    @ParameterizedTest
    @EnumSource(Keys.class)
    void tellsAWrongSignatureOfEveryAlgorithm(Keys kind) throws Exception {
        TestCa top = TestCa.root(Spec.of("Top").keys(kind).withoutKeyIds());
        X509Certificate leaf = TestCa.root(Spec.of("Top").keys(kind).withoutKeyIds()).issue(Spec.of("leaf").withoutKeyIds(), key);

        CertificateChain found = chain(Arrays.asList(leaf, top.certificate()), certificates(top));

        // A signature by SM2 is made over a name that no certificate has: that it is not right proves nothing.
        boolean proven = kind != Keys.SM2;
        assertThat(found.complete()).isFalse();
        assertThat(found.signatureBroken()).isEqualTo(proven);
        assertThat(found.endsBy(OpenEnd.Cause.UNCHECKED)).isEqualTo(!proven);
        if (proven) {
            assertThat(found.remarks()).singleElement().asString().contains("its key did not sign", "same name, another key");
        }
    }

    @Test
    void aNameAloneIsNoLink() throws Exception {
        TestCa plain = root.intermediate(Spec.of("Plain").keys(Keys.EC).withoutKeyIds());
        TestCa impostor = root.intermediate(Spec.of("Plain").keys(Keys.EC).withoutKeyIds());
        X509Certificate leaf = plain.issue(Spec.of("leaf").withoutKeyIds(), key);

        CertificateChain found = chain(Arrays.asList(leaf, impostor.certificate(), root.certificate()), NOBODY);

        assertThat(found.complete()).isFalse();
        assertThat(found.missingIssuer()).contains(plain.certificate().getSubjectX500Principal());
        assertThat(found.remarks()).anyMatch(remark -> remark.contains("its key did not sign"));
    }

    /** Windows builds its chain by names: a wrong signature on the way keeps it from none of the certificates above. */
    @Test
    void aWrongSignatureIsOnTheWayToARootWhereNamesLeadToOne() throws Exception {
        TestCa plain = TestCa.root(Spec.of("Same").keys(Keys.EC).withoutKeyIds());
        byte[] tampered = plain.certificate().getEncoded();
        tampered[tampered.length - 1] ^= 1;
        X509Certificate broken = TestForms.certificate(tampered);
        X509Certificate leaf = plain.issue(Spec.of("leaf").withoutKeyIds(), key);
        // The same name, and younger, but what issued it is not there.
        TestCa elsewhere = TestCa.root(Spec.of("Elsewhere").keys(Keys.EC).withoutKeyIds());
        X509Certificate younger = elsewhere.issueCa(Spec.of("Same").valid(0, 100).withoutKeyIds(), Keys.EC.generate().getPublic());

        for (List<X509Certificate> above : Arrays.asList(Collections.singletonList(broken), Arrays.asList(broken, younger))) {
            CertificateChain found = chain(with(leaf, above), NOBODY);
            assertThat(found.path()).containsExactly(leaf, broken);
            assertThat(found.signatureBroken()).isTrue();
            assertThat(found.reachesRoot()).as("its own issuer by its name").isTrue();
        }
        CertificateChain toRoot = chain(Arrays.asList(leaf, TestCa.root(Spec.of("Same").keys(Keys.EC).withoutKeyIds()).certificate()), NOBODY);
        assertThat(toRoot.signatureBroken()).isTrue();
        assertThat(toRoot.reachesRoot()).isTrue();
        CertificateChain toNowhere = chain(Arrays.asList(leaf, younger), NOBODY);
        assertThat(toNowhere.signatureBroken()).isTrue();
        assertThat(toNowhere.reachesRoot()).isFalse();
    }

    @Test
    void ofTwoCertificatesOfTheSameKeyTheYoungerIsTaken() throws Exception {
        X509Certificate leaf = issuing.issue("leaf", key);
        X509Certificate younger = root.issueCa(Spec.of("Issuing").valid(0, 900), issuing.certificate().getPublicKey());
        for (List<X509Certificate> both : Arrays.asList(Arrays.asList(younger, issuing.certificate()), Arrays.asList(issuing.certificate(), younger))) {
            assertThat(chain(with(leaf, with(root.certificate(), both)), NOBODY).path()).containsExactly(leaf, younger, root.certificate());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Keys.class, names = {"RSA", "EC"})
    void aRenewedCaIsToldFromTheOldOneByItsKey(Keys kind) throws Exception {
        TestCa old = TestCa.root(Spec.of("Top").keys(kind)).intermediate(Spec.of("Renewed").keys(kind));
        TestCa renewed = old.renewed();
        X509Certificate ofOld = old.issue("leaf", key);
        X509Certificate ofNew = renewed.issue("leaf", key);
        List<X509Certificate> cas = Arrays.asList(old.certificate(), renewed.certificate(), old.root().certificate());

        assertThat(chain(with(ofOld, cas), NOBODY).path()).containsExactly(ofOld, old.certificate(), old.root().certificate());
        assertThat(chain(with(ofNew, cas), NOBODY).path())
                .containsExactly(ofNew, renewed.certificate(), old.root().certificate());
    }

    @Test
    void prefersThePathToTheTrustedRootAndKeepsTheOthers() throws Exception {
        TestCa other = TestCa.root(Spec.of("Other Root").keys(Keys.EC));
        X509Certificate cross = other.certify(issuing);
        X509Certificate leaf = issuing.issue("leaf", key);
        List<X509Certificate> all = with(leaf, Arrays.asList(cross, issuing.certificate(), root.certificate(), other.certificate()));

        CertificateChain byOther = chain(all, certificates(other));
        assertThat(byOther.path()).containsExactly(leaf, cross, other.certificate());
        assertThat(byOther.paths()).containsExactly(byOther.path(),
                Arrays.asList(leaf, issuing.certificate(), root.certificate()));
        assertThat(chain(all, certificates(root)).path()).containsExactly(leaf, issuing.certificate(), root.certificate());
    }

    @Test
    void prefersTheCaThatHasNotExpired() throws Exception {
        X509Certificate expired = root.issueCa(Spec.of("Issuing").valid(-30, -1), issuing.keyPair().getPublic());
        X509Certificate leaf = issuing.issue("leaf", key);

        CertificateChain found = chain(Arrays.asList(leaf, expired, issuing.certificate(), root.certificate()), NOBODY);

        assertThat(found.path()).containsExactly(leaf, issuing.certificate(), root.certificate());
        assertThat(found.withinValidity()).isTrue();
        CertificateChain only = chain(Arrays.asList(leaf, expired, root.certificate()), NOBODY);
        assertThat(only.withinValidity()).isFalse();
        assertThat(only.remarks()).anyMatch(remark -> remark.contains("CN=Issuing") && remark.endsWith("it has expired"));
    }

    @Test
    void crossCertificatesInACircleEndTheSearch() throws Exception {
        List<TestCa> cas = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            cas.add(TestCa.root(Spec.of("CA " + i).keys(Keys.EC)));
        }
        List<X509Certificate> everybodyCertifiesEverybody = new ArrayList<>();
        for (TestCa issuer : cas) {
            cas.stream().filter(ca -> ca != issuer).forEach(ca -> everybodyCertifiesEverybody.add(issuer.certify(ca)));
        }
        X509Certificate leaf = cas.get(0).issue("leaf", key);

        CertificateChain circle = chain(with(leaf, everybodyCertifiesEverybody), NOBODY);
        assertThat(circle.endEntity()).contains(leaf);
        assertThat(circle.complete()).isFalse();

        CertificateChain withRoot = chain(with(leaf, everybodyCertifiesEverybody), certificates(cas.get(7)));
        assertThat(withRoot.trusted()).isTrue();
        assertThat(withRoot.path()).hasSize(3);
        assertThat(chain(everybodyCertifiesEverybody, NOBODY).endEntity()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2|\"O=certenroll4j tests,CN=CA 0\" and \"O=certenroll4j tests,CN=CA 1\" certify each other: every signature is right",
        "3|\"O=certenroll4j tests,CN=CA 0\", \"O=certenroll4j tests,CN=CA 1\" and \"O=certenroll4j tests,CN=CA 2\" certify each other in a ring:",
        "7|\"O=certenroll4j tests,CN=CA 4\" and others certify each other in a ring: every signature is right, but there is no root"})
    void whoCertifyEachOtherAreNamed(int size, String words) throws Exception {
        List<TestCa> cas = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            cas.add(TestCa.root(Spec.of("CA " + i).keys(Keys.EC)));
        }
        List<X509Certificate> ring = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ring.add(cas.get((i + 1) % size).certify(cas.get(i)));
        }
        X509Certificate below = cas.get(0).issueCa(Spec.of("below").keys(Keys.EC), key);
        CertificateChain chain = chain(with(below, ring), NOBODY);

        assertThat(chain.endEntity()).contains(below);
        assertThat(chain.remarks()).anyMatch(remark -> remark.contains(words));
        assertThat(chain.whyIncomplete().get()).isEqualTo("its CAs certify each other" + (size > 2 ? " in a ring" : "") + ", and there is no root");
    }

    @Test
    void thousandsOfCasOfTheSameNameAreNotTriedForever() throws Exception {
        List<X509Certificate> all = new ArrayList<>();
        TestCa plain = TestCa.root(Spec.of("Same").keys(Keys.EC).withoutKeyIds());
        for (int i = 0; i < 300; i++) {
            PublicKey another = Keys.EC.generate().getPublic();
            all.add(plain.issueAs("CN=Same,O=certenroll4j tests", Spec.of("Same").withoutKeyIds(), another));
        }
        CertificateChain found = chain(all, NOBODY);

        assertThat(found.complete()).isFalse();
        assertThat(found.remarks()).anyMatch(remark -> remark.contains("given up"));
    }

    @Test
    void namesTheMissingIssuerAndWhereItLies() throws Exception {
        X509Certificate leaf = issuing.issue(Spec.of("leaf").caIssuers("http://ca.example/issuing.cer"), key);
        CertificateChain found = chain(Collections.singletonList(leaf), NOBODY);

        assertThat(found.missingIssuer()).contains(issuing.certificate().getSubjectX500Principal());
        assertThat(found.missingIssuerAddresses()).containsExactly("http://ca.example/issuing.cer");
    }

    @Test
    void theRequestedKeyDecidesWhoTheEndEntityIs() throws Exception {
        X509Certificate first = issuing.issue(Spec.of("first").valid(-5, 5), key);
        X509Certificate second = issuing.issue("second", Keys.EC.generate().getPublic());
        CaResponse response = response(Arrays.asList(first, second, issuing.certificate()));

        assertThat(CertificateChain.of(response, NOBODY).endEntity()).contains(second);
        CertificateChain known = CertificateChain.of(response, NOBODY, NOBODY, PendingKeys.of(Collections.singleton(key)));
        assertThat(known.endEntity()).contains(first);
        assertThat(known.answersPending()).isTrue();
        assertThat(CertificateChain.of(response, NOBODY, NOBODY, PendingKeys.of(Collections.emptyList())).answersPending()).isFalse();
    }

    @Test
    void lentCertificatesCompleteTheChainButAreNotTrusted() throws Exception {
        X509Certificate leaf = issuing.issue("leaf", key);
        CertificateChain found = CertificateChain.of(response(Collections.singletonList(leaf)), NOBODY,
                Arrays.asList(issuing.certificate(), root.certificate()), PendingKeys.any());

        assertThat(found.complete()).isTrue();
        assertThat(found.trusted()).isFalse();
    }

    @Test
    void aTrustedCertificateThatIsNoRootEndsNoChain() throws Exception {
        X509Certificate leaf = issuing.issue("leaf", key);

        assertThat(chain(Collections.singletonList(leaf), certificates(issuing)).complete()).isFalse();
    }

    @Test
    void notesWhatAStrictReaderWouldObjectTo() throws Exception {
        GeneralSubtree[] only = {new GeneralSubtree(new GeneralName(GeneralName.dNSName, "allowed.example"))};
        TestCa narrow = root.intermediate(Spec.of("Narrow").keys(Keys.EC).with(
                builder -> builder.addExtension(Extension.nameConstraints, true, new NameConstraints(only, null))));
        X509Certificate outside = narrow.issue(named("other.example"), key);
        X509Certificate inside = narrow.issue(named("www.allowed.example"), key);
        X509Certificate ofALeaf = issuing.issue(Spec.of("not a CA"), Keys.EC.generate().getPublic());

        assertThat(chain(narrow.chain(outside), NOBODY).remarks()).anyMatch(remark -> remark.contains("name constraints"));
        assertThat(chain(narrow.chain(inside), NOBODY).remarks()).isEmpty();
        assertThat(CaFaults.of(ofALeaf)).hasSize(2);

        TestCa flat = root.intermediate(Spec.of("Flat").keys(Keys.EC).with(builder ->
                builder.replaceExtension(Extension.basicConstraints, true, new BasicConstraints(0))));
        TestCa tooDeep = flat.intermediate(Spec.of("Too Deep").keys(Keys.EC));
        assertThat(chain(tooDeep.chain(tooDeep.issue("leaf", key)), NOBODY).remarks())
                .anyMatch(remark -> remark.contains("CN=Too Deep") && remark.contains("path length"));
        assertThat(chain(flat.chain(flat.issue("leaf", key)), NOBODY).remarks()).isEmpty();
    }

    @Test
    void comparesNoMoreNamesThanAnybodyHas() throws Exception {
        GeneralName[] names = new GeneralName[100_000];
        GeneralSubtree[] subtrees = new GeneralSubtree[100_000];
        for (int i = 0; i < names.length; i++) {
            names[i] = new GeneralName(GeneralName.dNSName, "h" + i + ".example");
            subtrees[i] = new GeneralSubtree(names[i]);
        }
        TestCa narrow = root.intermediate(Spec.of("Narrow").keys(Keys.EC).with(builder -> builder.addExtension(
                Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(names[0])}, null))));
        TestCa slow = root.intermediate(Spec.of("Slow").keys(Keys.EC).with(
                builder -> builder.addExtension(Extension.nameConstraints, true, new NameConstraints(null, subtrees))));
        Spec many = Spec.of("leaf").with(builder -> builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names)));

        assertThat(chain(narrow.chain(narrow.issue(many, key)), NOBODY).faults()).singleElement().asString().contains("cannot be compared");
        assertThat(chain(slow.chain(slow.issue(many, key)), NOBODY).faults()).anyMatch(fault -> fault.contains("cannot be read"));
    }

    @ParameterizedTest
    @CsvSource({"1.2.3.4, true, true", "1.2.3.4, false, false", "2.5.29.36, true, false", "1.3.6.1.4.1.311.21.10, true, false",
        "2.16.840.1.113730.1.1, true, true", "1.3.6.1.4.1.11129.2.4.3, true, true"})
    void notesACriticalExtensionThatIsNoUsualOne(String oid, boolean critical, boolean noted) throws Exception {
        X509Certificate leaf = issuing.issue(Spec.of("leaf").with(
                builder -> builder.addExtension(new ASN1ObjectIdentifier(oid), critical, DERNull.INSTANCE)), key);
        CertificateChain found = chain(issuing.chain(leaf), NOBODY);

        assertThat(found.faults()).hasSize(noted ? 1 : 0).allMatch(fault -> fault.contains("its extension " + oid + " is critical"));
        assertThat(found.remarks()).containsAll(found.faults());

        TestCa ca = issuing.intermediate(Spec.of("Odd").keys(Keys.EC).with(
                builder -> builder.addExtension(new ASN1ObjectIdentifier(oid), critical, DERNull.INSTANCE)));
        assertThat(chain(ca.chain(ca.issue("leaf", key)), NOBODY).faults()).hasSize(noted ? 1 : 0)
                .allMatch(fault -> fault.contains("CN=Odd\": its extension " + oid + " is critical"));
    }

    private static Spec named(String host) {
        return Spec.of("leaf").with(builder -> builder.addExtension(Extension.subjectAlternativeName, false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, host))));
    }

    private static List<X509Certificate> with(X509Certificate leaf, Collection<X509Certificate> others) {
        List<X509Certificate> all = new ArrayList<>(others);
        all.add(leaf);
        return all;
    }

    private static List<X509Certificate> certificates(TestCa ca) {
        return Collections.singletonList(ca.certificate());
    }

    private static CertificateChain chain(Collection<X509Certificate> certificates, Collection<X509Certificate> trusted)
            throws NotACaResponseException {
        return CertificateChain.of(response(certificates), trusted);
    }

    private static CaResponse response(Collection<X509Certificate> certificates) throws NotACaResponseException {
        return CaResponse.parse(DegeneratePkcs7.of(certificates));
    }
}
