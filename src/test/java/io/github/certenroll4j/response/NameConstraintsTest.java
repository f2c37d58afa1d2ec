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
