/* CreateRequest: the request itself, and the dummy certificate in REQUEST that
 * later leads InstallResponse to the private key.
 * dummy-comes-and-goes, documented: IX509Enrollment::CreateRequest and InstallResponse, remarks. */
#include "enrollment.h"
#include "errors.h"
#include "extension.h"
#include "stores.h"
#include <shlobj.h>

enum { DUMMY_SERIAL_SIZE = 16, DUMMY_DAYS = 365, DER_EXTENSIONS = 0xa3 /* [3] */ };

static void encode_time(Der *der, const FILETIME *time)
{
    SYSTEMTIME t;
    char text[20];
    FileTimeToSystemTime(time, &t);
    bool utc_time = t.wYear < 2050;
    int length = wsprintfA(text, "%04d%02d%02d%02d%02d%02dZ", t.wYear, t.wMonth, t.wDay, t.wHour,
                           t.wMinute, t.wSecond);
    if (utc_time) der_value(der, DER_UTC_TIME, text + 2, length - 2);
    else der_value(der, DER_GENERALIZED_TIME, text, length);
}

static void encode_validity(Der *der)
{
    ULARGE_INTEGER until;
    FILETIME now, then;
    GetSystemTimeAsFileTime(&now);
    until.LowPart = now.dwLowDateTime;
    until.HighPart = now.dwHighDateTime;
    until.QuadPart += DUMMY_DAYS * 24ull * 3600 * 10000000;
    then.dwLowDateTime = until.LowPart;
    then.dwHighDateTime = until.HighPart;
    DWORD begin = der_begin(der);
    encode_time(der, &now);
    encode_time(der, &then);
    der_end(der, begin, DER_SEQUENCE);
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

static HRESULT encode_dummy_tbs(Pkcs10 *request, const char *hash, const Bytes *name, Der *der)
{
    BYTE serial[DUMMY_SERIAL_SIZE];
    if (!CryptGenRandom(request->key->provider, sizeof serial, serial)) return last_error();
    serial[0] &= 0x7f;
    DWORD tbs = der_begin(der), version = der_begin(der);
    der_integer(der, 2);
    der_end(der, version, DER_CONTEXT_CONSTRUCTED);
    der_unsigned(der, serial, sizeof serial);
    HRESULT hr = private_key_signature_algorithm(request->key, hash, der);
    if (FAILED(hr)) return hr;
    der_raw(der, name->data, name->size);
    encode_validity(der);
    der_raw(der, name->data, name->size);
    der_raw(der, request->public_key_info.data, request->public_key_info.size);
    hr = encode_extensions(request, der);
    der_end(der, tbs, DER_SEQUENCE);
    return SUCCEEDED(hr) ? der_result(der) : hr;
}

static HRESULT encode_dummy(Pkcs10 *request, Der *der)
{
    Bytes name = {0};
    char hash[128];
    DWORD begin = der_begin(der);
    HRESULT hr = pkcs10_hash_oid(request, hash);
    if (SUCCEEDED(hr)) hr = pkcs10_subject(request, &name);
    if (SUCCEEDED(hr)) hr = encode_dummy_tbs(request, hash, &name, der);
    if (SUCCEEDED(hr)) {
        Der signature = {0};
        hr = private_key_sign(request->key, hash, der->data, der->size, &signature);
        der_raw(der, signature.data, signature.size);
        der_end(der, begin, DER_SEQUENCE);
        der_free(&signature);
    }
    if (SUCCEEDED(hr)) hr = der_result(der);
    bytes_free(&name);
    return hr;
}

static HRESULT describe_dummy(Enrollment *enrollment, PCCERT_CONTEXT dummy)
{
    HRESULT hr = private_key_link(enrollment->request->key, dummy);
    if (SUCCEEDED(hr) && SysStringLen(enrollment->friendly_name))
        hr = certificate_set_text(dummy, CERT_FRIENDLY_NAME_PROP_ID, enrollment->friendly_name);
    if (SUCCEEDED(hr) && SysStringLen(enrollment->description))
        hr = certificate_set_text(dummy, CERT_DESCRIPTION_PROP_ID, enrollment->description);
    return hr;
}

static HRESULT store_dummy(Enrollment *enrollment, const Der *der)
{
    HCERTSTORE store;
    PCCERT_CONTEXT dummy = CertCreateCertificateContext(X509_ASN_ENCODING, der->data, der->size);
    if (!dummy) return last_error();
    HRESULT hr = describe_dummy(enrollment, dummy);
    if (SUCCEEDED(hr)) hr = store_open(L"REQUEST", enrollment_is_machine(enrollment), true, &store);
    if (SUCCEEDED(hr)) {
        StoreChanges changes = {0};
        hr = stores_add_new(&changes, store, dummy);
        if (FAILED(hr)) stores_undo(&changes);
        stores_free(&changes);
        CertCloseStore(store, 0);
    }
    CertFreeCertificateContext(dummy);
    return hr;
}

/* machine-stores-need-elevation, uncertain: practice, what programs hear from _CreateRequest that are not elevated. */
static bool may_use_stores(const Enrollment *enrollment)
{
    return !enrollment_is_machine(enrollment) || IsUserAnAdmin();
}

HRESULT enrollment_create_request(Enrollment *enrollment)
{
    Der dummy = {0};
    if (!may_use_stores(enrollment)) return NTE_PERM;
    HRESULT hr = pkcs10_encode(enrollment->request);
    if (FAILED(hr) || enrollment->pending) return hr;
    hr = encode_dummy(enrollment->request, &dummy);
    if (SUCCEEDED(hr)) hr = store_dummy(enrollment, &dummy);
    if (SUCCEEDED(hr)) enrollment->pending = true;
    der_free(&dummy);
    return hr;
}
