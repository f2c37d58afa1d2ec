/* A request made of an installed certificate, and what becomes of that when the new one is installed. The certificates are
 * their own issuers, as their dummies are: flag 2 installs them on every build. */
#include "client.h"

enum {
    BINARY = 2, HEXRAW = 12, THUMBPRINT_SIZE = 20,
    INHERIT_DEFAULT = 0, NEW_SIMILAR_KEY = 2, SAME_KEY = 3, NONE = 0x10, RENEWAL = 0x20, TEMPLATE = 0x40, SUBJECT = 0x80, EXTENSIONS = 0x100
};

static BSTR binary(PCCERT_CONTEXT certificate)
{
    return SysAllocStringByteLen((const char *)certificate->pbCertEncoded, certificate->cbCertEncoded);
}

/* Installs what it found in REQUEST. */
static HRESULT install_dummy(PCCERT_CONTEXT *installed)
{
    void *enrollment = NULL;
    BSTR none = SysAllocString(L""), text = NULL;
    PCCERT_CONTEXT dummy = store_find_subject(L"REQUEST", L"contract request");
    HRESULT hr = dummy ? MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment) : CRYPT_E_NOT_FOUND;
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, Initialize, CONTEXT_USER);
    if (SUCCEEDED(hr)) text = binary(dummy);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, InstallResponse, FLAG_2, text, BINARY, none);
    if (SUCCEEDED(hr) && !(*installed = store_find(L"MY", dummy))) hr = CRYPT_E_NOT_FOUND;
    if (FAILED(hr)) trouble("nothing was installed: 0x%08lx", hr);
    if (dummy) CertFreeCertificateContext(dummy);
    SysFreeString(text);
    SysFreeString(none);
    release(enrollment);
    return hr;
}

static HRESULT make_old(PCCERT_CONTEXT *old)
{
    BSTR request = NULL;
    *old = NULL;
    HRESULT hr = request_with_everything(&request);
    SysFreeString(request);
    return SUCCEEDED(hr) ? install_dummy(old) : hr;
}

static HRESULT inherit_text(BSTR text, LONG encoding, LONG options, void **request)
{
    HRESULT hr = MAKE(NULL, CX509CertificateRequestPkcs10, IX509CertificateRequestPkcs10, request);
    return SUCCEEDED(hr) ? CALL(*request, IX509CertificateRequestPkcs10, InitializeFromCertificate, CONTEXT_USER, text,
                                encoding, options) : hr;
}

static HRESULT inherit(PCCERT_CONTEXT old, LONG options, void **request)
{
    BSTR text = binary(old);
    HRESULT hr = inherit_text(text, BINARY, options, request);
    SysFreeString(text);
    return hr;
}

static HRESULT create(void *request, BSTR *out)
{
    void *enrollment = NULL;
    HRESULT hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, InitializeFromRequest, request);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, CreateRequest, BINARY, out);
    release(enrollment);
    return hr;
}

static HRESULT renew(PCCERT_CONTEXT old, LONG options, BSTR *out)
{
    void *request = NULL;
    HRESULT hr = inherit(old, options, &request);
    if (SUCCEEDED(hr)) hr = create(request, out);
    release(request);
    return hr;
}

static bool has_key_of(BSTR request, PCCERT_CONTEXT old)
{
    Blob whole = {(BYTE *)request, SysStringByteLen(request)};
    const CRYPT_BIT_BLOB *key = &old->pCertInfo->SubjectPublicKeyInfo.PublicKey;
    return blob_holds(&whole, key->pbData, key->cbData);
}

static void expect_inherited(BSTR request, PCCERT_CONTEXT old, bool same_key)
{
    Blob whole = {(BYTE *)request, SysStringByteLen(request)};
    const CERT_NAME_BLOB *subject = &old->pCertInfo->Subject;
    if (!blob_holds(&whole, subject->pbData, subject->cbData)) trouble("another subject");
    if (has_key_of(request, old) != same_key) trouble(same_key ? "another key" : "the same key");
    request_expect_extensions(&whole);
}

static HRESULT inherits(LONG options, bool same_key)
{
    PCCERT_CONTEXT old;
    BSTR request = NULL;
    HRESULT hr = make_old(&old);
    if (SUCCEEDED(hr)) hr = renew(old, options, &request);
    if (SUCCEEDED(hr)) expect_inherited(request, old, same_key);
    if (old) CertFreeCertificateContext(old);
    SysFreeString(request);
    return hr;
}

static HRESULT with_the_same_key(void) { return inherits(SAME_KEY | SUBJECT | EXTENSIONS | TEMPLATE, true); }
static HRESULT by_default(void) { return inherits(INHERIT_DEFAULT, false); }
static HRESULT with_a_similar_key(void) { return inherits(NEW_SIMILAR_KEY | SUBJECT | EXTENSIONS | TEMPLATE, false); }

