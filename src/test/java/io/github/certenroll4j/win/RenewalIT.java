package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certenroll4j.AlternativeName;
import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodedResponse;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.KeyLocation;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.ValidityPeriod;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.TestCa;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A certificate is renewed, with its key or a new one; the old one is archived with the new one's installation, and only then. */
class RenewalIT {

    private static final EnrollmentContext CONTEXT = EnrollmentContext.USER;
    private static final WindowsStores USER = WindowsStores.of(CONTEXT);
    private static final Set<InstallRestriction> UNTRUSTED_ROOT = EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT);
    private static final char[] NONE = {};
    private static final TestCa CA = TestCa.root("Renewal Root").intermediate("Renewal Issuing CA");

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    private StoredCertificate old;

    @BeforeEach
    void anOldCertificate() throws Exception {
        CertificateRequest request = CertificateRequest.forSubject("CN=renewal test, O=certenroll4j").friendlyName("Old name")
                .description("Old words").extendedKeyUsage("serverAuth").alternativeName(AlternativeName.parse("dns:www.example")).build();
        try (Enrollment enrollment = WindowsEnrollment.open(CONTEXT)) {
            byte[] made = enrollment.createSelfSigned(request, ValidityPeriod.days(30, Instant.now()), NONE);
            old = enrollment.install(EncodedResponse.of(made), EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE), NONE).certificate();
        }
        stores.makeInstallable(CA.root().certificate());
    }

    @Test
    void withTheSameKeyTheNewOneTakesOverAndTheOldOneIsArchived() throws Exception {
        PKCS10CertificationRequest request = renewal(false);
        Extensions asked = request.getRequestedExtensions();
        assertThat(asked.getExtension(Extension.subjectAlternativeName)).isNotNull();
        assertThat(asked.getExtension(Extension.extendedKeyUsage)).isNotNull();
        assertThat(request.getSubjectPublicKeyInfo().getEncoded()).isEqualTo(old.publicKey().get());
        assertThat(element(old.thumbprint()).properties()).as("goes on meanwhile").doesNotContainKeys(19, 64);

        InstalledCertificate installed = install(request);

        String thumbprint = installed.certificate().thumbprint();
        assertThat(installed.keyProof().isVerified()).as(installed.keyProof().detail()).isTrue();
        assertThat(installed.renewed().get().certificate().thumbprint()).isEqualTo(old.thumbprint());
        assertThat(installed.renewed().get().isArchived()).isEqualTo(!NativeStores.isSandbox());
        assertThat(RenewedMark.on(element(old.thumbprint()))).contains(thumbprint);
        assertThat(RenewedMark.on(element(thumbprint))).as("leads back to the old one").isEmpty();
        assertThat(element(thumbprint).text(StoreElement.CERT_FRIENDLY_NAME_PROP_ID)).isEqualTo("Old name");
        assertThat(element(thumbprint).text(StoreElement.CERT_DESCRIPTION_PROP_ID)).isEqualTo("Old words");
        assertThat(key(thumbprint)).isEqualTo(key(old.thumbprint()));
        assertThat(USER.pending()).isEmpty();
    }

    @Test
    void withANewKeyBothKeysWork() throws Exception {
        PKCS10CertificationRequest request = renewal(true);
        assertThat(request.getSubjectPublicKeyInfo().getEncoded()).isNotEqualTo(old.publicKey().get());
        assertThat(request.getRequestedExtensions().getExtension(Extension.subjectKeyIdentifier)).isNull();

        InstalledCertificate installed = install(request);

        assertThat(installed.keyProof().isVerified()).as(installed.keyProof().detail()).isTrue();
        assertThat(installed.renewed()).isPresent();
        assertThat(key(installed.certificate().thumbprint()).container()).isNotEqualTo(key(old.thumbprint()).container());
        assertThat(key(installed.certificate().thumbprint()).provider()).isEqualTo(key(old.thumbprint()).provider());
        assertThat(USER.proveKey(StoreName.MY, old.thumbprint()).isVerified()).isTrue();
    }

    @Test
    void aRenewalThatIsTriedOrRefusedLeavesTheOldOneAsItWas() throws Exception {
        EncodedResponse response = response(renewal(false));
        try (Enrollment enrollment = WindowsEnrollment.open(CONTEXT)) {
            stores.assertUnchangedBy(() -> {
                InstalledCertificate tried = enrollment.dryRun(response, UNTRUSTED_ROOT, NONE);
                assertThat(tried.keyProof().isVerified()).isTrue();
                assertThat(tried.left()).isEmpty();
            });
            if (NativeStores.hasTheFix()) {
                stores.assertUnchangedBy(() -> assertThat(catchThrowableOfType(EnrollmentException.class, () ->
                        enrollment.install(response, EnumSet.noneOf(InstallRestriction.class), NONE)).hresult().symbol())
                        .isEqualTo("CERT_E_UNTRUSTEDROOT"));
            }
        }
    }

    @Test
    void whatIsInterruptedInTheMiddleIsFinished() throws Exception {
        EncodedResponse response = response(renewal(true));
        Installation installation = new Installation(CONTEXT, response, false);
        UndoJournal journal = UndoJournal.parse(installation.journal().text());
        assertThat(journal.renewed()).containsOnlyKeys(old.thumbprint());
        try (Enrollment enrollment = WindowsEnrollment.open(CONTEXT)) {
            enrollment.installResponse(UNTRUSTED_ROOT, response.text(), response.encoding(), NONE);
        }
        // As a Windows that archives nothing leaves it.
        try (CertificateStore my = CertificateStore.ownToWrite(CONTEXT, StoreName.MY)) {
            my.restore(journal.renewed().get(old.thumbprint()));
        }
        journal.writeTo(UndoJournal.folder());

        InterruptedInstallation.finish(CONTEXT);

        String installed = StoredCertificate.thumbprint(response.certificates().get(0));
        assertThat(RenewedMark.on(element(old.thumbprint()))).contains(installed);
        assertThat(InterruptedInstallation.left(CONTEXT)).isEmpty();
    }

    @Test
    void anUndoPutsTheOldOneBack() throws Exception {
        EncodedResponse response = response(renewal(false));
        Set<String> before = stores.contents();
        Installation installation = new Installation(CONTEXT, response, false);
        try (WindowsEnrollment enrollment = WindowsEnrollment.open(CONTEXT)) {
            installation.run(() -> enrollment.installResponse(UNTRUSTED_ROOT, response.text(), response.encoding(), NONE));
        }
        assertThat(RenewedMark.on(element(old.thumbprint()))).isPresent();

        assertThat(installation.undo()).isEmpty();

        assertThat(stores.contents()).isEqualTo(before);
    }

    @Test
    void aCertificateWithoutAKeyIsRefusedAndLeavesNothing() throws Exception {
        X509Certificate stranger = CA.issue("renewal stranger", CA.certificate().getPublicKey());
        try (CertificateStore my = CertificateStore.ownToWrite(CONTEXT, StoreName.MY)) {
            my.add(stranger.getEncoded());
        }
        StoredCertificate keyless = new StoredCertificate(CONTEXT, StoreName.MY, stranger.getEncoded());
        StoredCertificate absent = new StoredCertificate(CONTEXT, StoreName.MY, CA.certificate().getEncoded());

        stores.assertUnchangedBy(() -> {
            for (StoredCertificate hopeless : new StoredCertificate[] {keyless, absent}) {
                for (boolean newKey : new boolean[] {false, true}) {
                    try (Enrollment enrollment = WindowsEnrollment.open(CONTEXT)) {
                        assertThat(catchThrowableOfType(EnrollmentException.class, () ->
                                enrollment.createRequest(CertificateRequest.renewing(hopeless, newKey).build()))
                                .hresult().symbol()).isEqualTo("CRYPT_E_NOT_FOUND");
                    }
                }
            }
        });
    }

    /** The pending request can be given up: the old certificate's key must not go with it. */
    @Test
    void theKeyOfTheOldOneOutlivesAGivenUpRenewal() throws Exception {
        renewal(false);

        assertThat(USER.removePending(USER.pending().get(0).dummy().thumbprint())).as("the key was deleted").isFalse();

        assertThat(USER.proveKey(StoreName.MY, old.thumbprint()).isVerified()).isTrue();
    }

    private PKCS10CertificationRequest renewal(boolean newKey) throws Exception {
        try (Enrollment enrollment = WindowsEnrollment.open(CONTEXT)) {
            return new PKCS10CertificationRequest(enrollment.createRequest(CertificateRequest.renewing(old, newKey).build()));
        }
    }

    private static EncodedResponse response(PKCS10CertificationRequest request) throws Exception {
        X509Certificate leaf = CA.answer(request.getEncoded());
        return CaResponse.parse(CA.fullChain(leaf)).encoded().withEndEntity(leaf.getEncoded());
    }

    private static InstalledCertificate install(PKCS10CertificationRequest request) throws Exception {
        try (Enrollment enrollment = WindowsEnrollment.open(CONTEXT)) {
            return enrollment.install(response(request), UNTRUSTED_ROOT, NONE);
        }
    }

    private static StoreElement element(String thumbprint) throws Exception {
        try (CertificateStore my = CertificateStore.ownToRead(CONTEXT, StoreName.MY)) {
            return my.elements().get(thumbprint);
        }
    }

    private static KeyLocation key(String thumbprint) throws Exception {
        return USER.keyLocation(StoreName.MY, thumbprint).get();
    }
}
