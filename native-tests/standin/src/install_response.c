/* InstallResponse once the rules have let it pass: certificates move, or nothing changes. */
#include "enrollment.h"
#include "errors.h"
#include "key_search.h"
#include "pfx_import.h"
#include "response.h"
#include "rules.h"
#include "stores.h"

bool enrollment_is_machine(const Enrollment *enrollment)
{
    return enrollment->context != ContextUser;
}

/* authorities-go-into-ca, documented: IX509Enrollment::InstallResponse, remarks.
 * no-flag-makes-a-root-trusted, inferred: roots go into CA, too, as no source says that a flag writes to Root. */
static HRESULT add_authorities(InstallCall *call, StoreChanges *changes)
{
    HCERTSTORE store;
    HRESULT hr = store_open(L"CA", enrollment_is_machine(call->enrollment), true, &store);
    if (FAILED(hr)) return hr;
    for (PCCERT_CONTEXT certificate = NULL;
         (certificate = CertEnumCertificatesInStore(call->certificates, certificate));) {
        if (certificate == call->certificate || !response_is_authority(call->certificates, certificate))
            continue;
        hr = stores_add_new(changes, store, certificate);
        if (FAILED(hr)) {
            CertFreeCertificateContext(certificate);
            break;
        }
    }
    CertCloseStore(store, 0);
    return hr;
}

/* The one of MY that the dummy names as the one to be renewed; NULL when there is none. */
static PCCERT_CONTEXT find_renewed(const InstallCall *call, HCERTSTORE store)
{
    BYTE hash[20];
    CRYPT_HASH_BLOB blob = {sizeof hash, hash};
    if (!call->request || !CertGetCertificateContextProperty(call->request, CERT_RENEWAL_PROP_ID, hash, &blob.cbData))
        return NULL;
    return CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_SHA1_HASH, &blob, NULL);
}

/* renewal-archives-the-old, documented: ICertPropertyRenewal and ICertPropertyArchived: when the new one is issued, the
 * old one in MY gets both. (Wine keeps no CERT_ARCHIVED_PROP_ID.) */
static HRESULT archive_renewed(InstallCall *call, StoreChanges *changes, HCERTSTORE store, PCCERT_CONTEXT certificate)
{
    BYTE hash[20];
    CRYPT_DATA_BLOB renewal = {sizeof hash, hash}, archived = {0, NULL};
    PCCERT_CONTEXT old = find_renewed(call, store);
    if (!old) return S_OK;
    HRESULT hr = CertGetCertificateContextProperty(certificate, CERT_SHA1_HASH_PROP_ID, hash, &renewal.cbData)
                     ? S_OK : last_error();
    PCCERT_CONTEXT copy = CertCreateCertificateContext(X509_ASN_ENCODING, old->pbCertEncoded, old->cbCertEncoded);
    if (SUCCEEDED(hr)) hr = copy ? certificate_copy_properties(old, copy) : last_error();
    if (SUCCEEDED(hr) && !CertSetCertificateContextProperty(copy, CERT_RENEWAL_PROP_ID, 0, &renewal)) hr = last_error();
    if (SUCCEEDED(hr)) {
        CertSetCertificateContextProperty(copy, CERT_ARCHIVED_PROP_ID, 0, &archived);
        hr = stores_add(changes, store, copy);
    }
    if (copy) CertFreeCertificateContext(copy);
    CertFreeCertificateContext(old);
    return hr;
}

/* The new certificate renews nothing any more: the property would lead from it back to the old one. */
static HRESULT take_over_from_dummy(PCCERT_CONTEXT dummy, PCCERT_CONTEXT certificate)
{
    HRESULT hr = certificate_copy_properties(dummy, certificate);
    if (SUCCEEDED(hr)) CertSetCertificateContextProperty(certificate, CERT_RENEWAL_PROP_ID, 0, NULL);
    return hr;
}

/* friendly-name-and-description, documented: the reference pages of the two properties. */
static HRESULT describe(InstallCall *call, PCCERT_CONTEXT certificate)
{
    Enrollment *enrollment = call->enrollment;
    bool machine = enrollment_is_machine(enrollment);
    HRESULT hr = call->pfx_key ? pfx_keep_key(call->pfx_key, machine, certificate)
                 : call->request ? take_over_from_dummy(call->request, certificate)
                                 : key_search_link(certificate, machine);
    if (SUCCEEDED(hr) && SysStringLen(enrollment->friendly_name))
        hr = certificate_set_text(certificate, CERT_FRIENDLY_NAME_PROP_ID, enrollment->friendly_name);
    if (SUCCEEDED(hr) && SysStringLen(enrollment->description))
        hr = certificate_set_text(certificate, CERT_DESCRIPTION_PROP_ID, enrollment->description);
    return hr;
}

static HRESULT add_certificate(InstallCall *call, StoreChanges *changes, PCCERT_CONTEXT certificate)
{
    HCERTSTORE store;
    HRESULT hr = describe(call, certificate);
    if (SUCCEEDED(hr)) hr = store_open(L"MY", enrollment_is_machine(call->enrollment), true, &store);
    if (FAILED(hr)) return hr;
    hr = stores_add(changes, store, certificate);
    if (SUCCEEDED(hr)) hr = archive_renewed(call, changes, store, certificate);
    CertCloseStore(store, 0);
    return hr;
}

static HRESULT remove_request(InstallCall *call, StoreChanges *changes)
{
    HCERTSTORE store;
    if (!call->request) return S_OK;
    HRESULT hr = store_open(L"REQUEST", enrollment_is_machine(call->enrollment), true, &store);
    if (FAILED(hr)) return hr;
    hr = stores_remove(changes, store, call->request);
    CertCloseStore(store, 0);
    return hr;
}

static HRESULT install(InstallCall *call)
{
    StoreChanges changes = {0};
    Bytes response = {0};
    PCCERT_CONTEXT certificate = CertCreateCertificateContext(
        X509_ASN_ENCODING, call->certificate->pbCertEncoded, call->certificate->cbCertEncoded);
    if (!certificate) return last_error();
    HRESULT hr = add_authorities(call, &changes);
    if (SUCCEEDED(hr)) hr = add_certificate(call, &changes, certificate);
    if (SUCCEEDED(hr)) hr = bytes_copy(&response, call->response.data, call->response.size);
    if (SUCCEEDED(hr)) hr = remove_request(call, &changes);
    if (FAILED(hr)) {
        stores_undo(&changes);
        if (call->pfx_key) pfx_forget_key(certificate);
        bytes_free(&response);
        CertFreeCertificateContext(certificate);
    } else {
        if (call->enrollment->certificate) CertFreeCertificateContext(call->enrollment->certificate);
        call->enrollment->certificate = certificate;
        bytes_free(&call->enrollment->response);
        call->enrollment->response = response;
        call->enrollment->pending = false;
    }
    stores_free(&changes);
    return hr;
}

HRESULT enrollment_install_response(Enrollment *enrollment, InstallResponseRestrictionFlags restrictions,
                                    BSTR response, EncodingType encoding, BSTR password)
{
    InstallCall call = {.enrollment = enrollment, .restrictions = restrictions, .text = response,
                        .encoding = encoding, .password = password};
    HRESULT hr = rules_install_response(&call);
    if (SUCCEEDED(hr)) hr = install(&call);
    install_call_free(&call);
    return hr;
}
