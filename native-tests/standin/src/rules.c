/* Each rule is one function and one line of a table: its name, whether Microsoft
 * documents it, we infer it, or it is uncertain (sources disagree, or only practice speaks),
 * and where it comes from. The tables are in the
 * order of the checks, which is a decision of ours: what the caller is not
 * allowed to do comes first, then what was handed in, then the stores, then trust. */
#include "rules.h"
#include "build.h"
#include "pfx_import.h"
#include "response.h"
#include "stores.h"

typedef enum RuleSource { DOCUMENTED, INFERRED, UNCERTAIN } RuleSource;

typedef struct InstallRule {
    const char *name;
    RuleSource source;
    const char *where;
    HRESULT (*apply)(InstallCall *call);
} InstallRule;

enum { PASSWORD_BYTES_MAX = 64 * 1024 };

static HRESULT not_initialized(InstallCall *call)
{
    return call->enrollment->context == ContextNone ? OLE_E_BLANK : S_OK;
}

static HRESULT web_page_passes_flag_1_or_2(InstallCall *call)
{
    bool refused = call->restrictions & (AllowNoOutstandingRequest | AllowUntrustedCertificate);
    return call->enrollment->com.web && refused ? E_ACCESSDENIED : S_OK;
}

static HRESULT web_page_passes_any_flag_before_hotfix(InstallCall *call)
{
    bool refused = call->restrictions != AllowNone && !build_has_hotfix();
    return call->enrollment->com.web && refused ? E_ACCESSDENIED : S_OK;
}

static HRESULT password_longer_than_64_kb(InstallCall *call)
{
    return SysStringByteLen(call->password) > PASSWORD_BYTES_MAX
               ? HRESULT_FROM_WIN32(ERROR_ARITHMETIC_OVERFLOW) : S_OK;
}

static HRESULT text_is_not_its_encoding(InstallCall *call)
{
    return encoding_decode(call->text, call->encoding, &call->response);
}

/* Without the flag the key must be that of a dummy, and is not looked for in the response. */
static HRESULT pfx_as_response(InstallCall *call)
{
    if (!pfx_is(&call->response)) return S_OK;
    if (!(call->restrictions & AllowNoOutstandingRequest)) return CRYPT_E_NOT_FOUND;
    call->is_pfx = true;
    return pfx_import(&call->response, call->password, &call->certificates);
}

static HRESULT neither_certificate_nor_pkcs7_nor_cmc(InstallCall *call)
{
    if (call->is_pfx) return S_OK;
    return response_open(&call->response, &call->certificates);
}

static HRESULT no_pending_request(InstallCall *call)
{
    HCERTSTORE requests;
    if (call->is_pfx) {
        pfx_find_key(call->certificates, &call->certificate, &call->pfx_key);
        return call->certificate ? S_OK : CRYPT_E_NOT_FOUND;
    }
    HRESULT hr = store_open(L"REQUEST", enrollment_is_machine(call->enrollment), false, &requests);
    if (FAILED(hr)) return hr;
    hr = response_find_requested(call->certificates, requests, &call->certificate, &call->request);
    CertCloseStore(requests, 0);
    if (FAILED(hr) || call->request) return hr;
    if (!(call->restrictions & AllowNoOutstandingRequest)) return CRYPT_E_NOT_FOUND;
    call->certificate = response_find_end_entity(call->certificates);
    return call->certificate ? S_OK : CRYPT_E_NOT_FOUND;
}

/* Refuses nothing: it changes what the flag means for the rules after it. */
static HRESULT flag_4_is_flag_2_before_hotfix(InstallCall *call)
{
    if ((call->restrictions & AllowUntrustedRoot) && !build_has_hotfix())
        call->restrictions = (call->restrictions & ~AllowUntrustedRoot) | AllowUntrustedCertificate;
    return S_OK;
}

static HRESULT chain_errors(InstallCall *call)
{
    if (call->chain_built) return S_OK;
    HRESULT hr = response_chain_errors(call->certificate, call->certificates,
                                       enrollment_is_machine(call->enrollment), &call->chain_errors);
    call->chain_built = SUCCEEDED(hr);
    return hr;
}

static HRESULT chain_incomplete(InstallCall *call)
{
    HRESULT hr = chain_errors(call);
    if (FAILED(hr) || !(call->chain_errors & CERT_TRUST_IS_PARTIAL_CHAIN)) return hr;
    return call->restrictions & AllowUntrustedRoot ? S_OK : CERT_E_CHAINING;
}

static HRESULT signature_invalid(InstallCall *call)
{
    HRESULT hr = chain_errors(call);
    if (FAILED(hr) || !(call->chain_errors & CERT_TRUST_IS_NOT_SIGNATURE_VALID)) return hr;
    return TRUST_E_CERT_SIGNATURE;
}

static HRESULT not_within_validity(InstallCall *call)
{
    HRESULT hr = chain_errors(call);
    if (FAILED(hr) || !(call->chain_errors & CERT_TRUST_IS_NOT_TIME_VALID)) return hr;
    return CERT_E_EXPIRED;
}