static HRESULT refused(LONG options)
{
    PCCERT_CONTEXT old;
    void *request = NULL;
    HRESULT hr = make_old(&old);
    if (SUCCEEDED(hr)) hr = inherit(old, options, &request);
    if (old) CertFreeCertificateContext(old);
    release(request);
    return hr;
}

static HRESULT none_with_a_flag(void) { return refused(SAME_KEY | NONE | SUBJECT); }

static HRESULT initialize_twice(void)
{
    PCCERT_CONTEXT old;
    void *request = NULL;
    HRESULT hr = make_old(&old);
    if (SUCCEEDED(hr)) hr = inherit(old, SAME_KEY, &request);
    BSTR text = SUCCEEDED(hr) ? binary(old) : NULL;
    if (SUCCEEDED(hr))
        hr = CALL(request, IX509CertificateRequestPkcs10, InitializeFromCertificate, CONTEXT_USER, text, BINARY, SAME_KEY);
    if (old) CertFreeCertificateContext(old);
    SysFreeString(text);
    release(request);
    return hr;
}

/* It stands in MY, as a colleague's certificate may. */
static HRESULT without_key(LONG options)
{
    PCCERT_CONTEXT stranger = NULL;
    void *request = NULL;
    HCERTSTORE store = CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0, CERT_SYSTEM_STORE_CURRENT_USER, L"MY");
    HRESULT hr = authority_issue(&sub, L"contract stranger", &sub.certificate->pCertInfo->SubjectPublicKeyInfo, false,
                                 valid_now, &stranger);
    if (SUCCEEDED(hr)) CertAddCertificateContextToStore(store, stranger, CERT_STORE_ADD_NEW, NULL);
    CertCloseStore(store, 0);
    if (SUCCEEDED(hr)) hr = inherit(stranger, options, &request);
    if (stranger) CertFreeCertificateContext(stranger);
    release(request);
    return hr;
}

static HRESULT same_key_without_key(void) { return without_key(SAME_KEY); }
static HRESULT similar_key_without_key(void) { return without_key(NEW_SIMILAR_KEY); }

static HRESULT of_no_certificate(void)
{
    void *request = NULL;
    BSTR junk = SysAllocStringByteLen("\x30\x03\x02\x01\x01\x00", 6);
    HRESULT hr = inherit_text(junk, BINARY, SAME_KEY, &request);
    SysFreeString(junk);
    release(request);
    return hr;
}

/* The rule is S_OK when the answer is that of this build. */
static HRESULT by_thumbprint(void)
{
    PCCERT_CONTEXT old;
    void *request = NULL;
    BYTE hash[THUMBPRINT_SIZE];
    DWORD size = sizeof hash;
    BSTR text = SysAllocStringLen(NULL, 2 * THUMBPRINT_SIZE);
    HRESULT hr = make_old(&old);
    if (SUCCEEDED(hr)) {
        CertGetCertificateContextProperty(old, CERT_SHA1_HASH_PROP_ID, hash, &size);
        for (size_t i = 0; i < THUMBPRINT_SIZE; i++) swprintf(text + 2 * i, 3, L"%02x", hash[i]);
        HRESULT answer = inherit_text(text, HEXRAW, SAME_KEY, &request);
        if (SUCCEEDED(answer) != build_is_at_least(6, 1)) trouble("it answers 0x%08lx", answer);
    }
    if (old) CertFreeCertificateContext(old);
    SysFreeString(text);
    release(request);
    return hr;
}

static HRESULT certificate_in_request(void)
{
    PCCERT_CONTEXT old;
    BSTR request = NULL;
    HRESULT hr = make_old(&old);
    if (SUCCEEDED(hr)) hr = renew(old, SAME_KEY | RENEWAL | SUBJECT, &request);
    if (SUCCEEDED(hr)) {
        Blob whole = {(BYTE *)request, SysStringByteLen(request)};
        static const BYTE oid[] = {6, 9, 0x2b, 6, 1, 4, 1, 0x82, 0x37, 0x0d, 1};
        if (!blob_holds(&whole, oid, sizeof oid)) trouble("no attribute says that it is a renewal");
        if (!blob_holds(&whole, old->pbCertEncoded, old->cbCertEncoded)) trouble("the old certificate is not in it");
    }
    if (old) CertFreeCertificateContext(old);
    SysFreeString(request);
    return hr;
}

static bool names(PCCERT_CONTEXT certificate, PCCERT_CONTEXT other)
{
    BYTE named[THUMBPRINT_SIZE], hash[THUMBPRINT_SIZE];
    DWORD size = sizeof named, hash_size = sizeof hash;
    return CertGetCertificateContextProperty(certificate, CERT_RENEWAL_PROP_ID, named, &size)
           && CertGetCertificateContextProperty(other, CERT_SHA1_HASH_PROP_ID, hash, &hash_size)
           && !memcmp(named, hash, sizeof hash);
}

