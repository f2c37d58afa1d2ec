package io.github.certenroll4j.win;

import static io.github.certenroll4j.win.ContractRule.documented;
import static io.github.certenroll4j.win.ContractRule.inferred;
import static io.github.certenroll4j.win.ContractRule.uncertain;
import static io.github.certenroll4j.win.ContractScenario.ALLOW_NONE;
import static io.github.certenroll4j.win.ContractScenario.BASE64;
import static io.github.certenroll4j.win.ContractScenario.CONTEXT_USER;
import static io.github.certenroll4j.win.ContractScenario.hresultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.win.ContractBinding.Caller;
import io.github.certenroll4j.win.ContractBinding.Enroll;
import io.github.certenroll4j.win.ContractBinding.Session;
import java.util.Arrays;
import java.util.List;

/** The server around InstallResponse: its interfaces, its errors, the web class factory. */
final class ContractClassRules {

    private static final String JUNK = "MAMCAQE=";
    private static final int ENROLL_ERROR = 16;
    /** A character more than 64 KB. */
    private static final int TOO_LONG = 64 * 1024 / 2 + 1;

    private static final List<String> WEB_CLASSES = Arrays.asList(
            "CCertProperties", "CCertPropertyDescription", "CCertPropertyFriendlyName", "CCspInformation",
            "CCspInformations", "CCspStatus", "CObjectId", "CObjectIds", "CSignerCertificate", "CX500DistinguishedName",
            "CX509CertificateRequestCmc", "CX509CertificateRequestPkcs10", "CX509CertificateRequestPkcs7",
            "CX509Enrollment", "CX509EnrollmentHelper", "CX509Extension", "CX509ExtensionEnhancedKeyUsage",
            "CX509ExtensionKeyUsage", "CX509Extensions", "CX509ExtensionTemplate", "CX509ExtensionTemplateName",
            "CX509PrivateKey");
    private static final List<String> OTHER_CLASSES = Arrays.asList(
            "CAlternativeName", "CAlternativeNames", "CX509ExtensionAlternativeNames", "CX509NameValuePair",
            "CX509MachineEnrollmentFactory", "CX509EnrollmentWebClassFactory", "CBinaryConverter", "NoSuchClass", "");

    private ContractClassRules() {
    }

    static List<ContractRule> all() {
        return Arrays.asList(
                documented("enrollment2-from-6.1", "S_OK", ContractClassRules::enrollment2ByBuild),
                documented("install-response2", "OLE_E_BLANK", ContractClassRules::installResponse2),
                inferred("error-text", "ERROR_INVALID_DATA", binding -> errorText(binding, "!", "WIN32: 13", "ERROR_INVALID_DATA")),
                uncertain("error-text/asn", "CRYPT_E_ASN1_BADTAG", binding -> errorText(binding, JUNK, "ASN: 267", "CRYPT_E_ASN1_BADTAG")),
                documented("status-tells-the-error", "ERROR_ARITHMETIC_OVERFLOW", ContractClassRules::statusTellsTheError),
                documented("web-factory-makes-22-classes", "S_OK", ContractClassRules::webFactoryMakes22Classes),
                documented("web-factory-refuses-others", "E_NOINTERFACE", ContractClassRules::webFactoryRefusesOthers));
    }

    private static boolean isFrom61() {
        return NativeStores.certenrollVersion().atLeast(FileVersion.parse("6.1.0.0"));
    }

    /** The rule is S_OK when the answer is the one of this build. */
    private static int enrollment2ByBuild(ContractBinding binding) throws Exception {
        try (Session session = binding.open(Caller.DESKTOP); Enroll enrollment = session.enrollment()) {
            int hr = hresultOf(enrollment::askForEnrollment2);
            assertThat(HResult.of(hr).symbol()).isEqualTo(isFrom61() ? "S_OK" : "E_NOINTERFACE");
            return 0;
        }
    }

    /** InstallResponse2 refuses as its elder does: what is not initialised. Where it does not exist, the elder is asked. */
    private static int installResponse2(ContractBinding binding) throws Exception {
        try (Session session = binding.open(Caller.DESKTOP); Enroll enrollment = session.enrollment()) {
            return hresultOf(() -> {
                if (isFrom61()) {
                    enrollment.installResponse2(ALLOW_NONE, JUNK, BASE64);
                } else {
                    enrollment.installResponse(ALLOW_NONE, JUNK, BASE64, new char[0]);
                }
            });
        }
    }

    /** An error of Windows ends with its number, one of the ASN.1 decoder with that; from Windows 8 on the name follows. */
    private static int errorText(ContractBinding binding, String response, String number, String name) throws Exception {
        try (Session session = binding.open(Caller.DESKTOP); Enroll enrollment = session.enrollment()) {
            enrollment.initialize(CONTEXT_USER);
            EnrollmentException refusal = catchThrowableOfType(EnrollmentException.class,
                    () -> enrollment.installResponse(ALLOW_NONE, response, BASE64, new char[0]));
            boolean named = NativeStores.certenrollVersion().atLeast(FileVersion.parse("6.2.0.0"));
            assertThat(refusal).hasMessageContaining("CertEnroll::CX509Enrollment::p_InstallResponse: ");
            assertThat(refusal.getMessage()).endsWith(" " + refusal.hresult().hex() + " (" + number + (named ? " " + name : "") + ")");
            return refusal.hresult().code();
        }
    }

    private static int statusTellsTheError(ContractBinding binding) throws Exception {
        try (Session session = binding.open(Caller.DESKTOP); Enroll enrollment = session.enrollment()) {
            enrollment.initialize(CONTEXT_USER);
            int hr = hresultOf(() -> enrollment.installResponse(ALLOW_NONE, JUNK, BASE64, new char[TOO_LONG]));
            assertThat(enrollment.status()).matches(ENROLL_ERROR + " " + HResult.of(hr).hex() + " (?s).+");
            return hr;
        }
    }

    private static int webFactoryMakes22Classes(ContractBinding binding) throws Exception {
        try (Session page = binding.open(Caller.WEB_PAGE)) {
            for (String name : WEB_CLASSES) {
                page.make("X509Enrollment." + name);
            }
            return 0;
        }
    }

    private static int webFactoryRefusesOthers(ContractBinding binding) throws Exception {
        int hr = 0;
        try (Session page = binding.open(Caller.WEB_PAGE)) {
            for (String name : OTHER_CLASSES) {
                hr = hresultOf(() -> page.make("X509Enrollment." + name));
                assertThat(HResult.of(hr).symbol()).as(name).isEqualTo("E_NOINTERFACE");
            }
        }
        return hr;
    }
}
