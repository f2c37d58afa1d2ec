package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.TestCa;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that are given up. */
class PendingIT {

    private static final EnrollmentContext USER = EnrollmentContext.USER;
    private static final WindowsStores USERS = WindowsStores.of(USER);

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    @Test
    void aRequestWhoseKeyIsGoneIsRemoved() throws Exception {
        PendingRequest request = request();
        KeyProviderInfo.delete(request.key().get());
        assertThat(USERS.pending().get(0).isKeyAvailable()).isFalse();

        assertThat(USERS.removePending(request.dummy().thumbprint())).as("deleted a key").isFalse();
        assertThat(USERS.pending()).isEmpty();
    }

    @Test
    void aRequestIsRemovedWithItsKeyAndThenThereIsNone() throws Exception {
        PendingRequest request = request();

        assertThat(USERS.removePending(request.dummy().thumbprint())).as("deleted a key").isTrue();
        assertRefused("CRYPT_E_NOT_FOUND", request.dummy().thumbprint());
    }

    @Test
    void whatIsNoPendingRequestIsRefused() throws Exception {
        X509Certificate foreign = TestCa.root("No Request").certificate();
        for (StoreName name : new StoreName[] {StoreName.MY, StoreName.CA, StoreName.REQUEST}) {
            try (CertificateStore store = CertificateStore.ownToWrite(USER, name)) {
                store.add(foreign.getEncoded());
            }
            stores.assertUnchangedBy(() -> assertRefused(
                    name == StoreName.REQUEST ? "CRYPT_E_NO_KEY_PROPERTY" : "CRYPT_E_NOT_FOUND", StoredCertificate.thumbprint(foreign)));
        }
    }

    private static void assertRefused(String symbol, String thumbprint) {
        EnrollmentException refusal = catchThrowableOfType(EnrollmentException.class, () -> USERS.removePending(thumbprint));

        assertThat(refusal).isNotNull();
        assertThat(refusal.hresult().symbol()).isEqualTo(symbol);
    }

    private static PendingRequest request() throws Exception {
        try (Enrollment enrollment = WindowsEnrollment.open(USER)) {
            enrollment.createRequest(CertificateRequest.forSubject("CN=given up").build());
        }
        return USERS.pending().get(0);
    }
}