/* The cautious reading: practice shows with self-signed certificates alone that flag 2 waives an untrusted root. */
static bool flag_2_waives_root(const InstallCall *call)
{
    const CERT_INFO *info = call->certificate->pCertInfo;
    return call->restrictions & AllowUntrustedCertificate
           && CertCompareCertificateName(X509_ASN_ENCODING, (CERT_NAME_BLOB *)&info->Subject, (CERT_NAME_BLOB *)&info->Issuer);
}

static HRESULT root_untrusted(InstallCall *call)
{
    HRESULT hr = chain_errors(call);
    if (FAILED(hr) || !(call->chain_errors & CERT_TRUST_IS_UNTRUSTED_ROOT)) return hr;
    return call->restrictions & AllowUntrustedRoot || flag_2_waives_root(call) ? S_OK : CERT_E_UNTRUSTEDROOT;
}

static const InstallRule install_rules[] = {
    {"not-initialized", DOCUMENTED, "IX509Enrollment::InstallResponse, return values", not_initialized},
    {"web-page-passes-flag-1-or-2", DOCUMENTED, "IX509Enrollment::InstallResponse, remarks",
     web_page_passes_flag_1_or_2},
    {"web-page-passes-any-flag-before-hotfix", DOCUMENTED, "the knowledge base article, symptoms",
     web_page_passes_any_flag_before_hotfix},
    {"password-longer-than-64-kb", DOCUMENTED, "IX509Enrollment::InstallResponse, return values",
     password_longer_than_64_kb},
    {"text-is-not-its-encoding", INFERRED, "CryptStringToBinary's own error", text_is_not_its_encoding},
    {"pfx-as-response", DOCUMENTED, "InstallResponseRestrictionFlags, AllowNoOutstandingRequest: the key comes out of"
     " the response; IX509Enrollment::InstallResponse, strPassword: of a PFX", pfx_as_response},
    {"neither-certificate-nor-pkcs7-nor-cmc", UNCERTAIN, "practice: seen in the field, but IIS Manager says so of a good"
     " PKCS #7, too (knowledge base 959216)",
     neither_certificate_nor_pkcs7_nor_cmc},
    {"no-pending-request", INFERRED, "InstallResponseRestrictionFlags: without flag 1 the dummy must exist; the number"
     " is what AD CS's own page certrsis.asp knows",
     no_pending_request},
    {"flag-4-is-flag-2-before-hotfix", UNCERTAIN, "InstallResponseRestrictionFlags, note; the knowledge base article"
     " says that the enrollment fails",
     flag_4_is_flag_2_before_hotfix},
    {"chain-incomplete", DOCUMENTED, "the knowledge base article, symptoms", chain_incomplete},
    {"signature-invalid", INFERRED, "no flag speaks of a broken signature", signature_invalid},
    {"not-within-validity", INFERRED, "no flag speaks of time", not_within_validity},
    {"root-untrusted", DOCUMENTED, "the knowledge base article, symptoms; what flag 2 waives is uncertain: practice"
     " (scripts) shows self-signed certificates alone", root_untrusted},
};

/* root-trusted, documented: IX509Enrollment::InstallResponse, remarks: what no rule refuses is installed. */
HRESULT rules_install_response(InstallCall *call)
{
    HRESULT hr = S_OK;
    for (size_t i = 0; i < ARRAYSIZE(install_rules) && SUCCEEDED(hr); i++)
        hr = install_rules[i].apply(call);
    return hr;
}

/* initialize-twice, documented: IX509Enrollment::Initialize, return values. */
HRESULT rules_initialize(const Enrollment *enrollment)
{
    return enrollment->context == ContextNone ? S_OK : HRESULT_FROM_WIN32(ERROR_ALREADY_INITIALIZED);
}

/* pfx-without-certificate, documented: IX509Enrollment::CreatePFX, return values.
 * installs-and-returns-the-error, uncertain: one third party's test heard CERT_E_UNTRUSTEDROOT with flag 4 of what was
 * installed; the cautious reading is that a certificate stands in MY only after S_OK. */
HRESULT rules_create_pfx(const Enrollment *enrollment, BSTR password)
{
    if (enrollment->context == ContextNone) return OLE_E_BLANK;
    if (SysStringByteLen(password) > PASSWORD_BYTES_MAX)
        return HRESULT_FROM_WIN32(ERROR_ARITHMETIC_OVERFLOW);
    return enrollment->certificate ? S_OK : CERTSRV_E_PROPERTY_EMPTY;
}

void install_call_free(InstallCall *call)
{
    if (call->pfx_key) CryptDestroyKey(call->pfx_key);
    bytes_free(&call->response);
    if (call->request) CertFreeCertificateContext(call->request);
    if (call->certificate) CertFreeCertificateContext(call->certificate);
    if (call->certificates) CertCloseStore(call->certificates, 0);
}
