/* Bad input: an HRESULT, no crash, and no change in any store. */
#include "client.h"

enum { PASSWORD_LIMIT = 64 * 1024, HUGE_TEXT = 16 * 1024 * 1024, MANY = 5000 };

/* Flag 0 and an untrusted root: what is taken as a response ends with CERT_E_UNTRUSTEDROOT. */
static HRESULT install_text(BSTR text, LONG encoding, BSTR password)
{
    Scenario s;
    HRESULT hr = scenario_open(&s, false);
    if (SUCCEEDED(hr)) hr = scenario_install_text(&s, ALLOW_NONE, text, encoding, password);
    scenario_close(&s);
    return hr;
}

static HRESULT install_length(const WCHAR *text, UINT length, LONG encoding)
{
    BSTR string = SysAllocStringLen(text, length), none = SysAllocString(L"");
    HRESULT hr = install_text(string, encoding, none);
    SysFreeString(string);
    SysFreeString(none);
    return hr;
}

static HRESULT install_string(const WCHAR *text, LONG encoding)
{
    return install_length(text, (UINT)wcslen(text), encoding);
}

static HRESULT null_text(void) { return install_text(NULL, 0, NULL); }
static HRESULT empty_text(void) { return install_string(L"", 0); }
static HRESULT empty_text_as_any(void) { return install_string(L"", 7); }
static HRESULT not_base64(void) { return install_string(L"This is not base64: !!", 1); }
static HRESULT not_hex(void) { return install_string(L"30 82 zz", 4); }
static HRESULT no_header(void) { return install_string(L"MAMCAQE=", 0); }
static HRESULT broken_body(void)
{
    return install_string(L"-----BEGIN CERTIFICATE-----\r\nMII!!!\r\n-----END CERTIFICATE-----\r\n", 0);
}
static HRESULT no_response(void) { return install_string(L"MAMCAQE=", 1); }
static HRESULT junk_as_any(void) { return install_string(L"\x1234\x5678\x9abc", 7); }
static HRESULT embedded_nul(void) { return install_length(L"MAMC\0AQE=", 9, 1); }

static HRESULT huge_text(void)
{
    BSTR text = SysAllocStringLen(NULL, HUGE_TEXT), none = SysAllocString(L"");
    for (int i = 0; text && i < HUGE_TEXT; i++) text[i] = 'A';
    HRESULT hr = install_text(text, 1, none);
    SysFreeString(text);
    SysFreeString(none);
    return hr;
}

/* A request is not a response. */
static HRESULT request_as_response(void)
{
    Scenario s;
    HRESULT hr = scenario_open(&s, false);
    if (SUCCEEDED(hr)) hr = scenario_install_text(&s, ALLOW_NONE, s.request, 2, NULL);
    scenario_close(&s);
    return hr;
}

static HRESULT install_chain_text(LONG encoding, LONG said, BSTR password)
{
    Scenario s;
    Blob response = {0};
    BSTR text = NULL;
    HRESULT hr = scenario_open(&s, false);
    if (SUCCEEDED(hr))
        hr = response_encode(PKCS7_UNSIGNED, (PCCERT_CONTEXT[]){s.leaf, sub.certificate, root.certificate}, 3, &response);
    if (SUCCEEDED(hr)) text = response_text(&response, encoding);
    if (SUCCEEDED(hr)) hr = scenario_install_text(&s, ALLOW_NONE, text, said, password);
    SysFreeString(text);
    blob_free(&response);
    scenario_close(&s);
    return hr;
}

static HRESULT password_of(UINT bytes)
{
    BSTR password = SysAllocStringByteLen(NULL, bytes);
    memset(password, 'p', bytes);
    HRESULT hr = install_chain_text(0, 0, password);
    SysFreeString(password);
    return hr;
}

static HRESULT password_at_64_kb(void) { return password_of(PASSWORD_LIMIT); }
static HRESULT password_over_64_kb(void) { return password_of(PASSWORD_LIMIT + 2); }
static HRESULT password_null(void) { return install_chain_text(0, 0, NULL); }

/* Text with a base64 header, under every name. */
#define SAID(number) static HRESULT header_said_##number(void) { return install_chain_text(0, number, NULL); }
SAID(0) SAID(1) SAID(2) SAID(3) SAID(4) SAID(5) SAID(6) SAID(7) SAID(8) SAID(9) SAID(10) SAID(11) SAID(12)
SAID(13) SAID(14)