static HRESULT dummy_names_what_it_renews(void)
{
    PCCERT_CONTEXT old;
    BSTR request = NULL;
    HRESULT hr = make_old(&old);
    if (SUCCEEDED(hr)) hr = renew(old, SAME_KEY | RENEWAL | SUBJECT, &request);
    PCCERT_CONTEXT dummy = SUCCEEDED(hr) ? store_find_subject(L"REQUEST", L"contract request") : NULL;
    if (SUCCEEDED(hr) && !dummy) trouble("REQUEST has no dummy certificate");
    if (dummy) {
        if (!names(dummy, old)) trouble("the dummy does not name the old certificate");
        CertFreeCertificateContext(dummy);
    }
    if (old) CertFreeCertificateContext(old);
    SysFreeString(request);
    return hr;
}

/* Archived ones are left out of an enumeration; Wine, which cannot keep that property, leaves nothing out. */
static PCCERT_CONTEXT find_archived(PCCERT_CONTEXT certificate)
{
    HCERTSTORE store = CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0,
                                     CERT_SYSTEM_STORE_CURRENT_USER | CERT_STORE_ENUM_ARCHIVED_FLAG, L"MY");
    PCCERT_CONTEXT found = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_EXISTING, certificate, NULL);
    CertCloseStore(store, 0);
    return found;
}

static bool can_be_archived(void)
{
    CRYPT_DATA_BLOB blob = {0, NULL};
    PCCERT_CONTEXT copy = CertCreateCertificateContext(X509_ASN_ENCODING, root.certificate->pbCertEncoded,
                                                       root.certificate->cbCertEncoded);
    bool can = CertSetCertificateContextProperty(copy, CERT_ARCHIVED_PROP_ID, 0, &blob);
    CertFreeCertificateContext(copy);
    return can;
}

static void check_archived(PCCERT_CONTEXT old, PCCERT_CONTEXT new)
{
    DWORD size = 0;
    PCCERT_CONTEXT now = find_archived(old);
    if (!now) {
        trouble("the old certificate is gone");
        return;
    }
    if (!names(now, new)) trouble("the old certificate does not name the new one");
    if (CertGetCertificateContextProperty(new, CERT_RENEWAL_PROP_ID, NULL, &size)) trouble("the new one names one, too");
    if (can_be_archived() && !CertGetCertificateContextProperty(now, CERT_ARCHIVED_PROP_ID, NULL, &size))
        trouble("the old certificate is not archived");
    if (!key_works(new)) trouble("the new one's key does not work");
    CertFreeCertificateContext(now);
}

static HRESULT archives(LONG options)
{
    PCCERT_CONTEXT old, new = NULL;
    BSTR request = NULL;
    HRESULT hr = make_old(&old);
    if (SUCCEEDED(hr)) hr = renew(old, options, &request);
    if (SUCCEEDED(hr)) hr = install_dummy(&new);
    if (SUCCEEDED(hr)) check_archived(old, new);
    if (new) CertFreeCertificateContext(new);
    if (old) CertFreeCertificateContext(old);
    SysFreeString(request);
    return hr;
}

static HRESULT archives_the_old(void) { return archives(SAME_KEY | RENEWAL | SUBJECT | EXTENSIONS); }
static HRESULT archives_with_a_new_key(void) { return archives(NEW_SIMILAR_KEY | RENEWAL | SUBJECT | EXTENSIONS); }

#define BOTH(hr) (hr), (hr)

const Rule renewal_rules[] = {
    {"renewal-inherits/same-key", DOCUMENTED, BOTH(S_OK), with_the_same_key},
    {"renewal-inherits/similar-key", DOCUMENTED, BOTH(S_OK), with_a_similar_key},
    {"renewal-inherits/by-default", DOCUMENTED, BOTH(S_OK), by_default},
    {"renewal-none-with-a-flag", DOCUMENTED, BOTH(E_INVALIDARG), none_with_a_flag},
    {"initialize-twice/from-certificate", DOCUMENTED, BOTH(HR_WIN32(ERROR_ALREADY_INITIALIZED)), initialize_twice},
    {"renewal-without-key/same-key", INFERRED, BOTH(CRYPT_E_NOT_FOUND), same_key_without_key},
    {"renewal-without-key/similar-key", INFERRED, BOTH(CRYPT_E_NOT_FOUND), similar_key_without_key},
    {"renewal-of-no-certificate", INFERRED, BOTH(CRYPT_E_ASN1_BADTAG), of_no_certificate},
    {"renewal-by-thumbprint", DOCUMENTED, BOTH(S_OK), by_thumbprint},
    {"renewal-certificate-in-request", DOCUMENTED, BOTH(S_OK), certificate_in_request},
    {"dummy-names-what-it-renews", INFERRED, BOTH(S_OK), dummy_names_what_it_renews},
    {"renewal-archives-the-old/same-key", DOCUMENTED, BOTH(S_OK), archives_the_old},
    {"renewal-archives-the-old/new-key", DOCUMENTED, BOTH(S_OK), archives_with_a_new_key},
    {NULL, DOCUMENTED, 0, 0, NULL}
};
