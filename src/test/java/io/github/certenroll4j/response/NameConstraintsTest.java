package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.response.TestCa.Keys;
import io.github.certenroll4j.response.TestCa.Spec;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names a CA allows below it (RFC 5280 section 4.2.1.10). */
class NameConstraintsTest {

    private final TestCa root = TestCa.root(Spec.of("Root").keys(Keys.EC));
    private final PublicKey key = Keys.EC.generate().getPublic();

    private static Spec constrained(String name, NameConstraints constraints) {
        return Spec.of(name).keys(Keys.EC).with(builder -> builder.addExtension(Extension.nameConstraints, true, constraints));
    }

    private static GeneralSubtree[] dns(String name) {
        return new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.dNSName, name))};
    }

    private static GeneralSubtree[] directory(String name) {
        return new GeneralSubtree[] {new GeneralSubtree(new GeneralName(new X500Name(name)))};
    }

    private static Spec host(String host) {
        return Spec.of("leaf").with(builder -> builder.addExtension(Extension.subjectAlternativeName, false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, host))));
    }

    private static List<String> faults(List<X509Certificate> path) throws Exception {
        CertificateChain chain = CertificateChain.of(CaResponse.parse(DegeneratePkcs7.of(path)), Collections.emptyList());
        assertThat(chain.path()).as("the path that is judged").hasSameSizeAs(path);
        return chain.faults();
    }

    @ParameterizedTest
    @CsvSource({"www.bad.example, false", "bad.example, false", "notbad.example, true", "www.good.example, true"})
    void whatIsExcludedIsNotAllowed(String name, boolean allowed) throws Exception {
        TestCa narrow = root.intermediate(constrained("Narrow", new NameConstraints(null, dns("bad.example"))));
        List<String> faults = faults(narrow.chain(narrow.issue(host(name), key)));
        assertThat(faults).hasSize(allowed ? 0 : 1).allMatch(fault -> fault.equals("\"O=certenroll4j tests,CN=leaf\": a CA above it does not"
                + " allow this name (name constraints, CERT_E_INVALID_NAME)"));
    }

    @ParameterizedTest
    @CsvSource({"true, CN=leaf, 0", "true, CN=another, 1", "false, CN=leaf, 1", "false, CN=another, 0"})
    void theSubjectIsANameToo(boolean permitted, String subtree, int faults) throws Exception {
        TestCa narrow = root.intermediate(constrained("Narrow", permitted ? new NameConstraints(directory(subtree), null)
                : new NameConstraints(null, directory(subtree))));
        assertThat(faults(narrow.chain(narrow.issue("leaf", key)))).hasSize(faults);
        assertThat(faults(narrow.chain(narrow.issue(host("a.example"), key)))).hasSize(faults);
    }

    /** What Java's own validator allows: each constraint with each name of its form, beside the subject or, where it can be, in it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2 | example; a.example; .example; EXAMPLE | example; a.example; b.a.example; notexample; A.EXAMPLE; *.example; *.a.example; exam",
        "1 | host.example; .example; one@host.example; HOST.example; example | one@host.example; One@host.example; one@HOST.EXAMPLE;"
                + " two@host.example; one@x.host.example; one@example; one@nothost.example",
        "6 | host.example; .example; HOST.example; example | http://host.example/x; https://host.example:8443/; http://a.host.example;"
                + " ldap://example; HTTP://HOST.EXAMPLE/",
        "7 | 192.0.2.0/24; 192.0.2.0/255.255.255.0; 2001:db8::/32 | 192.0.2.7; 192.0.3.7; 2001:db8::1; 2001:db9::1",
        "4 | O=A; CN=x; O=A,CN=x; O=a; C=DE,O=A; O=A B; O=A  B; CN=x,O=A; O=B+OU=y; ''"
                + " | O=A; O=A,CN=x; CN=x,O=A; O=A,OU=y,CN=x; C=DE,O=A,CN=x; O=a,CN=X; O=A B; O=AB; O=C,CN=x,O=A; OU=y+O=B,CN=z",
    })
    void everyFormIsComparedAsJavaDoes(int form, String constraints, String names) throws Exception {
        int allowed = 0;
        int refused = 0;
        for (String constraint : constraints.split("; ")) {
            GeneralSubtree[] subtrees = {new GeneralSubtree(name(form, constraint.replace("''", "")))};
            TestCa permits = root.intermediate(constrained("Narrow", new NameConstraints(subtrees, null)));
            TestCa excludes = root.intermediate(constrained("Narrow", new NameConstraints(null, subtrees)));
            for (String name : names.split("; ")) {
                Spec[] leaves = {Spec.of("leaf").with(builder -> builder.addExtension(Extension.subjectAlternativeName, false,
                        new GeneralNames(name(form, name)))), Spec.named(form == 4 ? name : "O=Z,E=" + name)};
                for (Spec leaf : form == 4 || form == 1 ? leaves : Arrays.copyOf(leaves, 1)) {
                    for (TestCa narrow : new TestCa[] {permits, excludes}) {
                        List<X509Certificate> path = narrow.chain(narrow.issue(leaf, key));
                        boolean byJava = ChainsAgainstJavaTest.validates(path);
                        assertThat(faults(path).isEmpty()).as("%s %s: %s", narrow == permits ? "permitted" : "excluded", constraint, path.get(0)).isEqualTo(byJava);
                        allowed += byJava ? 1 : 0;
                        refused += byJava ? 0 : 1;
                    }
                }
            }
        }
        assertThat(allowed).isPositive();
        assertThat(refused).isPositive();
    }

    private static GeneralName name(int form, String name) {
        return form == GeneralName.directoryName ? new GeneralName(name.isEmpty() ? new X500Name(new RDN[0]) : new X500Name(name)) : new GeneralName(form, name);
    }

    /** An empty name excludes or permits all of its form, as OpenSSL has it; Java's validator fails at it. */
    @ParameterizedTest
    @CsvSource({"2, a.example", "1, one@host.example", "6, http://host.example/"})
    void anEmptyNameIsEveryName(int form, String name) throws Exception {
        GeneralSubtree[] all = {new GeneralSubtree(name(form, ""))};
        GeneralSubtree[] also = {new GeneralSubtree(name(form, "other.example")), all[0], directory("O=certenroll4j tests")[0]};
        Spec leaf = Spec.of("leaf").with(builder -> builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name(form, name))));
        for (NameConstraints none : new NameConstraints[] {new NameConstraints(null, all), new NameConstraints(all, all),
            new NameConstraints(null, new GeneralSubtree[] {new GeneralSubtree(name(form, "other.example")), all[0]})}) {
            TestCa narrow = root.intermediate(constrained("Narrow", none));
            assertThat(faults(narrow.chain(narrow.issue(leaf, key)))).hasSize(1);
            assertThat(faults(narrow.chain(narrow.issue("leaf", key)))).as("no such name").isEmpty();
        }
        for (NameConstraints any : new NameConstraints[] {new NameConstraints(all, null), new NameConstraints(Arrays.copyOf(also, 2), null)}) {
            TestCa narrow = root.intermediate(constrained("Narrow", any));
            assertThat(faults(narrow.chain(narrow.issue(leaf, key)))).isEmpty();
        }
        TestCa narrow = root.intermediate(constrained("Narrow", new NameConstraints(also, null)));
        assertThat(faults(narrow.chain(narrow.issue("leaf", key)))).as("other forms are held to theirs").hasSize(1);
    }

    /** RFC 5280 section 4.2.1.10: addresses in the subject count where there are none beside it. */
    @Test
    void addressesInTheSubjectCountWhereNoneIsBesideIt() throws Exception {
        TestCa narrow = root.intermediate(constrained("Narrow", new NameConstraints(
                new GeneralSubtree[] {new GeneralSubtree(name(GeneralName.rfc822Name, "good.example"))}, null)));

        assertThat(faults(narrow.chain(narrow.issue(Spec.named("O=Z,E=a@good.example"), key)))).isEmpty();
        assertThat(faults(narrow.chain(narrow.issue(Spec.named("O=Z,E=a@bad.example"), key)))).hasSize(1);
        assertThat(faults(narrow.chain(narrow.issue(Spec.named("O=Z,E=a@good.example+CN=x,E=a@bad.example"), key)))).hasSize(1);
        Spec beside = Spec.named("O=Z,E=a@bad.example").with(builder -> builder.addExtension(Extension.subjectAlternativeName, false,
                new GeneralNames(name(GeneralName.rfc822Name, "a@good.example"))));
        assertThat(faults(narrow.chain(narrow.issue(beside, key)))).isEmpty();
    }

    @Test
    void constraintsOfSeveralCasAddUp() throws Exception {
        TestCa first = root.intermediate(constrained("First", new NameConstraints(dns("example"), null)));
        TestCa second = first.intermediate(constrained("Second", new NameConstraints(dns("a.example"), dns("x.a.example"))));
        assertThat(faults(second.chain(second.issue(host("w.a.example"), key)))).isEmpty();
        assertThat(faults(second.chain(second.issue(host("b.example"), key)))).hasSize(1);
        assertThat(faults(second.chain(second.issue(host("w.x.a.example"), key)))).hasSize(1);
    }

    /** A CA that certifies its own new key (RFC 5280 section 6.1.3) may have a name that it allows nobody else. */
    @Test
    void aNameOfItsOwnIsExemptButNotInTheLeaf() throws Exception {
        TestCa narrow = root.intermediate(constrained("Narrow", new NameConstraints(null, directory("CN=Narrow"))));
        KeyPair pair = Keys.EC.generate();
        X509Certificate again = narrow.issueCa(Spec.of("Narrow").keys(Keys.EC), pair.getPublic());
        List<X509Certificate> path = new ArrayList<>(Arrays.asList(again, narrow.certificate(), root.certificate()));
        assertThat(faults(path)).as("as the leaf").hasSize(1);

        X509Certificate other = narrow.issueCa(Spec.of("Other").keys(Keys.EC), pair.getPublic());
        assertThat(faults(Arrays.asList(other, narrow.certificate(), root.certificate()))).as("another name").isEmpty();
    }

    @Test
    void aCaBelowIsHeldToThem() throws Exception {
        TestCa narrow = root.intermediate(constrained("Narrow", new NameConstraints(directory("O=others"), null)));
        TestCa below = narrow.intermediate(Spec.of("Below").keys(Keys.EC));
        assertThat(faults(below.chain(below.issue("leaf", key)))).hasSize(2)
                .anyMatch(fault -> fault.startsWith("\"O=certenroll4j tests,CN=Below\"")).anyMatch(fault -> fault.startsWith("\"O=certenroll4j tests,CN=leaf\""));
    }

    @Test
    void aThousandNamesAreCompared() throws Exception {
        GeneralName[] names = new GeneralName[1000];
        for (int i = 0; i < names.length; i++) {
            names[i] = new GeneralName(GeneralName.dNSName, "h" + i + ".example");
        }
        TestCa narrow = root.intermediate(constrained("Narrow", new NameConstraints(dns("example"), null)));
        Spec spec = Spec.of("leaf").with(builder -> builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names)));
        assertThat(faults(narrow.chain(narrow.issue(spec, key)))).isEmpty();
    }

    @Test
    void aLeafThatIsNotValidIsAFaultOfThePath() throws Exception {
        assertThat(faults(root.chain(root.issue(Spec.of("leaf").valid(-9, -1), key)))).singleElement().asString()
                .startsWith("\"O=certenroll4j tests,CN=leaf\": ");
        assertThat(faults(root.chain(root.issue(Spec.of("leaf").valid(2, 9), key)))).hasSize(1);
    }
}
