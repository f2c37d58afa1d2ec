#include "response.h"
#include "chain_engine.h"
#include "errors.h"

static HRESULT open_single(const void *context, HCERTSTORE *certificates)
{
    *certificates = CertOpenStore(CERT_STORE_PROV_MEMORY, 0, 0, CERT_STORE_CREATE_NEW_FLAG, NULL);
    if (!*certificates) return last_error();
    if (CertAddCertificateContextToStore(*certificates, context, CERT_STORE_ADD_ALWAYS, NULL)) return S_OK;
    HRESULT hr = last_error();
    CertCloseStore(*certificates, 0);
    *certificates = NULL;
    return hr;
}

/* form-taken, documented: IX509Enrollment::InstallResponse: a certificate, a PKCS #7 or a full CMC response. */
HRESULT response_open(const Bytes *response, HCERTSTORE *certificates)
{
    CRYPT_DATA_BLOB blob = {response->size, response->data};
    DWORD content = 0;
    HCERTSTORE store = NULL;
    const void *context = NULL;
    *certificates = NULL;
    if (!CryptQueryObject(CERT_QUERY_OBJECT_BLOB, &blob,
                          CERT_QUERY_CONTENT_FLAG_CERT | CERT_QUERY_CONTENT_FLAG_PKCS7_SIGNED,
                          CERT_QUERY_FORMAT_FLAG_BINARY, 0, NULL, &content, NULL, &store, NULL, &context))
        return CRYPT_E_ASN1_BADTAG;
    if (content != CERT_QUERY_CONTENT_CERT) {
        *certificates = store;
        return S_OK;
    }
    HRESULT hr = open_single(context, certificates);
    CertFreeCertificateContext(context);
    if (store) CertCloseStore(store, 0);
    return hr;
}

/* two-end-entities, inferred: the one whose key is pending is installed, others are nobody's. */
HRESULT response_find_requested(HCERTSTORE certificates, HCERTSTORE requests,
                                PCCERT_CONTEXT *certificate, PCCERT_CONTEXT *request)
{
    *request = NULL;
    for (*certificate = NULL;
         (*certificate = CertEnumCertificatesInStore(certificates, *certificate));) {
        *request = CertFindCertificateInStore(requests, X509_ASN_ENCODING, 0, CERT_FIND_PUBLIC_KEY,
                                              &(*certificate)->pCertInfo->SubjectPublicKeyInfo, NULL);
        if (*request) return S_OK;
    }
    return S_OK;
}

static bool says_it_is_authority(PCCERT_CONTEXT certificate)
{
    CERT_BASIC_CONSTRAINTS2_INFO constraints;
    DWORD size = sizeof constraints;
    PCERT_EXTENSION extension = CertFindExtension(szOID_BASIC_CONSTRAINTS2,
                                                  certificate->pCertInfo->cExtension,
                                                  certificate->pCertInfo->rgExtension);
    return extension
           && CryptDecodeObject(X509_ASN_ENCODING, X509_BASIC_CONSTRAINTS2, extension->Value.pbData,
                                extension->Value.cbData, 0, &constraints, &size)
           && constraints.fCA;
}

static bool issued(PCCERT_CONTEXT issuer, PCCERT_CONTEXT certificate)
{
    DWORD flags = CERT_STORE_SIGNATURE_FLAG;
    return CertCompareCertificateName(X509_ASN_ENCODING, &issuer->pCertInfo->Subject,
                                      &certificate->pCertInfo->Issuer)
           && CertVerifySubjectCertificateContext(certificate, issuer, &flags) && !flags;
}

bool response_is_authority(HCERTSTORE certificates, PCCERT_CONTEXT certificate)
{
    if (says_it_is_authority(certificate)) return true;
    for (PCCERT_CONTEXT other = NULL; (other = CertEnumCertificatesInStore(certificates, other));) {
        if (CertCompareCertificate(X509_ASN_ENCODING, other->pCertInfo, certificate->pCertInfo)) continue;
        if (!issued(certificate, other)) continue;
        CertFreeCertificateContext(other);
        return true;
    }
    return false;
}

PCCERT_CONTEXT response_find_end_entity(HCERTSTORE certificates)
{
    PCCERT_CONTEXT certificate = NULL;
    while ((certificate = CertEnumCertificatesInStore(certificates, certificate)))
        if (!response_is_authority(certificates, certificate)) return certificate;
    return NULL;
}

/* same-name-two-keys, inferred: of two issuers with one name, crypt32 takes the one that signed. */
HRESULT response_chain_errors(PCCERT_CONTEXT certificate, HCERTSTORE certificates, bool machine,
                              DWORD *errors)
{
    CERT_CHAIN_PARA parameters = {.cbSize = sizeof parameters};
    PCCERT_CHAIN_CONTEXT chain;
    HCERTCHAINENGINE engine;
    HRESULT hr = chain_engine_enter(machine, &engine);
    if (FAILED(hr)) return hr;
    if (CertGetCertificateChain(engine, certificate, NULL, certificates, &parameters,
                                CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL, NULL, &chain)) {
        *errors = chain->TrustStatus.dwErrorStatus;
        CertFreeCertificateChain(chain);
    } else {
        hr = last_error();
    }
    chain_engine_leave();
    return hr;
}
