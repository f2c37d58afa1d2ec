package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodedResponse;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.TestCa;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The article's three refusals, and what lifts them, by the CertEnroll that is here. */
class InstallResponseIT {

    private static final Set<InstallRestriction> ALLOW_NONE = Collections.emptySet();
    private static final Set<InstallRestriction> ALLOW_UNTRUSTED_ROOT = EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT);

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    // One for all tests: making its keys takes longer than the tests do.
    private static final TestCa CA = TestCa.root("Test Root").intermediate("Test Issuing CA");

    @Test
    void aPagePassingAllowUntrustedRootIsRefusedWithoutTheFixAndServedWithIt() throws Exception {
        X509Certificate leaf = CA.answer(request());
        if (NativeStores.hasTheFix()) {
            try (Enrollment page = WindowsEnrollment.openAsWebPage()) {
                assertInstalled(install(page, leaf, CA.fullChain(leaf), ALLOW_UNTRUSTED_ROOT), leaf);
            }
        } else {
            assertRefused("E_ACCESSDENIED (0x80070005)", true, leaf, CA.fullChain(leaf), ALLOW_UNTRUSTED_ROOT);
        }
    }

    @Test
    void aPageMayNeverPassTheOtherFlags() throws Exception {
        X509Certificate leaf = CA.answer(request());
        for (InstallRestriction flag : new InstallRestriction[] {
            InstallRestriction.ALLOW_NO_OUTSTANDING_REQUEST, InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE}) {
            assertRefused("E_ACCESSDENIED (0x80070005)", true, leaf, CA.fullChain(leaf), EnumSet.of(flag));
        }
    }

    @Test
    void theCertificateWithoutItsChainIsRefused() throws Exception {
        X509Certificate leaf = CA.answer(request());

        assertRefused("CERT_E_CHAINING (0x800b010a)", true, leaf, CA.leafOnly(leaf), ALLOW_NONE);
        assertRefused("CERT_E_CHAINING (0x800b010a)", false, leaf, CA.leafOnly(leaf), ALLOW_NONE);
    }

    @Test
    void theWholeChainToAnUntrustedRootIsRefused() throws Exception {
        X509Certificate leaf = CA.answer(request());

        assertRefused("CERT_E_UNTRUSTEDROOT (0x800b0109)", true, leaf, CA.fullChain(leaf), ALLOW_NONE);
        assertRefused("CERT_E_UNTRUSTEDROOT (0x800b0109)", false, leaf, CA.fullChain(leaf), ALLOW_NONE);
    }

    @Test
    void onTheDesktopAllowUntrustedRootInstallsTheWholeChain() throws Exception {
        stores.makeInstallable(CA.root().certificate());
        X509Certificate leaf = CA.answer(request());
        try (Enrollment desktop = WindowsEnrollment.open(EnrollmentContext.USER)) {
            InstalledCertificate installed = install(desktop, leaf, CA.fullChain(leaf), ALLOW_UNTRUSTED_ROOT);

            assertInstalled(installed, leaf);
            assertThat(installed.added()).extracting(StoredCertificate::store)
                    .containsExactlyInAnyOrder(StoreName.MY, StoreName.CA, StoreName.CA);
        }
        assertThat(WindowsStores.of(EnrollmentContext.USER).list(StoreName.REQUEST)).isEmpty();
    }

    @Test
    void theIncompleteChainInstallsWithAllowUntrustedRootOnlyWhereTheFixIs() throws Exception {
        X509Certificate leaf = CA.answer(request());
        if (NativeStores.hasTheFix()) {
            try (Enrollment desktop = WindowsEnrollment.open(EnrollmentContext.USER)) {
                assertInstalled(install(desktop, leaf, CA.leafOnly(leaf), ALLOW_UNTRUSTED_ROOT), leaf);
            }
        } else {
            assertRefused("CERT_E_CHAINING (0x800b010a)", false, leaf, CA.leafOnly(leaf), ALLOW_UNTRUSTED_ROOT);
        }
    }

    @Test
    void theSameEnrollmentMakesTheRequestAndInstallsTheAnswer() throws Exception {
        stores.makeInstallable(CA.root().certificate());
        try (Enrollment enrollment = WindowsEnrollment.open(EnrollmentContext.USER)) {
            X509Certificate leaf = CA.answer(enrollment.createRequest(CertificateRequest.forSubject("CN=one object").build()));

            assertInstalled(install(enrollment, leaf, CA.fullChain(leaf), ALLOW_UNTRUSTED_ROOT), leaf);
        }
    }

    @Test
    void withoutAPendingRequestNothingIsFound() throws Exception {
        X509Certificate leaf = CA.answer(TestRequests.rsa("CN=of another machine"));

        assertRefused("CRYPT_E_NOT_FOUND (0x80092004)", false, leaf, CA.fullChain(leaf), ALLOW_UNTRUSTED_ROOT);
    }

    @Test
    void theSecondInstallOfTheSameResponseIsRefusedAndChangesNothing() throws Exception {
        stores.makeInstallable(CA.root().certificate());
        X509Certificate leaf = CA.answer(request());
        try (Enrollment desktop = WindowsEnrollment.open(EnrollmentContext.USER)) {
            install(desktop, leaf, CA.fullChain(leaf), ALLOW_UNTRUSTED_ROOT);
        }

        assertRefused("CRYPT_E_NOT_FOUND (0x80092004)", false, leaf, CA.fullChain(leaf), ALLOW_UNTRUSTED_ROOT);
    }

    @Test
    void aSubjectOfATypeThatWindowsDoesNotKnowIsRefusedAndLeavesNoRequest() throws Exception {
        Set<String> before = stores.contents();
        try (Enrollment enrollment = WindowsEnrollment.open(EnrollmentContext.USER)) {
            EnrollmentException refusal = catchThrowableOfType(EnrollmentException.class,
                    () -> enrollment.createRequest(CertificateRequest.forSubject("NOSUCHTYPE=a").build()));

            assertThat(refusal.hresult().symbol()).isEqualTo("CRYPT_E_INVALID_X500_STRING");
            assertThat(refusal.operation()).isEqualTo("Encode");
        }
        assertThat(stores.contents()).isEqualTo(before);
    }

    private static byte[] request() throws EnrollmentException {
        try (Enrollment enrollment = WindowsEnrollment.open(EnrollmentContext.USER)) {
            return enrollment.createRequest(CertificateRequest.forSubject("CN=native test, O=certenroll4j").build());
        }
    }

    private static InstalledCertificate install(Enrollment enrollment, X509Certificate leaf, byte[] response,
            Set<InstallRestriction> flags) throws Exception {
        return enrollment.install(EncodedResponse.of(response).withEndEntity(leaf.getEncoded()), flags, new char[0]);
    }

    private void assertRefused(String expected, boolean asWebPage, X509Certificate leaf, byte[] response,
            Set<InstallRestriction> flags) throws Exception {
        stores.assertUnchangedBy(() -> assertRefusedNow(expected, asWebPage, leaf, response, flags));
    }

    private static void assertRefusedNow(String expected, boolean asWebPage, X509Certificate leaf, byte[] response,
            Set<InstallRestriction> flags) throws Exception {
        try (Enrollment enrollment = asWebPage ? WindowsEnrollment.openAsWebPage() : WindowsEnrollment.open(EnrollmentContext.USER)) {
            EnrollmentException refusal = catchThrowableOfType(EnrollmentException.class,
                    () -> install(enrollment, leaf, response, flags));

            assertThat(refusal).isNotNull();
            assertThat(refusal.hresult()).hasToString(expected);
            assertThat(refusal.getMessage()).startsWith(expected + ": InstallResponse: ");
        }
    }

    private static void assertInstalled(InstalledCertificate installed, X509Certificate leaf) throws Exception {
        assertThat(installed.certificate().encoded()).isEqualTo(leaf.getEncoded());
        assertThat(installed.keyProof().isVerified()).as(installed.keyProof().detail()).isTrue();
        assertThat(installed.hresult().code()).isZero();
    }
}