static HRESULT hex_said_base64(void) { return install_chain_text(4, 1, NULL); }
static HRESULT binary_said_header(void) { return install_chain_text(2, 0, NULL); }
static HRESULT base64_said_header(void) { return install_chain_text(1, 0, NULL); }
static HRESULT base64_said_hex(void) { return install_chain_text(1, 4, NULL); }

static HRESULT install_with_validity(Validity validity, LONG flags)
{
    Scenario s;
    HRESULT hr = scenario_open(&s, false);
    if (SUCCEEDED(hr)) hr = scenario_issue(&s, &sub, validity);
    if (SUCCEEDED(hr))
        hr = scenario_install(&s, flags, PKCS7_UNSIGNED,
                              (PCCERT_CONTEXT[]){s.leaf, sub.certificate, root.certificate}, 3, 0);
    scenario_close(&s);
    return hr;
}

static HRESULT expired(void) { return install_with_validity((Validity){-20, -10}, FLAG_2 | FLAG_4); }
static HRESULT not_yet_valid(void) { return install_with_validity((Validity){10, 20}, FLAG_2 | FLAG_4); }

/* The same name and serial number, another signature. */
static HRESULT forged_signature(void)
{
    Scenario s;
    HRESULT hr = scenario_open(&s, false);
    if (SUCCEEDED(hr)) {
        DWORD size = s.leaf->cbCertEncoded;
        BYTE *encoded = malloc(size);
        memcpy(encoded, s.leaf->pbCertEncoded, size);
        encoded[size - 1] ^= 1;
        CertFreeCertificateContext(s.leaf);
        s.leaf = CertCreateCertificateContext(X509_ASN_ENCODING, encoded, size);
        free(encoded);
        hr = scenario_install(&s, FLAG_2 | FLAG_4, PKCS7_UNSIGNED,
                              (PCCERT_CONTEXT[]){s.leaf, sub.certificate, root.certificate}, 3, 0);
    }
    scenario_close(&s);
    return hr;
}

/* Each another certificate by its serial number; nobody checks their signatures. */
static PCCERT_CONTEXT numbered_copy(PCCERT_CONTEXT certificate, WORD number)
{
    DWORD size = certificate->cbCertEncoded;
    BYTE *encoded = malloc(size);
    memcpy(encoded, certificate->pbCertEncoded, size);
    DWORD serial = (DWORD)(certificate->pCertInfo->SerialNumber.pbData - certificate->pbCertEncoded);
    /* Decoded numbers may be copies: then the serial stands behind the version, at a fixed place. */
    if (serial >= size) serial = 4 + 4 + 5 + 2;
    memcpy(encoded + serial + 2, &number, sizeof number);
    PCCERT_CONTEXT copy = CertCreateCertificateContext(X509_ASN_ENCODING, encoded, size);
    free(encoded);
    return copy;
}

/* The many are a stranger's: did they have sub's name, Wine would build a chain over each of them. */
static HRESULT many_certificates(void)
{
    Scenario s;
    PCCERT_CONTEXT stranger = NULL, *certificates = calloc(MANY, sizeof *certificates);
    HRESULT hr = scenario_open(&s, false);
    if (SUCCEEDED(hr))
        hr = authority_issue(&sub, L"stranger", &sub.certificate->pCertInfo->SubjectPublicKeyInfo, true,
                             valid_now, &stranger);
    if (SUCCEEDED(hr)) {
        certificates[0] = CertDuplicateCertificateContext(s.leaf);
        certificates[1] = CertDuplicateCertificateContext(sub.certificate);
        certificates[2] = CertDuplicateCertificateContext(root.certificate);
        for (WORD i = 3; i < MANY; i++) certificates[i] = numbered_copy(stranger, i);
        hr = scenario_install(&s, ALLOW_NONE, PKCS7_UNSIGNED, certificates, MANY, 2);
    }
    for (int i = 0; i < MANY; i++)
        if (certificates[i]) CertFreeCertificateContext(certificates[i]);
    if (stranger) CertFreeCertificateContext(stranger);
    free(certificates);
    scenario_close(&s);
    return hr;
}

#define INVALID HR_WIN32(ERROR_INVALID_DATA)
#define BOTH(hr) (hr), (hr)

