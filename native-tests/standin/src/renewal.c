/* InitializeFromCertificate: what a new request takes over from an old certificate.
 * renewal-inherits, documented: IX509CertificateRequestPkcs10::InitializeFromCertificate, parameters and remarks. */
#include "build.h"
#include "collection.h"
#include "distinguished_name.h"
#include "errors.h"
#include "extension.h"
#include "pkcs10.h"
#include "stores.h"

enum {
    INHERIT_FLAGS = InheritRenewalCertificateFlag | InheritTemplateFlag | InheritSubjectFlag | InheritExtensionsFlag
                    | InheritSubjectAltNameFlag | InheritValidityPeriodFlag,
    THUMBPRINT_SIZE = 20
};

/* renewal-none-with-a-flag, documented: the same page: InheritNone and a flag exclude each other; without both the defaults
 * are subject, extensions, validity and template, and a new key of the same provider. */
static HRESULT complete(X509RequestInheritOptions *options)
{
    if ((*options & InheritNone) && (*options & INHERIT_FLAGS)) return E_INVALIDARG;
    if (!(*options & InheritKeyMask)) *options |= InheritNewSimilarKey;
    if (!(*options & (InheritNone | INHERIT_FLAGS)))
        *options |= InheritSubjectFlag | InheritExtensionsFlag | InheritValidityPeriodFlag | InheritTemplateFlag;
    return S_OK;
}

/* The page: only the personal and the request store have certificates with a key. */
static PCCERT_CONTEXT find(bool machine, DWORD what, const void *value)
{
    static const WCHAR *const names[] = {L"MY", L"REQUEST"};
    PCCERT_CONTEXT found = NULL;
    HCERTSTORE store;
    for (size_t i = 0; i < ARRAYSIZE(names) && !found; i++) {
        if (FAILED(store_open(names[i], machine, false, &store))) continue;
        found = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, what, value, NULL);
        CertCloseStore(store, 0);
    }
    return found;
}

/* renewal-by-thumbprint, documented: the same page: beginning with Windows 7, XCN_CRYPT_STRING_HEXRAW can be a thumbprint.
 * renewal-of-no-certificate, inferred: crypt32's own error. */
static HRESULT read(BSTR text, EncodingType encoding, bool machine, PCCERT_CONTEXT *certificate)
{
    Bytes der = {0};
    HRESULT hr = encoding_decode(text, encoding, &der);
    if (FAILED(hr)) return hr;
    CRYPT_HASH_BLOB hash = {der.size, der.data};
    bool is_thumbprint = build_finds_by_thumbprint() && der.size == THUMBPRINT_SIZE
                         && (encoding & XCN_CRYPT_STRING_ENCODEMASK) == XCN_CRYPT_STRING_HEXRAW;
    *certificate = is_thumbprint ? find(machine, CERT_FIND_SHA1_HASH, &hash)
                                 : CertCreateCertificateContext(X509_ASN_ENCODING, der.data, der.size);
    if (!*certificate) hr = is_thumbprint ? CRYPT_E_NOT_FOUND : CRYPT_E_ASN1_BADTAG;
    bytes_free(&der);
    return hr;
}

static HRESULT take_key_link(PrivateKey *key, const CRYPT_KEY_PROV_INFO *link, bool same)
{
    HRESULT hr = string_set(&key->provider_name, link->pwszProvName);
    key->provider_type = (X509ProviderType)link->dwProvType;
    key->key_spec = (X509KeySpec)link->dwKeySpec;
    if (FAILED(hr) || !same) return hr;
    key->existing = VARIANT_TRUE;
    return string_set(&key->container_name, link->pwszContainerName);
}

/* renewal-without-key, inferred: no source names the error; a key that is to be found, and its provider, are not there. */
static HRESULT inherit_key_of(PCCERT_CONTEXT stored, PrivateKey *key, bool same)
{
    DWORD size = 0;
    if (!stored || !CertGetCertificateContextProperty(stored, CERT_KEY_PROV_INFO_PROP_ID, NULL, &size))
        return CRYPT_E_NOT_FOUND;
    CRYPT_KEY_PROV_INFO *link = malloc(size);
    if (!link) return E_OUTOFMEMORY;
    HRESULT hr = CertGetCertificateContextProperty(stored, CERT_KEY_PROV_INFO_PROP_ID, link, &size)
                     ? take_key_link(key, link, same) : last_error();
    free(link);
    return hr;
}

