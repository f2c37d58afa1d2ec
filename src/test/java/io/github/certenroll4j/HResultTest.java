package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HResultTest {

    @ParameterizedTest
    @ValueSource(strings = {"0x800b0109", "0X800B0109", "800B0109", "-2146762487", "2148204809", "CERT_E_UNTRUSTEDROOT",
        "cert_e_untrustedroot", " 0x800b0109 "})
    void readsEveryFormThatLogsAndManualsHave(String text) {
        HResult hresult = HResult.parse(text);

        assertThat(hresult.code()).isEqualTo(0x800b0109);
        assertThat(hresult).hasToString("CERT_E_UNTRUSTEDROOT (0x800b0109)");
        assertThat(hresult.failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "0x123456789", "4294967296", "-2147483649", "CERT_E_NOT_A_NAME", "12x", "+5", "\u0663\u0663", "12345678901"})
    void refusesWhatIsNoCode(String text) {
        assertThatThrownBy(() -> HResult.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "0xd", "0x0000000d", "8007000D", "-2147024883", "error_invalid_data"})
    void aSmallNumberIsAnErrorOfWindows(String text) {
        assertThat(HResult.parse(text)).hasToString("ERROR_INVALID_DATA (0x8007000d)");
    }

    @ParameterizedTest
    @CsvSource({"0, S_OK", "1, S_FALSE", "5, E_ACCESSDENIED", "ERROR_ACCESS_DENIED, E_ACCESSDENIED",
        "1722, RPC_S_SERVER_UNAVAILABLE", "2, ERROR_FILE_NOT_FOUND", "65534, 0x8007fffe", "65535, 0x8007ffff", "65536, 0x00010000",
        "-2147483648, 0x80000000", "4294967295, 0xffffffff", "-1, 0xffffffff"})
    void zeroAndOneAreTheTwoSuccessesOfCom(String text, String symbol) {
        assertThat(HResult.parse(text).symbol()).isEqualTo(symbol);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0x8007fffe | Windows error 65534, in facility 7 (FACILITY_WIN32). | net helpmsg 65534",
        "0x80090fff | A failure of facility 9 (FACILITY_SSPI), code 4095.  | certutil -error 0x80090fff",
        "0x80999999 | A failure of facility 153, code 39321.               | certutil -error 0x80999999",
        "0x00040101 | A success of facility 4 (FACILITY_ITF), code 257.    | certutil -error 0x00040101",
        "0xc000000d | looks like an NTSTATUS                               | certutil -error 0xc000000d",
        "0xd0000022 | The NTSTATUS 0xc0000022, put into an HRESULT.        | certutil -error 0xd0000022",
    })
    void takesAnUnknownNumberApart(String text, String meaning, String question) {
        HResult unknown = HResult.parse(text);

        assertThat(unknown.isKnown()).isFalse();
        assertThat(unknown).hasToString(text);
        assertThat(unknown.meaning()).contains(meaning).endsWith("This program has no words for it.");
        assertThat(unknown.cause()).isEmpty();
        assertThat(unknown.nextStep()).contains(question);
    }

    @Test
    void everyFailureOfTheTableSaysWhatItMeansWhyAndWhatToDo() {
        assertThat(HResult.known()).hasSizeGreaterThanOrEqualTo(520).allSatisfy(hresult -> {
            assertThat(hresult.meaning()).endsWith(".");
            if (hresult.failed()) {
                assertThat(hresult.cause()).as(hresult.symbol()).endsWith(".");
                assertThat(hresult.nextStep()).as(hresult.symbol()).endsWith(".");
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0x8009310b | InstallResponse | IIS Manager says so of a valid PKCS #7        | store MY first",
        "0x8009310b | IIS Manager     | installed correctly nevertheless              | store MY first",
        "0x8009310b | certreq         | the request itself                            | what the CA sent",
        "0x80092004 | InstallResponse | most likely the response is installed already | store MY first",
        "0x80092004 | certreq         | installed already                             | certreq -accept -machine",
        "0x80092004 | IIS Manager     | No request with this key is pending           | certutil -repairstore",
        "0x80095001 | InstallResponse | The certificate is installed                  | it is in the store MY",
        "0x80094004 | CreatePFX       | Enroll only, and one report                   | export the certificate from the store MY",
        "0x80094004 | Enroll          | without a certificate                         | status",
        "0x80090010 | CreateRequest   | not elevated                                  | elevated prompt",
        "0x80090010 | InstallResponse | another user or to the machine                | EnrollmentContext.MACHINE",
        "0x80070002 | InstallResponse | smart card                                    | Insert the card",
        "0x80090016 | InstallResponse | smart card                                    | make a new request",
        "0x800704c7 | InstallResponse | answered no                                   | request is kept",
        "0x800704c7 | CreateRequest   | how the key is to be protected                | Nothing was requested",
    })
    void saysForTheCallWhatLedToIt(String code, String call, String cause, String nextStep) {
        HResult hresult = HResult.parse(code);

        assertThat(hresult.cause(call)).contains(cause).endsWith(".").isNotEqualTo(hresult.cause("Start"));
        assertThat(hresult.nextStep(call)).contains(nextStep).endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NTE_BAD_KEYSET", "0x80999999", "S_OK"})
    void saysTheUsualOfACallThatNothingIsKnownOf(String code) {
        HResult hresult = HResult.parse(code);

        assertThat(hresult.cause("SomeCall")).isEqualTo(hresult.cause());
        assertThat(hresult.nextStep("SomeCall")).isEqualTo(hresult.nextStep());
    }

    @Test
    void anErrorOfWindowsIsAnHresultOfItsFacility() {
        assertThat(HResult.ofWin32(0)).isEqualTo(HResult.S_OK);
        assertThat(HResult.ofWin32(5).facility()).isEqualTo(7);
        assertThat(HResult.ofWin32(5).codeInFacility()).isEqualTo(5);
        assertThat(HResult.ofWin32(5).code()).isEqualTo(0x80070005);
    }

    @Test
    void zeroIsNoFailure() {
        assertThat(HResult.S_OK.failed()).isFalse();
        assertThat(HResult.of(1).failed()).isFalse();
        assertThat(HResult.of(0x80000000).failed()).isTrue();
    }

    @Test
    void equalNumbersAreOneHresult() {
        HResult hresult = HResult.parse("CERT_E_CHAINING");

        assertThat(hresult).isEqualTo(HResult.of(0x800b010a)).hasSameHashCodeAs(HResult.of(0x800b010a));
        assertThat(hresult).isNotEqualTo(HResult.of(0x800b0109)).isNotEqualTo("CERT_E_CHAINING");
        assertThat(hresult.hashCode()).isNotEqualTo(HResult.of(0x800b0109).hashCode());
    }

    @Test
    void theTableIsInTheOrderOfItsNumbers() {
        assertThat(HResult.known()).extracting(HResult::hex).isSorted().doesNotHaveDuplicates();
    }

    /** The numbers that Microsoft's pages about InstallResponse name, and those that come with them. */
    @ParameterizedTest
    @ValueSource(strings = {"E_ACCESSDENIED", "CERT_E_CHAINING", "CERT_E_UNTRUSTEDROOT", "OLE_E_BLANK", "E_NOINTERFACE",
        "ERROR_ALREADY_INITIALIZED", "ERROR_ARITHMETIC_OVERFLOW", "ERROR_INVALID_DATA", "CRYPT_E_ASN1_BADTAG",
        "CRYPT_E_NOT_FOUND", "CERTSRV_E_PROPERTY_EMPTY", "DISP_E_EXCEPTION", "ERROR_NOACCESS"})
    void knowsWhatInstallResponseIsSaidToAnswer(String symbol) {
        assertThat(HResult.parse(symbol).symbol()).isEqualTo(symbol);
    }
}
