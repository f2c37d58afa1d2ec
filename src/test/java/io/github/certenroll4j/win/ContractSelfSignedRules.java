package io.github.certenroll4j.win;

import static io.github.certenroll4j.win.ContractRule.documented;
import static io.github.certenroll4j.win.ContractRule.inferred;
import static io.github.certenroll4j.win.ContractScenario.ALLOW_NONE;
import static io.github.certenroll4j.win.ContractScenario.BASE64;
import static io.github.certenroll4j.win.ContractScenario.FLAG_1;
import static io.github.certenroll4j.win.ContractScenario.FLAG_2;
import static io.github.certenroll4j.win.ContractScenario.hresultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.ValidityPeriod;
import io.github.certenroll4j.win.ContractBinding.Caller;
import io.github.certenroll4j.win.ContractBinding.Enroll;
import io.github.certenroll4j.win.ContractBinding.Session;
import io.github.certenroll4j.win.ContractRule.Scenario;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A certificate that is its own issuer, and what a program says of a key before it is made. */
final class ContractSelfSignedRules {

    private static final int HIGH_PROTECTION = 2;

    private ContractSelfSignedRules() {
    }

    static List<ContractRule> all() {
        return Arrays.asList(
                documented("self-signed-request", "S_OK", ContractSelfSignedRules::isACertificate),
                documented("self-signed-request/default-validity", "S_OK", ContractSelfSignedRules::defaultValidity),
                inferred("root-untrusted/self-signed-request-flag-2", "S_OK", installed(FLAG_2)),
                inferred("root-untrusted/self-signed-request-flags-1-and-2", "S_OK", installed(FLAG_1 | FLAG_2)),
                inferred("root-untrusted/self-signed-request", "CERT_E_UNTRUSTEDROOT", installed(ALLOW_NONE)),
                inferred("protected-key-made-silently", "NTE_SILENT_CONTEXT", binding -> key(binding, "", HIGH_PROTECTION)),
                inferred("malformed-security-descriptor", "S_OK", ContractSelfSignedRules::malformedDescriptor));
    }

    private static X509Certificate made(Enroll enrollment) throws Exception {
        return new StoredCertificate(EnrollmentContext.USER, StoreName.MY,
                Base64.getMimeDecoder().decode(enrollment.createRequest(BASE64))).x509();
    }

    private static int isACertificate(ContractBinding binding) throws Exception {
        Instant from = Instant.parse("2023-03-15T06:00:00Z");
        Instant until = Instant.parse("2051-01-01T00:00:00Z");
        try (Session session = binding.open(Caller.DESKTOP);
             Enroll enrollment = session.selfSigned(ContractScenario.SUBJECT, Optional.of(ValidityPeriod.between(from, until)))) {
            X509Certificate certificate = made(enrollment);
            certificate.verify(certificate.getPublicKey());
            assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
            assertThat(certificate.getNotBefore().toInstant()).isEqualTo(from);
            assertThat(certificate.getNotAfter().toInstant()).isEqualTo(until);
            return 0;
        }
    }

    private static int defaultValidity(ContractBinding binding) throws Exception {
        try (Session session = binding.open(Caller.DESKTOP);
             Enroll enrollment = session.selfSigned(ContractScenario.SUBJECT, Optional.empty())) {
            X509Certificate certificate = made(enrollment);
            Instant begin = certificate.getNotBefore().toInstant();
            assertThat(begin).isCloseTo(Instant.now().minus(10, ChronoUnit.MINUTES), within(2, ChronoUnit.MINUTES));
            assertThat(certificate.getNotAfter().toInstant()).isBetween(begin.plus(365, ChronoUnit.DAYS), begin.plus(367, ChronoUnit.DAYS));
            return 0;
        }
    }

    private static Scenario installed(int flags) {
        return binding -> {
            try (Session session = binding.open(Caller.DESKTOP);
                 Enroll enrollment = session.selfSigned(ContractScenario.SUBJECT, Optional.empty())) {
                String text = enrollment.createRequest(BASE64);
                String thumbprint = StoredCertificate.thumbprint(Base64.getMimeDecoder().decode(text));
                Set<String> before = ContractScenario.STORES.contents();
                int hr = hresultOf(() -> enrollment.installResponse(flags, text, BASE64, new char[0]));
                if (hr < 0) {
                    assertThat(ContractScenario.STORES.contents()).as("stores after " + HResult.of(hr)).isEqualTo(before);
                } else {
                    WindowsStores stores = WindowsStores.of(EnrollmentContext.USER);
                    KeyProof proof = stores.proveKey(StoreName.MY, thumbprint);
                    assertThat(proof.isVerified()).as(proof.detail()).isTrue();
                    assertThat(stores.find(StoreName.ROOT, thumbprint)).isEmpty();
                }
                return hr;
            }
        };
    }

    private static int key(ContractBinding binding, String descriptor, int protection) throws Exception {
        try (Session session = binding.open(Caller.DESKTOP)) {
            return hresultOf(() -> session.createKey(descriptor, protection, true));
        }
    }

    /** Which number it is, no source says: S_OK when it is one. */
    private static int malformedDescriptor(ContractBinding binding) throws Exception {
        assertThat(key(binding, "no descriptor", 0)).isNegative();
        return 0;
    }
}
