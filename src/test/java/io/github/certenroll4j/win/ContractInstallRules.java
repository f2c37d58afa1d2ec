package io.github.certenroll4j.win;

import static io.github.certenroll4j.win.ContractRule.documented;
import static io.github.certenroll4j.win.ContractRule.inferred;
import static io.github.certenroll4j.win.ContractRule.uncertain;
import static io.github.certenroll4j.win.ContractRules.trustingBeforeHotfix;
import static io.github.certenroll4j.win.ContractScenario.BASE64;
import static io.github.certenroll4j.win.ContractScenario.BINARY;
import static io.github.certenroll4j.win.ContractScenario.CA;
import static io.github.certenroll4j.win.ContractScenario.CONTEXT_USER;
import static io.github.certenroll4j.win.ContractScenario.FLAG_1;
import static io.github.certenroll4j.win.ContractScenario.FLAG_2;
import static io.github.certenroll4j.win.ContractScenario.FLAG_4;
import static io.github.certenroll4j.win.ContractScenario.HEADER;
import static io.github.certenroll4j.win.ContractScenario.HEX;
import static io.github.certenroll4j.win.ContractScenario.pack;
import static io.github.certenroll4j.win.ContractScenario.standsIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import io.github.certenroll4j.win.ContractBinding.Enroll;
import io.github.certenroll4j.win.ContractRule.Scenario;
import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** What stands where after an installation, and which forms of response are taken. */
final class ContractInstallRules {

    private static final int BASE64_ANY = 6;
    private static final int ANY = 7;
    private static final int CERT_FRIENDLY_NAME_PROP_ID = 11;
    private static final int CERT_DESCRIPTION_PROP_ID = 13;

    private interface Form {
        byte[] of(ContractScenario scenario);
    }

    private ContractInstallRules() {
    }

    static List<ContractRule> all() {
        return Arrays.asList(
                documented("form-taken/base64-header", "S_OK", trustingBeforeHotfix(text(HEADER, HEADER))),
                documented("form-taken/base64", "S_OK", trustingBeforeHotfix(text(BASE64, BASE64))),
                documented("form-taken/binary", "S_OK", trustingBeforeHotfix(text(BINARY, BINARY))),
                documented("form-taken/hex", "S_OK", trustingBeforeHotfix(text(HEX, HEX))),
                documented("form-taken/header-as-base64-any", "S_OK", trustingBeforeHotfix(text(HEADER, BASE64_ANY))),
                documented("form-taken/base64-as-base64-any", "S_OK", trustingBeforeHotfix(text(BASE64, BASE64_ANY))),
                documented("form-taken/header-as-any", "S_OK", trustingBeforeHotfix(text(HEADER, ANY))),
                documented("form-taken/binary-as-any", "S_OK", trustingBeforeHotfix(text(BINARY, ANY))),
                inferred("form-taken/base64-without-line-ends", "S_OK", trustingBeforeHotfix(ContractInstallRules::withoutLineEnds)),
                documented("form-taken/pkcs7-signed", "S_OK", trustingBeforeHotfix(form(s -> TestForms.signedP7b(CA, s.leaf)))),
                documented("form-taken/cmc-full-response", "S_OK", trustingBeforeHotfix(form(s -> TestForms.cmc(CA, 0, "Issued", "", CA.chain(s.leaf))))),
                inferred("no-pending-request/cmc-without-certificate", "CRYPT_E_NOT_FOUND", trustingBeforeHotfix(ContractInstallRules::cmcWithoutCertificate)),
                documented("form-taken/single-certificate", "S_OK", trustingBeforeHotfix(ContractInstallRules::singleCertificate)),
                documented("authorities-go-into-ca", "S_OK", trustingBeforeHotfix(ContractInstallRules::authoritiesGoIntoCa)),
                inferred("no-flag-makes-a-root-trusted", "CERT_E_UNTRUSTEDROOT", "S_OK", ContractInstallRules::noFlagMakesARootTrusted),
                documented("dummy-comes-and-goes", "S_OK", trustingBeforeHotfix(ContractInstallRules::dummyComesAndGoes)),
                documented("friendly-name-and-description", "S_OK", trustingBeforeHotfix(ContractInstallRules::friendlyNameAndDescription)),
                inferred("status-after-each-step", "S_OK", trustingBeforeHotfix(ContractInstallRules::statusAfterEachStep)),
                inferred("certificate-and-response", "S_OK", trustingBeforeHotfix(ContractInstallRules::certificateAndResponse)),
                uncertain("pfx-after-install", "S_OK", trustingBeforeHotfix(ContractInstallRules::pfxAfterInstall)),
                inferred("two-end-entities", "S_OK", trustingBeforeHotfix(ContractInstallRules::twoEndEntities)),
                inferred("same-name-two-keys", "S_OK", trustingBeforeHotfix(ContractInstallRules::sameNameTwoKeys)));
    }

