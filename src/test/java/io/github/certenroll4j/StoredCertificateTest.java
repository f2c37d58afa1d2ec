package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.response.TestCa;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of a certificate in a store, of the key beside it and of a request that waits. */
class StoredCertificateTest {

    private static final PublicKey KEY = TestCa.Keys.EC.generate().getPublic();
    private static final X509Certificate CERTIFICATE = TestCa.root("Root").issue("server.example", KEY);
    private static final KeyLocation PLACE = new KeyLocation("Provider", 24, "Container", 0x20, 1);

    private final byte[] der = StoredCertificate.encoded(CERTIFICATE);
    private final StoredCertificate stored = new StoredCertificate(EnrollmentContext.MACHINE, StoreName.REQUEST, der);
    private final StoredCertificate unreadable = new StoredCertificate(EnrollmentContext.USER, StoreName.CA, new byte[] {0x30, 0});

    @Test
    void isWhatItWasMadeOf() throws Exception {
        assertThat(stored.encoded()).isEqualTo(der);
        assertThat(stored.x509()).isEqualTo(CERTIFICATE);
        assertThat(stored.context()).isEqualTo(EnrollmentContext.MACHINE);
        assertThat(stored.store()).isEqualTo(StoreName.REQUEST);
        assertThat(stored.subject()).isEqualTo("O=certenroll4j tests,CN=server.example");
        assertThat(stored).hasToString("REQUEST (machine): " + stored.subject());
    }

    @Test
    void itsThumbprintIsTheSha1InLowerCase() throws Exception {
        StringBuilder expected = new StringBuilder();
        for (byte b : MessageDigest.getInstance("SHA-1").digest(der)) {
            expected.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }

        assertThat(stored.thumbprint()).isEqualTo(expected.toString()).hasSize(40);
        assertThat(StoredCertificate.thumbprint(CERTIFICATE)).isEqualTo(stored.thumbprint());
    }

    @Test
    void nobodyChangesItFromOutside() {
        der[0] = 0;
        stored.encoded()[1] = 0;

        assertThat(stored.encoded()).isEqualTo(StoredCertificate.encoded(CERTIFICATE));
    }

    @Test
    void oneThatJavaCannotReadIsItsThumbprint() {
        assertThat(unreadable.subject()).isEqualTo(unreadable.thumbprint());
        assertThat(unreadable).hasToString("CA (user): " + unreadable.thumbprint());
        assertThatThrownBy(unreadable::x509).isInstanceOf(CertificateException.class);
    }

    @Test
    void aRequestIsAnsweredByACertificateForItsKey() {
        PendingRequest pending = new PendingRequest(stored, Optional.of(PLACE), true);

        assertThat(pending.isAnsweredBy(KEY.getEncoded())).isTrue();
        assertThat(pending.isAnsweredBy(TestCa.Keys.EC.generate().getPublic().getEncoded())).isFalse();
        assertThat(pending.dummy()).isSameAs(stored);
        assertThat(pending.key()).contains(PLACE);
        assertThat(pending.isKeyAvailable()).isTrue();
    }

    @Test
    void aRequestThatCannotBeReadIsAnsweredByNothing() {
        PendingRequest pending = new PendingRequest(unreadable, Optional.empty(), false);

        assertThat(pending.isAnsweredBy(KEY.getEncoded())).isFalse();
        assertThat(pending.isKeyAvailable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0x20, 0, true, true", "24, 0x60, 1, false, true", "24, 0x40, 2, false, false", "0, 0, 0, true, false"})
    void aKeyIsTheUsersOrTheComputers(int type, String flags, int keySpec, boolean cng, boolean machine) {
        KeyLocation key = new KeyLocation("Provider", type, "Container", Integer.decode(flags), keySpec);

        assertThat(key.isCng()).isEqualTo(cng);
        assertThat(key.isMachine()).isEqualTo(machine);
        assertThat(key.keySpec()).isEqualTo(keySpec);
        assertThat(key.providerType()).isEqualTo(type);
        assertThat(key.provider() + key.container()).isEqualTo("ProviderContainer");
    }

    @Test
    void anInstalledCertificateSaysWhatCameOfIt() {
        List<StoredCertificate> added = Collections.singletonList(unreadable);
        InstalledCertificate installed = new InstalledCertificate(stored, HResult.of(1), KeyProof.verified("SHA256withECDSA"), added);

        assertThat(installed.certificate()).isSameAs(stored);
        assertThat(installed.hresult().symbol()).isEqualTo("S_FALSE");
        assertThat(installed.keyProof().isVerified()).isTrue();
        assertThat(installed.keyProof().detail()).isEqualTo("SHA256withECDSA");
        assertThat(installed.added()).isEqualTo(added);
        assertThat(KeyProof.failed("It is gone.").isVerified()).isFalse();
        assertThat(KeyProof.failed("It is gone.").detail()).isEqualTo("It is gone.");
    }

    @Test
    void aRefusalKeepsItsNumberAndSaysWhatWindowsWrote() {
        HResult hresult = HResult.parse("CERT_E_CHAINING");
        EnrollmentException silent = new EnrollmentException(hresult, "InstallResponse", "");

        assertThat(silent).hasMessage("CERT_E_CHAINING (0x800b010a): InstallResponse: " + hresult.meaning());
        assertThat(silent.hresult()).isEqualTo(hresult);
        assertThat(silent.operation()).isEqualTo("InstallResponse");
        assertThat(new EnrollmentException(hresult, "Encode", "no")).hasMessage("CERT_E_CHAINING (0x800b010a): Encode: no");
    }
}