const Rule input_rules[] = {
    {"text-is-not-its-encoding/null", INFERRED, BOTH(INVALID), null_text},
    {"text-is-not-its-encoding/empty", INFERRED, BOTH(INVALID), empty_text},
    {"text-is-not-its-encoding/empty-as-any", INFERRED, BOTH(INVALID), empty_text_as_any},
    {"text-is-not-its-encoding/not-base64", INFERRED, BOTH(INVALID), not_base64},
    {"text-is-not-its-encoding/not-hex", INFERRED, BOTH(INVALID), not_hex},
    {"text-is-not-its-encoding/no-header", INFERRED, BOTH(INVALID), no_header},
    {"text-is-not-its-encoding/broken-body", INFERRED, BOTH(INVALID), broken_body},
    {"text-is-not-its-encoding/embedded-nul", INFERRED, BOTH(INVALID), embedded_nul},
    {"neither-certificate-nor-pkcs7-nor-cmc/16-mib", UNCERTAIN, BOTH(CRYPT_E_ASN1_BADTAG), huge_text},
    {"neither-certificate-nor-pkcs7-nor-cmc", UNCERTAIN, BOTH(CRYPT_E_ASN1_BADTAG), no_response},
    {"neither-certificate-nor-pkcs7-nor-cmc/junk-as-any", UNCERTAIN, BOTH(CRYPT_E_ASN1_BADTAG), junk_as_any},
    {"neither-certificate-nor-pkcs7-nor-cmc/request", UNCERTAIN, BOTH(CRYPT_E_ASN1_BADTAG), request_as_response},
    {"password-longer-than-64-kb/null", INFERRED, BOTH(CERT_E_UNTRUSTEDROOT), password_null},
    {"password-longer-than-64-kb/at-the-limit", DOCUMENTED, BOTH(CERT_E_UNTRUSTEDROOT), password_at_64_kb},
    {"password-longer-than-64-kb", DOCUMENTED, BOTH(HR_WIN32(ERROR_ARITHMETIC_OVERFLOW)), password_over_64_kb},
    {"encoding-said/header-as-0", DOCUMENTED, BOTH(CERT_E_UNTRUSTEDROOT), header_said_0},
    {"encoding-said/header-as-1", INFERRED, BOTH(INVALID), header_said_1},
    {"encoding-said/header-as-2", UNCERTAIN, BOTH(CRYPT_E_ASN1_BADTAG), header_said_2},
    {"encoding-said/header-as-3", INFERRED, BOTH(CERT_E_UNTRUSTEDROOT), header_said_3},
    {"encoding-said/header-as-4", INFERRED, BOTH(INVALID), header_said_4},
    {"encoding-said/header-as-5", INFERRED, BOTH(INVALID), header_said_5},
    {"encoding-said/header-as-6", DOCUMENTED, BOTH(CERT_E_UNTRUSTEDROOT), header_said_6},
    {"encoding-said/header-as-7", DOCUMENTED, BOTH(CERT_E_UNTRUSTEDROOT), header_said_7},
    {"encoding-said/header-as-8", INFERRED, BOTH(INVALID), header_said_8},
    {"encoding-said/header-as-9", INFERRED, BOTH(CERT_E_UNTRUSTEDROOT), header_said_9},
    {"encoding-said/header-as-10", INFERRED, BOTH(INVALID), header_said_10},
    {"encoding-said/header-as-11", INFERRED, BOTH(INVALID), header_said_11},
    {"encoding-said/header-as-12", INFERRED, BOTH(INVALID), header_said_12},
    {"encoding-said/header-as-13", INFERRED, BOTH(E_INVALIDARG), header_said_13},
    {"encoding-said/header-as-14", INFERRED, BOTH(E_INVALIDARG), header_said_14},
    {"encoding-said/hex-as-base64", UNCERTAIN, BOTH(CRYPT_E_ASN1_BADTAG), hex_said_base64},
    {"encoding-said/binary-as-header", INFERRED, BOTH(INVALID), binary_said_header},
    {"encoding-said/base64-as-header", INFERRED, BOTH(INVALID), base64_said_header},
    {"encoding-said/base64-as-hex", INFERRED, BOTH(INVALID), base64_said_hex},
    {"not-within-validity/expired", INFERRED, BOTH(CERT_E_EXPIRED), expired},
    {"not-within-validity/not-yet-valid", INFERRED, BOTH(CERT_E_EXPIRED), not_yet_valid},
    {"signature-invalid", INFERRED, BOTH(TRUST_E_CERT_SIGNATURE), forged_signature},
    {"root-untrusted/five-thousand-certificates", INFERRED, BOTH(CERT_E_UNTRUSTEDROOT), many_certificates},
    {NULL, DOCUMENTED, 0, 0, NULL}
};
