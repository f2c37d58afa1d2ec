/* CreatePFX: the installed certificate with its key, and as much of its chain as asked for.
 * pfx-after-install, uncertain: IX509Enrollment::CreatePFX, remarks, speak of Enroll only; a report about Vista has
 * CERTSRV_E_PROPERTY_EMPTY after InstallResponse. */
#include "chain_engine.h"
#include "enrollment.h"
#include "errors.h"
#include "key_export.h"
#include "pfx.h"
#include "rules.h"

static bool is_self_issued(PCCERT_CONTEXT certificate)
{
    return CertCompareCertificateName(X509_ASN_ENCODING, &certificate->pCertInfo->Subject,
                                      &certificate->pCertInfo->Issuer);
}

/* The chain's certificates as the options want them; they live as long as the chain. */
static DWORD choose(const CERT_SIMPLE_CHAIN *chain, PFXExportOptions options, PCCERT_CONTEXT *certificates)
{
    DWORD count = 0;
    for (DWORD i = 0; i < chain->cElement; i++) {
        PCCERT_CONTEXT certificate = chain->rgpElement[i]->pCertContext;
        if (i && options == PFXExportEEOnly) break;
        if (i && options == PFXExportChainNoRoot && is_self_issued(certificate)) break;
        certificates[count++] = certificate;
    }
    return count;
}

static HRESULT encode(Enrollment *enrollment, const CERT_SIMPLE_CHAIN *chain, BSTR password,
                      PFXExportOptions options, Bytes *out)
{
    Der key = {0};
    PCCERT_CONTEXT *certificates = malloc(chain->cElement * sizeof *certificates);
    if (!certificates) return E_OUTOFMEMORY;
    PfxContents contents = {&key, certificates, choose(chain, options, certificates),
                            enrollment->friendly_name};
    HRESULT hr = key_export_private_key_info(enrollment->certificate, &key);
    if (SUCCEEDED(hr)) hr = pfx_encode(&contents, password, out);
    key_export_free(&key);
    free(certificates);
    return hr;
}

HRESULT enrollment_create_pfx(Enrollment *enrollment, BSTR password, PFXExportOptions options, Bytes *out)
{
    CERT_CHAIN_PARA parameters = {.cbSize = sizeof parameters};
    PCCERT_CHAIN_CONTEXT chain;
    HCERTCHAINENGINE engine;
    HRESULT hr = rules_create_pfx(enrollment, password);
    if (FAILED(hr)) return hr;
    if (options < PFXExportEEOnly || options > PFXExportChainWithRoot) return E_INVALIDARG;
    hr = chain_engine_enter(enrollment_is_machine(enrollment), &engine);
    if (FAILED(hr)) return hr;
    if (CertGetCertificateChain(engine, enrollment->certificate, NULL, NULL, &parameters,
                                CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL, NULL, &chain)) {
        hr = encode(enrollment, chain->rgpChain[0], password, options, out);
        CertFreeCertificateChain(chain);
    } else {
        hr = last_error();
    }
    chain_engine_leave();
    return hr;
}
