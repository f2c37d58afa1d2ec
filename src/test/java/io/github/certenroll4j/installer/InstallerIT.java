package io.github.certenroll4j.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import io.github.certenroll4j.win.NativeStores;
import io.github.certenroll4j.win.WindowsEnrollment;
import io.github.certenroll4j.win.WindowsStores;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an installer answers on a Windows. */
class InstallerIT {

    private static final TestCa CA = TestCa.root("Installing Root").intermediate("Installing CA");
    private static final Set<InstallRestriction> UNTRUSTED_ROOT = EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT);
    private static final Set<InstallRestriction> NONE = Collections.emptySet();

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    @Test
    void whatIsInstalledIsInstalledOnce() throws Exception {
        stores.makeInstallable(CA.root().certificate());
        CaResponse response = wholeChain(answer(EnrollmentContext.USER));
        Installer installer = Installer.ofThisWindows();

        Outcome first = installer.install(response, UNTRUSTED_ROOT);
        Outcome second = installer.install(response, NONE);
        Outcome dryRun = installer.dryRun(response, NONE);

        assertThat(first.kind()).isEqualTo(Outcome.Kind.INSTALLED);
        assertThat(first.added()).hasSize(3);
        assertThat(second.kind()).isEqualTo(Outcome.Kind.ALREADY_INSTALLED);
        assertThat(second.added()).isEmpty();
        assertThat(second.keyProof().isVerified()).isTrue();
        assertThat(dryRun.kind()).isEqualTo(Outcome.Kind.ALREADY_INSTALLED);
        assertThat(dryRun.certificate().thumbprint()).isEqualTo(first.certificate().thumbprint());
    }

    @Test
    void aDryRunTellsWhatWouldBeAndChangesNothing() throws Exception {
        stores.makeInstallable(CA.root().certificate());
        CaResponse response = wholeChain(answer(EnrollmentContext.USER));

        stores.assertUnchangedBy(() -> {
            Outcome outcome = Installer.ofThisWindows().dryRun(response, UNTRUSTED_ROOT);

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.WOULD_INSTALL);
            assertThat(outcome.isInstalled()).isFalse();
            assertThat(outcome.keyProof().isVerified()).isTrue();
            assertThat(outcome.added()).hasSize(3);
            assertThat(outcome.left()).isEmpty();
        });
    }

    @Test
    void aRefusalTellsTheRootAndTheFlagThatHelps() throws Exception {
        CaResponse response = wholeChain(answer(EnrollmentContext.USER));

        stores.assertUnchangedBy(() -> {
            Refusal refusal = refused(Installer.ofThisWindows(), response, NONE);

            assertThat(refusal.hresult().symbol()).isEqualTo("CERT_E_UNTRUSTEDROOT");
            assertThat(refusal.untrustedRoot()).contains(CA.root().certificate());
            assertThat(refusal.requestWaitsElsewhere()).isEmpty();
            assertThat(refusal.installation().certEnroll()).contains(NativeStores.certenrollVersion());
            if (NativeStores.hasTheFix()) {
                assertThat(refusal.helpfulFlags()).contains(UNTRUSTED_ROOT);
            }
        });
    }

    @Test
    void aRefusalTellsTheMissingIssuer() throws Exception {
        CaResponse response = CaResponse.parse(CA.leafOnly(answer(EnrollmentContext.USER)));

        Refusal refusal = refused(Installer.ofThisWindows(), response, NONE);

        assertThat(refusal.hresult().symbol()).isEqualTo("CERT_E_CHAINING");
        assertThat(refusal.missingIssuer()).contains(CA.certificate().getSubjectX500Principal());
    }

    @Test
    void aPageIsHeldToWhatAPageMayDo() throws Exception {
        CaResponse response = wholeChain(answer(EnrollmentContext.USER));

        Refusal refusal = refused(Installer.ofThisWindows().asWebPage(), response,
                EnumSet.of(InstallRestriction.ALLOW_NO_OUTSTANDING_REQUEST));

        assertThat(refusal.hresult().symbol()).isEqualTo("E_ACCESSDENIED");
        assertThat(refusal.cause()).startsWith("A web page passed AllowNoOutstandingRequest to Certenroll.dll "
                + NativeStores.certenrollVersion());
    }

    @Test
    void whatTheMachineAskedForIsInstalledForTheMachineUnlessTheUserIsForced() throws Exception {
        stores.makeInstallable(CA.root().certificate());
        NativeStores.assumeMachine();
        CaResponse response = wholeChain(answer(EnrollmentContext.MACHINE));

        Refusal refusal = refused(Installer.ofThisWindows().in(EnrollmentContext.USER), response, UNTRUSTED_ROOT);
        assertThat(refusal.hresult().symbol()).isEqualTo("CRYPT_E_NOT_FOUND");
        assertThat(refusal.requestWaitsElsewhere()).contains(EnrollmentContext.MACHINE);

        Outcome outcome = Installer.ofThisWindows().install(response, UNTRUSTED_ROOT);
        assertThat(outcome.certificate().context()).isEqualTo(EnrollmentContext.MACHINE);
        assertThat(outcome.keyProof().isVerified()).isTrue();
    }

    /** What cannot be read here could be neither seen nor undone. */
    @Test
    void aLeafThatCannotBeReadIsNotHandedToWindows() throws Exception {
        byte[] leaf = TestForms.withAnExtensionTwice(answer(EnrollmentContext.USER));
        CaResponse response = CaResponse.parse((TestForms.pem("CERTIFICATE", leaf)
                + TestForms.pem("CERTIFICATE", CA.certificate().getEncoded())).getBytes(StandardCharsets.US_ASCII));

        stores.assertUnchangedBy(() -> assertThat(catchThrowableOfType(NothingToInstallException.class,
                () -> Installer.ofThisWindows().install(response, UNTRUSTED_ROOT))).hasMessageContaining("cannot be read here"));
    }

    /** java.security cannot read it, Bouncy Castle and Windows can. */
    @Test
    void aLeafThatOnlyBouncyCastleReadsIsInstalled() throws Exception {
        stores.makeInstallable(CA.root().certificate());
        byte[] leaf = CA.answerThatJavaCannotRead(request(EnrollmentContext.USER));
        CaResponse response = CaResponse.parse(TestForms.p7bOf(
                Arrays.asList(leaf, CA.certificate().getEncoded(), CA.root().certificate().getEncoded())));

        Outcome outcome = Installer.ofThisWindows().install(response, UNTRUSTED_ROOT);

        assertThat(outcome.certificate().encoded()).isEqualTo(leaf);
        assertThat(outcome.keyProof().isVerified()).as(outcome.keyProof().detail()).isTrue();
        assertThat(WindowsStores.of(EnrollmentContext.USER).find(StoreName.MY, StoredCertificate.thumbprint(leaf))).isPresent();
    }

    private static Refusal refused(Installer installer, CaResponse response, Set<InstallRestriction> flags) {
        return catchThrowableOfType(Refusal.class, () -> installer.install(response, flags));
    }

    private static X509Certificate answer(EnrollmentContext context) throws Exception {
        return CA.answer(request(context));
    }

    private static byte[] request(EnrollmentContext context) throws Exception {
        try (Enrollment enrollment = WindowsEnrollment.open(context)) {
            return enrollment.createRequest(CertificateRequest.forSubject("CN=installer test").build());
        }
    }

    private static CaResponse wholeChain(X509Certificate leaf) throws Exception {
        return CaResponse.parse(CA.fullChain(leaf));
    }
}
