package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {

    /** Shapes of lines as CertEnroll, certreq, certutil, scripts, .NET and event logs write them; names and numbers made up. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", value = {
        "CertEnroll::CX509Enrollment::p_InstallResponse: ASN1 bad tag value met. 0x8009310b (ASN: 267) | CRYPT_E_ASN1_BADTAG | InstallResponse",
        "CertEnroll::CX509Enrollment::p_InstallResponse: ASN1-Wert für ungültiges Kennzeichen. 0x8009310b (ASN: 267 CRYPT_E_ASN1_BADTAG) | CRYPT_E_ASN1_BADTAG | InstallResponse",
        "CertEnroll::CX509Enrollment::InstallResponse: Access is denied. 0x80070005 (WIN32: 5) | E_ACCESSDENIED | InstallResponse",
        "CertEnroll::CX509Enrollment::InstallResponse: Access is denied. 0x80070005 (WIN32: 5 ERROR_ACCESS_DENIED) | E_ACCESSDENIED | InstallResponse",
        "CertEnroll::CX509Enrollment::_CreateRequest: Provider type not defined. 0x80090017 (-2146893801 NTE_PROV_TYPE_NOT_DEF) | NTE_PROV_TYPE_NOT_DEF | CreateRequest",
        "CertEnroll::CX509Enrollment::_CreateRequest: Access denied. 0x80090010 (-2146893808 NTE_PERM) | NTE_PERM | CreateRequest",
        "CertEnroll::CX509Enrollment::_CreateRequest: The operation was canceled by the user. 0x800704c7 (WIN32: 1223) | ERROR_CANCELLED | CreateRequest",
        "CertEnroll::CX509Enrollment::Enroll: The RPC server is unavailable. 0x800706ba (WIN32: 1722 RPC_S_SERVER_UNAVAILABLE) | RPC_S_SERVER_UNAVAILABLE | Enroll",
        "CertEnroll::CX509Enrollment::CreatePFX: The requested property value is empty. 0x80094004 (-2146877436) | CERTSRV_E_PROPERTY_EMPTY | CreatePFX",
        "CertEnroll::CX509Enrollment::InitializeFromRequest: 0x800704df (WIN32: 1247) | ERROR_ALREADY_INITIALIZED | Initialize",
        "CertEnroll::CX509Enrollment::get_Certificate: 0x80094004 (-2146877436 CERTSRV_E_PROPERTY_EMPTY) | CERTSRV_E_PROPERTY_EMPTY | Certificate",
        "Certificate Request Processor: Cannot find object or property. 0x80092004 (-2146885628 CRYPT_E_NOT_FOUND) | CRYPT_E_NOT_FOUND | certreq",
        "Certificate Request Processor: Das Objekt oder die Eigenschaft wurde nicht gefunden. 0x80092004 (-2146885628) | CRYPT_E_NOT_FOUND | certreq",
        "certreq : Access is denied. 0x80090010 (-2146893808) | NTE_PERM | certreq",
        "Complete Certificate Request: Failed to remove the certificate. 0x8009310b | CRYPT_E_ASN1_BADTAG | IIS Manager",
        "CertUtil: -importPFX command FAILED: 0x80070056 (WIN32: 86 ERROR_INVALID_PASSWORD) | ERROR_INVALID_PASSWORD | -",
        "402.511.948: 0x80092004 (-2146885628 CRYPT_E_NOT_FOUND) | CRYPT_E_NOT_FOUND | -",
        "Exception calling \"InstallResponse\" with \"4\" argument(s): \"CertEnroll::CX509Enrollment::p_InstallResponse: 0x800b0109 (-2146762487)\" | CERT_E_UNTRUSTEDROOT | InstallResponse",
        "System.UnauthorizedAccessException: Access is denied. (Exception from HRESULT: 0x80070005 (E_ACCESSDENIED)) at CERTENROLLLib.CX509EnrollmentClass.InstallResponse(Int32 flags) | E_ACCESSDENIED | InstallResponse",
        "C:\\test\\page.vbs(12, 5) CertEnroll::CX509Enrollment::p_InstallResponse: A certificate chain could not be built. 0x800b010a (-2146762486) | CERT_E_CHAINING | InstallResponse",
        "enroll.asp line 7: Error number -2146885628 | CRYPT_E_NOT_FOUND | -",
        "The call failed, error=2148204809. | CERT_E_UNTRUSTEDROOT | -",
        "error:80092004 | CRYPT_E_NOT_FOUND | -",
        "Installation failed: CERT_E_CHAINING | CERT_E_CHAINING | -",
        "DISP_E_EXCEPTION 0x80020009 in InstallResponse, scode 0x80070005 | E_ACCESSDENIED | InstallResponse",
        "Exception 0x80020009 and nothing else | DISP_E_EXCEPTION | -",
        "GetLastError: win32 error 1722 at certreq -submit | RPC_S_SERVER_UNAVAILABLE | certreq",
        "Event 13: Certificate enrollment for Local system failed to enroll (The RPC server is unavailable. 0x800706ba (WIN32: 1722)). | RPC_S_SERVER_UNAVAILABLE | -",
        "Active Directory Certificate Services denied request 12 because 0x80094800 (-2146875392). | CERTSRV_E_UNSUPPORTED_CERT_TYPE | -",
        "0x803d0010 (-2143485936 WS_E_ENDPOINT_UNREACHABLE) | WS_E_ENDPOINT_UNREACHABLE | -",
        "first 0x80999999 then 0x800b0109 | CERT_E_UNTRUSTEDROOT | -",
        "only 0x80999999 here | 0x80999999 | -",
    })
    void findsTheCodeAndTheCall(String line, String symbol, String call) {
        LogLine found = LogLine.read(line).orElseThrow(AssertionError::new);

        assertThat(found.hresult().symbol()).isEqualTo(symbol);
        assertThat(found.call()).isEqualTo(Optional.ofNullable(call));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all is well 0x00000000", "thumbprint da39a3ee5e6b4b0d3255bfef95601890afd80709", "1.3.6.1.4.1.311.21.8.2148204809",
        "0x800b01091", "x0x800b0109", "{800b0109-1111-2222-3333-444455556666}", "phone 2025550143 or 4999999999", "SOME_NAME_E_OF_OTHERS", "WIN32: 0", "Port 80"})
    void takesNothingElseForACode(String line) {
        assertThat(LogLine.read(line)).isEmpty();
    }

    @Test
    void aVeryLongLineIsReadToItsBound() {
        String blanks = new String(new char[5_000_000]).replace('\0', 'A');

        assertThat(LogLine.read(blanks + " 0x800b0109")).isEmpty();
        assertThat(LogLine.read("0x800b0109 " + blanks)).isPresent();
    }
}
