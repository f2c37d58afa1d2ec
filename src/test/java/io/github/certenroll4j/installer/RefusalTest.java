package io.github.certenroll4j.installer;

import static io.github.certenroll4j.InstallRestriction.ALLOW_NO_OUTSTANDING_REQUEST;
import static io.github.certenroll4j.InstallRestriction.ALLOW_UNTRUSTED_ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The facts and the words of a refusal, by the number that Windows said. */
class RefusalTest {

    private static final TestCa ROOT = TestCa.root("Refusing Root");
    private static final TestCa CA = ROOT.intermediate("Refusing Issuing CA");
    private static final X509Certificate LEAF = CA.issue(
            TestCa.Spec.of("server.example").caIssuers("http://ca.example/issuing.cer"), TestCa.Keys.RSA.generate().getPublic());
    private static final byte[] ALL = CA.fullChain(LEAF);
    private static final byte[] ALONE = CA.leafOnly(LEAF);

    @Test
    void aMissingIssuerIsNamedWithWhereItIs() throws Exception {
        Refusal refusal = Outcomes.of(ALONE).refusedWith("CERT_E_CHAINING");

        assertThat(refusal.missingIssuer()).contains(CA.certificate().getSubjectX500Principal());
        assertThat(refusal.missingIssuerAddresses()).containsExactly("http://ca.example/issuing.cer");
        assertThat(refusal.untrustedRoot()).isEmpty();
        assertThat(refusal.cause()).startsWith("The certificate of the issuer O=certenroll4j tests,CN=Refusing Issuing CA, with the key that signed,")
                .endsWith(" is neither in the response nor on this machine. The certificate says that it is at http://ca.example/issuing.cer.");
        assertThat(refusal.helpfulFlags()).contains(EnumSet.of(ALLOW_UNTRUSTED_ROOT));
        assertThat(refusal.nextStep()).startsWith(HResult.parse("CERT_E_CHAINING").nextStep("InstallResponse"))
                .endsWith(" Here, this would install it: AllowUntrustedRoot.");
    }

    @Test
    void oneOfTheSameNameWithAnotherKeyIsNotTheMissingOne() throws Exception {
        X509Certificate namesake = ROOT.intermediate("Refusing Issuing CA").certificate();
        Refusal refusal = Outcomes.of(TestForms.p7b(Arrays.asList(LEAF, namesake, ROOT.certificate()))).refusedWith("CERT_E_CHAINING");

        assertThat(refusal.missingIssuer()).contains(CA.certificate().getSubjectX500Principal());
        assertThat(refusal.cause()).contains(", with the key that signed, is neither in the response");
    }

    @Test
    void casThatCertifyEachOtherLackNoCertificateButARoot() throws Exception {
        TestCa other = TestCa.root("Other of the circle");
        TestCa one = TestCa.root("One of the circle");
        X509Certificate leaf = one.issue("in a circle", TestCa.Keys.RSA.generate().getPublic());
        Refusal refusal = Outcomes.of(TestForms.p7b(Arrays.asList(leaf, one.certify(other), other.certify(one))))
                .refusedWith("CERT_E_CHAINING");

        assertThat(refusal.missingIssuer()).isEmpty();
        assertThat(refusal.missingIssuerAddresses()).isEmpty();
        assertThat(refusal.cause()).isEqualTo("The chain breaks off: its CAs certify each other, and there is no root.");
    }

    @Test
    void aWholeChainThatWindowsCallsIncompleteHasTheGeneralCause() throws Exception {
        assertThat(Outcomes.of(ALL).refusedWith("CERT_E_CHAINING").cause()).isEqualTo(HResult.parse("CERT_E_CHAINING").cause("InstallResponse"));
    }

    @Test
    void anUntrustedRootIsNamedByItsThumbprint() throws Exception {
        Refusal refusal = Outcomes.of(ALL).refusedWith("CERT_E_UNTRUSTEDROOT");

        assertThat(refusal.untrustedRoot()).contains(ROOT.certificate());
        assertThat(refusal.missingIssuer()).isEmpty();
        assertThat(refusal.cause()).startsWith("The chain ends in O=certenroll4j tests,CN=Refusing Root")
                .contains(" (SHA-1 " + StoredCertificate.thumbprint(ROOT.certificate()) + ")");
    }