static HRESULT inherit_key(Pkcs10 *request, bool machine, PCCERT_CONTEXT certificate, int choice)
{
    if (choice == InheritPublicKey) return E_NOTIMPL; /* a request that nothing signs */
    HRESULT hr = com_create(&CX509PrivateKey_class, request->com.web, (ComObject **)&request->key);
    if (FAILED(hr)) return hr;
    request->key->machine_context = machine ? VARIANT_TRUE : VARIANT_FALSE;
    if (choice != InheritPrivateKey)
        request->key->length = (LONG)CertGetPublicKeyLength(X509_ASN_ENCODING, &certificate->pCertInfo->SubjectPublicKeyInfo);
    if (choice == InheritNewDefaultKey) return S_OK;
    PCCERT_CONTEXT stored = find(machine, CERT_FIND_EXISTING, certificate);
    hr = inherit_key_of(stored, request->key, choice == InheritPrivateKey);
    if (stored) CertFreeCertificateContext(stored);
    return hr;
}

static HRESULT inherit_subject(Pkcs10 *request, PCCERT_CONTEXT certificate)
{
    Bytes name = {certificate->pCertInfo->Subject.pbData, certificate->pCertInfo->Subject.cbData};
    return distinguished_name_create(&name, &request->subject);
}

static bool is_any(const char *oid, const char *const *list)
{
    for (; *list; list++)
        if (!strcmp(oid, *list)) return true;
    return false;
}

/* X509RequestInheritOptions, InheritExtensionsFlag: these are not inherited; templates have a flag of their own. */
static bool is_inherited(const char *oid, int options)
{
    static const char *const never[] = {szOID_CERTSRV_CA_VERSION, szOID_AUTHORITY_INFO_ACCESS, szOID_CRL_DIST_POINTS,
                                        szOID_AUTHORITY_KEY_IDENTIFIER2, szOID_CERTSRV_PREVIOUS_CERT_HASH, NULL};
    static const char *const template[] = {szOID_ENROLL_CERTTYPE_EXTENSION, szOID_CERTIFICATE_TEMPLATE, NULL};
    if (is_any(oid, never)) return false;
    if (is_any(oid, template)) return options & InheritTemplateFlag;
    return (options & InheritExtensionsFlag)
           || ((options & InheritSubjectAltNameFlag) && !strcmp(oid, szOID_SUBJECT_ALT_NAME2));
}

static HRESULT add_extension(IX509Extensions *list, const CERT_EXTENSION *from)
{
    Extension *extension;
    HRESULT hr = com_create(&CX509Extension_class, false, (ComObject **)&extension);
    if (FAILED(hr)) return hr;
    hr = extension_set(extension, from->pszObjId, from->Value.pbData, from->Value.cbData);
    extension->critical = from->fCritical ? VARIANT_TRUE : VARIANT_FALSE;
    if (SUCCEEDED(hr)) hr = IX509Extensions_Add(list, (IX509Extension *)extension);
    com_release(extension);
    return hr;
}

static HRESULT inherit_extensions(Pkcs10 *request, PCCERT_CONTEXT certificate, int options)
{
    const CERT_INFO *info = certificate->pCertInfo;
    HRESULT hr = com_create(&CX509Extensions_class, request->com.web, (ComObject **)&request->extensions);
    for (DWORD i = 0; SUCCEEDED(hr) && i < info->cExtension; i++)
        if (is_inherited(info->rgExtension[i].pszObjId, options))
            hr = add_extension(request->extensions, &info->rgExtension[i]);
    return hr;
}

/* What failed half-way is blank again. */
static void forget(Pkcs10 *request)
{
    com_release(request->key);
    com_release(request->subject);
    com_release(request->extensions);
    request->key = NULL;
    request->subject = NULL;
    request->extensions = NULL;
    bytes_free(&request->old_certificate);
    bytes_free(&request->renewal_certificate);
}

HRESULT pkcs10_inherit(Pkcs10 *request, X509CertificateEnrollmentContext context, BSTR text, EncodingType encoding,
                       X509RequestInheritOptions options)
{
    bool machine = context != ContextUser;
    PCCERT_CONTEXT certificate = NULL;
    HRESULT hr = complete(&options);
    if (SUCCEEDED(hr)) hr = read(text, encoding, machine, &certificate);
    if (FAILED(hr)) return hr;
    hr = bytes_copy(&request->old_certificate, certificate->pbCertEncoded, certificate->cbCertEncoded);
    if (SUCCEEDED(hr)) hr = inherit_key(request, machine, certificate, options & InheritKeyMask);
    if (SUCCEEDED(hr) && (options & InheritSubjectFlag)) hr = inherit_subject(request, certificate);
    if (SUCCEEDED(hr)) hr = inherit_extensions(request, certificate, options);
    if (SUCCEEDED(hr) && (options & InheritRenewalCertificateFlag))
        hr = bytes_copy(&request->renewal_certificate, certificate->pbCertEncoded, certificate->cbCertEncoded);
    if (FAILED(hr)) forget(request);
    CertFreeCertificateContext(certificate);
    return hr;
}
