package io.github.certenroll4j.win;

import static io.github.certenroll4j.win.ContractRule.documented;
import static io.github.certenroll4j.win.ContractRule.inferred;
import static io.github.certenroll4j.win.ContractRule.uncertainBeforeHotfix;
import static io.github.certenroll4j.win.ContractScenario.ALLOW_NONE;
import static io.github.certenroll4j.win.ContractScenario.BASE64;
import static io.github.certenroll4j.win.ContractScenario.CA;
import static io.github.certenroll4j.win.ContractScenario.FLAG_1;
import static io.github.certenroll4j.win.ContractScenario.FLAG_4;
import static io.github.certenroll4j.win.ContractScenario.hresultOf;
import static io.github.certenroll4j.win.ContractScenario.thumbprint;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import io.github.certenroll4j.win.ContractBinding.Caller;
import io.github.certenroll4j.win.ContractBinding.Enroll;
import io.github.certenroll4j.win.ContractBinding.Session;
import io.github.certenroll4j.win.ContractRule.Scenario;
import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Flag 1 with a PFX as the response: the key comes out of it. */
final class ContractPfxRules {

    private static final String PASSWORD = "secret";
    private static final String WRONG = "ERROR_INVALID_PASSWORD";

    private ContractPfxRules() {
    }

    static List<ContractRule> all() {
        return Arrays.asList(
                documented("pfx-as-response", "S_OK", ContractRules.trusting(pfx(EnrollmentContext.USER, FLAG_1, PASSWORD))),
                documented("pfx-as-response/machine", "S_OK", ContractRules.trusting(pfx(EnrollmentContext.MACHINE, FLAG_1, PASSWORD))),
                inferred("pfx-as-response/untrusted-root", "CERT_E_UNTRUSTEDROOT", pfx(EnrollmentContext.USER, FLAG_1, PASSWORD)),
                uncertainBeforeHotfix("pfx-as-response/flags-1-and-4", "CERT_E_UNTRUSTEDROOT", "S_OK",
                        pfx(EnrollmentContext.USER, FLAG_1 | FLAG_4, PASSWORD)),
                inferred("pfx-as-response/wrong-password", WRONG, ContractRules.trusting(pfx(EnrollmentContext.USER, FLAG_1, "Secret"))),
                inferred("pfx-as-response/no-password", WRONG, ContractRules.trusting(pfx(EnrollmentContext.USER, FLAG_1, ""))),
                inferred("pfx-as-response/without-flag-1", "CRYPT_E_NOT_FOUND",
                        ContractRules.trusting(pfx(EnrollmentContext.USER, ALLOW_NONE, PASSWORD))));
    }

    private static Scenario pfx(EnrollmentContext context, int flags, String password) {
        return binding -> {
            KeyPair keys = TestCa.Keys.generateForPfx();
            X509Certificate leaf = CA.issue("contract pfx", keys.getPublic());
            // Wine leaves a self-signed certificate of a PFX out.
            try (CertificateStore store = CertificateStore.toWrite(EnrollmentContext.USER, StoreName.CA)) {
                store.add(CA.root().certificate().getEncoded());
            }
            try (Session session = binding.open(Caller.DESKTOP); Enroll enrollment = session.enrollment()) {
                enrollment.initialize(context.value());
                Set<String> before = ContractScenario.STORES.contents();
                String text = TestForms.base64(bytes(keys, leaf));
                int hr = hresultOf(() -> enrollment.installResponse(flags, text, BASE64, password.toCharArray()));
                if (hr < 0) {
                    assertThat(ContractScenario.STORES.contents()).as("stores after " + HResult.of(hr)).isEqualTo(before);
                } else {
                    KeyProof proof = WindowsStores.of(context).proveKey(StoreName.MY, thumbprint(leaf));
                    assertThat(proof.isVerified()).as(proof.detail()).isTrue();
                }
                return hr;
            }
        };
    }

    private static byte[] bytes(KeyPair keys, X509Certificate leaf) throws Exception {
        KeyStore pfx = KeyStore.getInstance("PKCS12");
        pfx.load(null, null);
        pfx.setKeyEntry("contract", keys.getPrivate(), PASSWORD.toCharArray(), CA.chain(leaf).toArray(new Certificate[0]));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pfx.store(bytes, PASSWORD.toCharArray());
        return bytes.toByteArray();
    }
}