    @Test
    void onlyTheRootThatIsNotTrustedIsBlamed() throws Exception {
        for (Refusal other : Arrays.asList(Outcomes.of(ALONE).refusedWith("CERT_E_UNTRUSTEDROOT"),
                Outcomes.of(ALL).trusting(ROOT.certificate()).refusedWith("CERT_E_UNTRUSTEDROOT"))) {
            assertThat(other.untrustedRoot()).isEmpty();
            assertThat(other.cause()).isEqualTo(HResult.parse("CERT_E_UNTRUSTEDROOT").cause("InstallResponse"));
        }
        assertThat(Outcomes.of(ALL).refusedWith("CRYPT_E_NOT_FOUND").untrustedRoot()).isEmpty();
    }

    @Test
    void whereTheRequestWaitsIsSaidAndComesBeforeFlags() throws Exception {
        Refusal refusal = Outcomes.of(ALL).waitingIn(EnrollmentContext.MACHINE).refusedWith("CRYPT_E_NOT_FOUND");

        assertThat(refusal.requestWaitsElsewhere()).contains(EnrollmentContext.MACHINE);
        assertThat(refusal.helpfulFlags()).isEmpty();
        assertThat(refusal.cause()).isEqualTo("The request for the key of O=certenroll4j tests,CN=server.example is pending"
                + " in the machine's REQUEST store, not in the one that was asked for.");
        assertThat(refusal.nextStep()).isEqualTo("Install where the request is: EnrollmentContext.MACHINE.");
    }

    @Test
    void aRequestOfTheUserIsElsewhereForTheMachine() throws Exception {
        Refusal refusal = Outcomes.of(ALL).in(EnrollmentContext.MACHINE).refusedWith("CRYPT_E_NOT_FOUND");

        assertThat(refusal.requestWaitsElsewhere()).contains(EnrollmentContext.USER);
        assertThat(Outcomes.of(ALL).in(EnrollmentContext.ADMINISTRATOR_FORCE_MACHINE).waitingIn(EnrollmentContext.MACHINE)
                .refusedWith("CRYPT_E_NOT_FOUND").requestWaitsElsewhere()).isEmpty();
    }

    @Test
    void aRequestThatWaitsNowhereIsSaidToBeNowhere() throws Exception {
        Refusal refusal = Outcomes.of(ALL).waitingIn().refusedWith("CRYPT_E_NOT_FOUND");

        assertThat(refusal.requestWaitsElsewhere()).isEmpty();
        assertThat(refusal.cause()).contains("is pending neither in the user's nor in the machine's REQUEST store");
    }

    @Test
    void aPageHearsWhichFlagItMayPassThere() throws Exception {
        Refusal old = Outcomes.of(ALL).asWebPage().passing(ALLOW_UNTRUSTED_ROOT).on("6.0.6000.16386").refusedWith("E_ACCESSDENIED");
        Refusal fixed = Outcomes.of(ALL).asWebPage().passing(ALLOW_UNTRUSTED_ROOT, ALLOW_NO_OUTSTANDING_REQUEST)
                .on("6.0.6000.20755").refusedWith("E_ACCESSDENIED");
        Refusal unknown = Outcomes.of(ALL).asWebPage().passing(ALLOW_UNTRUSTED_ROOT).on("").refusedWith("E_ACCESSDENIED");

        assertThat(old.cause()).isEqualTo("A web page passed AllowUntrustedRoot to Certenroll.dll 6.0.6000.16386, which lets a page"
                + " pass no flag; that takes 6.0.6000.20755 (hotfix) or Windows Vista SP1.");
        assertThat(fixed.cause()).isEqualTo("A web page passed AllowNoOutstandingRequest and AllowUntrustedRoot to Certenroll.dll"
                + " 6.0.6000.20755, which lets a page pass AllowUntrustedRoot only.");
        assertThat(fixed.helpfulFlags()).contains(EnumSet.of(ALLOW_UNTRUSTED_ROOT));
        assertThat(unknown.cause()).contains("Certenroll.dll of unknown version");
        assertThat(unknown.helpfulFlags()).isEmpty();
    }