    private static Scenario text(int encoding, int said) {
        return binding -> {
            try (ContractScenario s = ContractScenario.desktop(binding)) {
                return s.installText(FLAG_4, ContractScenario.text(s.even(s::wholeChain), encoding), said, new char[0]);
            }
        };
    }

    private static Scenario form(Form form) {
        return binding -> {
            try (ContractScenario s = ContractScenario.desktop(binding)) {
                return s.install(FLAG_4, form.of(s));
            }
        };
    }

    private static int withoutLineEnds(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding)) {
            return s.installText(FLAG_4, Base64.getEncoder().encodeToString(s.wholeChain()), BASE64, new char[0]);
        }
    }

    /** "Pending" and "denied" come as a CMC response, too: there is nothing in it to install. */
    private static int cmcWithoutCertificate(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding)) {
            return s.install(FLAG_4, TestForms.cmc(CA, 3, "Taken under submission", "42", Collections.emptyList()));
        }
    }

    private static int singleCertificate(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding)) {
            if (!NativeStores.hasTheFix()) {
                // Nothing waives an incomplete chain there: the authorities must stand in CA.
                try (CertificateStore store = CertificateStore.toWrite(EnrollmentContext.USER, StoreName.CA)) {
                    store.add(CA.certificate().getEncoded());
                    store.add(CA.root().certificate().getEncoded());
                }
            }
            return s.install(FLAG_4, s.leaf.getEncoded());
        }
    }

    private static int authoritiesGoIntoCa(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding)) {
            int hr = s.install(FLAG_4, pack(CA.root().certificate(), s.leaf, CA.certificate()));
            assertThat(standsIn(StoreName.CA, CA.certificate())).as("issuing CA in CA").isTrue();
            assertThat(standsIn(StoreName.CA, CA.root().certificate())).as("root in CA").isTrue();
            assertThat(standsIn(StoreName.CA, s.leaf)).as("end entity in CA").isFalse();
            return hr;
        }
    }

    private static int noFlagMakesARootTrusted(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding)) {
            int hr = s.install(FLAG_1 | FLAG_2 | FLAG_4, s.wholeChain());
            assertThat(standsIn(StoreName.ROOT, CA.root().certificate())).as("root in Root").isFalse();
            return hr;
        }
    }

    private static int dummyComesAndGoes(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding)) {
            assertThat(dummies(s)).as("dummies after CreateRequest").isEqualTo(1);
            int hr = s.install(FLAG_4, s.wholeChain());
            assertThat(dummies(s)).as("dummies after InstallResponse").isZero();
            return hr;
        }
    }

    private static int dummies(ContractScenario s) throws Exception {
        int count = 0;
        for (PendingRequest pending : WindowsStores.of(EnrollmentContext.USER).pending()) {
            if (Arrays.equals(pending.dummy().x509().getPublicKey().getEncoded(), s.key.getEncoded())) {
                count++;
            }
        }
        return count;
    }

    /** EnrollUnknown, EnrollPended, Enrolled; none with an error. */
    private static int statusAfterEachStep(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding); Enroll fresh = s.newEnrollment()) {
            fresh.initialize(CONTEXT_USER);
            assertThat(fresh.status()).as("after Initialize").startsWith("32 0x00000000 ");
            assertThat(s.enrollment.status()).as("after CreateRequest").startsWith("2 0x00000000 ");
            int hr = installByRequester(s, s.wholeChain());
            assertThat(s.enrollment.status()).as("after InstallResponse").startsWith("1 0x00000000 ");
            return hr;
        }
    }

    private static int installByRequester(ContractScenario s, byte[] response) throws Exception {
        String text = ContractScenario.text(response, HEADER);
        return s.checked(() -> s.enrollment.installResponse(FLAG_4, text, HEADER, new char[0]));
    }

    private static int certificateAndResponse(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding)) {
            for (ContractScenario.Call early : new ContractScenario.Call[] {
                () -> s.enrollment.certificate(BASE64), () -> s.enrollment.response(BASE64)}) {
                assertThat(HResult.of(ContractScenario.hresultOf(early)).symbol()).isEqualTo("CERTSRV_E_PROPERTY_EMPTY");
            }
            byte[] response = s.wholeChain();
            int hr = installByRequester(s, response);
            assertThat(Base64.getMimeDecoder().decode(s.enrollment.certificate(BASE64))).isEqualTo(s.leaf.getEncoded());
            assertThat(Base64.getMimeDecoder().decode(s.enrollment.response(BASE64))).isEqualTo(response);
            return hr;
        }
    }

    private static int friendlyNameAndDescription(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding); Enroll installer = s.newEnrollment()) {
            installer.initialize(CONTEXT_USER);
            installer.putCertificateFriendlyName("contract name");
            installer.putCertificateDescription("contract description");
            String text = ContractScenario.text(s.wholeChain(), HEADER);
            int hr = s.checked(() -> installer.installResponse(FLAG_4, text, HEADER, new char[0]));
            assertThat(property(s.leaf, CERT_FRIENDLY_NAME_PROP_ID)).isEqualTo("contract name");
            assertThat(property(s.leaf, CERT_DESCRIPTION_PROP_ID)).isEqualTo("contract description");
            return hr;
        }
    }

    private static String property(X509Certificate certificate, int property) throws Exception {
        try (CertificateStore store = CertificateStore.toRead(EnrollmentContext.USER, StoreName.MY);
             CertContext installed = store.find(ContractScenario.thumbprint(certificate)).get();
             Memory text = new Memory(200)) {
            text.clear();
            assertThat(Crypt32.CertGetCertificateContextProperty(installed.pointer(), property, text, new IntByReference(200)))
                    .as("property " + property).isTrue();
            return text.getWideString(0);
        }
    }

    private static int pfxAfterInstall(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding)) {
            String text = ContractScenario.text(s.wholeChain(), HEADER);
            int hr = s.checked(() -> s.enrollment.installResponse(FLAG_4, text, HEADER, new char[0]));
            KeyStore pfx = KeyStore.getInstance("PKCS12");
            pfx.load(new ByteArrayInputStream(Base64.getMimeDecoder().decode(s.enrollment.createPfx("secret", 1, BASE64))),
                    "secret".toCharArray());
            String alias = pfx.getCertificateAlias(s.leaf);
            assertThat(alias).as("the certificate in the PFX").isNotNull();
            assertThat(pfx.isKeyEntry(alias)).as("its key").isTrue();
            return hr;
        }
    }

    private static int twoEndEntities(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding)) {
            X509Certificate stranger = CA.issue("stranger", CA.certificate().getPublicKey());
            int hr = s.install(FLAG_4, pack(stranger, s.leaf, CA.certificate(), CA.root().certificate()));
            assertThat(standsIn(StoreName.MY, stranger)).as("stranger in MY").isFalse();
            assertThat(standsIn(StoreName.CA, stranger)).as("stranger in CA").isFalse();
            return hr;
        }
    }

    /** A renewed CA has the old one's name and another key: the signature decides. */
    private static int sameNameTwoKeys(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding)) {
            TestCa renewed = CA.renewed();
            s.leaf = renewed.issue("contract user", s.key);
            return s.install(FLAG_4, pack(CA.certificate(), s.leaf, renewed.certificate(), CA.root().certificate()));
        }
    }
}
