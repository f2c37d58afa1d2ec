/* Certificate of RFC 5280, section 4.1. */
#include "certificate_encode.h"
#include "errors.h"
#include "extension.h"

enum { DER_EXTENSIONS = 0xa3 /* [3] */ };

FILETIME certificate_days_later(const FILETIME *time, int days)
{
    ULARGE_INTEGER then = {.LowPart = time->dwLowDateTime, .HighPart = time->dwHighDateTime};
    then.QuadPart += days * 24ull * 3600 * 10000000;
    return (FILETIME){then.LowPart, then.HighPart};
}

/* RFC 5280, 4.1.2.5: two digits of the year until 2049. */
static void encode_time(Der *der, const FILETIME *time)
{
    SYSTEMTIME t;
    char text[20];
    FileTimeToSystemTime(time, &t);
    bool utc_time = t.wYear >= 1950 && t.wYear < 2050;
    int length = wsprintfA(text, "%04d%02d%02d%02d%02d%02dZ", t.wYear, t.wMonth, t.wDay, t.wHour,
                           t.wMinute, t.wSecond);
    if (utc_time) der_value(der, DER_UTC_TIME, text + 2, length - 2);
    else der_value(der, DER_GENERALIZED_TIME, text, length);
}

/* dummy-has-the-extensions, inferred: no source says what the dummy certificate holds besides subject and key; but
 * IX509CertificateRequestPkcs10::InitializeFromCertificate makes a request of a certificate in the request store. */
static HRESULT encode_extensions(Pkcs10 *request, Der *der)
{
    Bytes extensions = {0};
    HRESULT hr = extensions_encode(request->extensions, request->critical_extensions, request->suppress_oids,
                                   &extensions);
    if (SUCCEEDED(hr) && extensions.size) der_value(der, DER_EXTENSIONS, extensions.data, extensions.size);
    bytes_free(&extensions);
    return hr;
}

static HRESULT encode_fields(Pkcs10 *request, const CertificateContents *contents, const Bytes *subject, Der *der)
{
    char hash[128];
    DWORD version = der_begin(der);
    der_integer(der, 2);
    der_end(der, version, DER_CONTEXT_CONSTRUCTED);
    der_unsigned(der, contents->serial.pbData, contents->serial.cbData);
    HRESULT hr = pkcs10_hash_oid(request, hash);
    if (SUCCEEDED(hr)) hr = private_key_signature_algorithm(request->key, hash, der);
    if (FAILED(hr)) return hr;
    der_raw(der, contents->issuer->data, contents->issuer->size);
    DWORD validity = der_begin(der);
    encode_time(der, &contents->not_before);
    encode_time(der, &contents->not_after);
    der_end(der, validity, DER_SEQUENCE);
    der_raw(der, subject->data, subject->size);
    der_raw(der, request->public_key_info.data, request->public_key_info.size);
    return encode_extensions(request, der);
}

HRESULT certificate_encode_to_be_signed(Pkcs10 *request, const CertificateContents *contents, Der *der)
{
    Bytes subject = {0};
    DWORD tbs = der_begin(der);
    HRESULT hr = pkcs10_subject(request, &subject);
    if (SUCCEEDED(hr)) hr = encode_fields(request, contents, &subject, der);
    der_end(der, tbs, DER_SEQUENCE);
    bytes_free(&subject);
    return SUCCEEDED(hr) ? der_result(der) : hr;
}

HRESULT certificate_encode(Pkcs10 *request, const CertificateContents *contents, Der *der)
{
    Der signature = {0};
    char hash[128];
    DWORD begin = der_begin(der);
    HRESULT hr = certificate_encode_to_be_signed(request, contents, der);
    if (SUCCEEDED(hr)) hr = pkcs10_hash_oid(request, hash);
    if (SUCCEEDED(hr)) hr = private_key_sign(request->key, hash, der->data, der->size, &signature);
    der_raw(der, signature.data, signature.size);
    der_end(der, begin, DER_SEQUENCE);
    der_free(&signature);
    return SUCCEEDED(hr) ? der_result(der) : hr;
}