    @Test
    void aRefusalOfAccessThatIsNotAboutAPagesFlagsHasTheGeneralCause() throws Exception {
        String general = HResult.parse("E_ACCESSDENIED").cause("InstallResponse");

        assertThat(Outcomes.of(ALL).passing(ALLOW_UNTRUSTED_ROOT).refusedWith("E_ACCESSDENIED").cause()).isEqualTo(general);
        assertThat(Outcomes.of(ALL).asWebPage().refusedWith("E_ACCESSDENIED").cause()).isEqualTo(general);
    }

    @Test
    void aFlagThatWasPassedIsNoHelp() throws Exception {
        Refusal refusal = Outcomes.of(ALL).passing(ALLOW_UNTRUSTED_ROOT).refusedWith("CERT_E_UNTRUSTEDROOT");

        assertThat(refusal.helpfulFlags()).isEmpty();
        assertThat(refusal.nextStep()).isEqualTo(HResult.parse("CERT_E_UNTRUSTEDROOT").nextStep("InstallResponse"));
    }

    @Test
    void whereNoFlagIsNeededAllowNoneIsWhatHelps() throws Exception {
        Refusal refusal = Outcomes.of(ALL).trusting(ROOT.certificate()).asWebPage().passing(ALLOW_NO_OUTSTANDING_REQUEST)
                .refusedWith("E_ACCESSDENIED");

        assertThat(refusal.helpfulFlags()).contains(Collections.emptySet());
        assertThat(refusal.nextStep()).endsWith(" Here, this would install it: AllowNone.");
    }

    @Test
    void aNumberOfAnotherKindKeepsItsOwnWords() throws Exception {
        Refusal refusal = Outcomes.of(ALL).refusedWith("NTE_BAD_KEYSET");

        assertThat(refusal.cause()).isEqualTo(HResult.parse("NTE_BAD_KEYSET").cause("InstallResponse")).isNotEmpty();
        assertThat(refusal.getMessage()).isEqualTo("NTE_BAD_KEYSET (0x80090016): InstallResponse: as Windows words it");
        assertThat(refusal.operation()).isEqualTo("InstallResponse");
    }

    @Test
    void whatCouldNotBePutBackIsKept() throws Exception {
        EnrollmentException windows = new EnrollmentException(HResult.parse("CERT_E_CHAINING"), "InstallResponse", "");
        windows.addSuppressed(new IllegalStateException("left CA (user)"));

        Refusal refusal = new Refusal(windows, Outcomes.of(ALL).prepared());

        assertThat(refusal.getSuppressed()).extracting(Throwable::getMessage).containsExactly("left CA (user)");
        assertThat(refusal.getCause()).isSameAs(windows);
    }

    @Test
    void aSavedRefusalKeepsItsNumberAndWords() throws Exception {
        Refusal refusal = Outcomes.of(ALONE).refusedWith("CERT_E_CHAINING");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(refusal);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Refusal read = (Refusal) in.readObject();

            assertThat(read.hresult()).isEqualTo(refusal.hresult());
            assertThat(read.cause()).isEqualTo(refusal.cause());
            assertThat(read.nextStep()).isEqualTo(refusal.nextStep());
        }
    }

    @Test
    void theFlagsThatWerePassedAreACopy() throws Exception {
        Set<InstallRestriction> passed = EnumSet.of(ALLOW_UNTRUSTED_ROOT);
        PreparedInstallation prepared = Outcomes.of(ALL).passing(ALLOW_UNTRUSTED_ROOT).prepared();

        assertThat(prepared.restrictions()).isEqualTo(passed);
        assertThat(prepared.forecast().get().installs()).isTrue();
        assertThat(Outcomes.of(ALL).on("5.1.2600.0").prepared().forecast()).isEmpty();
        assertThat(Outcomes.of(ALL).on("").prepared().forecast()).isEmpty();
    }
}
