/* CreateRequest: the request itself, and the dummy certificate in REQUEST that
 * later leads InstallResponse to the private key.
 * dummy-comes-and-goes, documented: IX509Enrollment::CreateRequest and InstallResponse, remarks. */
#include "certificate_encode.h"
#include "enrollment.h"
#include "errors.h"
#include "stores.h"
#include <shlobj.h>

enum { DUMMY_SERIAL_SIZE = 16, DUMMY_DAYS = 365 };

/* Valid from now on for a year: nobody looks. */
static HRESULT encode_dummy(Pkcs10 *request, Der *der)
{
    Bytes name = {0};
    BYTE serial[DUMMY_SERIAL_SIZE];
    HRESULT hr = pkcs10_subject(request, &name);
    if (SUCCEEDED(hr) && !CryptGenRandom(request->key->provider, sizeof serial, serial)) hr = last_error();
    if (SUCCEEDED(hr)) {
        CertificateContents contents = {.issuer = &name, .serial = {sizeof serial, serial}};
        serial[0] &= 0x7f;
        GetSystemTimeAsFileTime(&contents.not_before);
        contents.not_after = certificate_days_later(&contents.not_before, DUMMY_DAYS);
        hr = certificate_encode(request, &contents, der);
    }
    bytes_free(&name);
    return hr;
}

/* dummy-names-what-it-renews, inferred: X509RequestInheritOptions, InheritRenewalCertificateFlag: it sets an
 * ICertPropertyRenewal value, and the dummy is what has properties then. */
static HRESULT note_renewal(const Pkcs10 *request, PCCERT_CONTEXT dummy)
{
    BYTE hash[20];
    CRYPT_DATA_BLOB blob = {sizeof hash, hash};
    if (!request->renewal_certificate.size) return S_OK;
    return CryptHashCertificate(0, CALG_SHA1, 0, request->renewal_certificate.data, request->renewal_certificate.size,
                                hash, &blob.cbData)
           && CertSetCertificateContextProperty(dummy, CERT_RENEWAL_PROP_ID, 0, &blob) ? S_OK : last_error();
}

static HRESULT describe_dummy(Enrollment *enrollment, PCCERT_CONTEXT dummy)
{
    HRESULT hr = private_key_link(enrollment->request->key, dummy);
    if (SUCCEEDED(hr)) hr = note_renewal(enrollment->request, dummy);
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
