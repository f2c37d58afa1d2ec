/* What Microsoft's reference and the knowledge base article say of InstallResponse. */
#include "client.h"
#include <shlobj.h>

#define WHOLE_CHAIN(s) ((PCCERT_CONTEXT[]){(s).leaf, sub.certificate, root.certificate}), 3
#define LEAF_ALONE(s) ((PCCERT_CONTEXT[]){(s).leaf}), 1

static HRESULT install_whole_chain(bool web, LONG flags)
{
    Scenario s;
    HRESULT hr = scenario_open(&s, web);
    if (SUCCEEDED(hr)) hr = scenario_install(&s, flags, PKCS7_UNSIGNED, WHOLE_CHAIN(s), 0);
    scenario_close(&s);
    return hr;
}

static HRESULT install_leaf_alone(bool web, LONG flags)
{
    Scenario s;
    HRESULT hr = scenario_open(&s, web);
    if (SUCCEEDED(hr)) hr = scenario_install(&s, flags, PKCS7_UNSIGNED, LEAF_ALONE(s), 0);
    scenario_close(&s);
    return hr;
}

static HRESULT not_initialized(void)
{
    void *enrollment;
    HRESULT hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    BSTR text = SysAllocString(L"AAAA"), none = SysAllocString(L"");
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, InstallResponse, 0, text, 1, none);
    SysFreeString(text);
    SysFreeString(none);
    release(enrollment);
    return hr;
}

static HRESULT initialize_twice(void)
{
    void *enrollment;
    HRESULT hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, Initialize, CONTEXT_USER);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, Initialize, CONTEXT_USER);
    release(enrollment);
    return hr;
}

static HRESULT web_flag_1(void) { return install_whole_chain(true, FLAG_1); }
static HRESULT web_flag_2(void) { return install_whole_chain(true, FLAG_2); }
static HRESULT web_flag_4(void) { return install_whole_chain(true, FLAG_4); }
static HRESULT web_flags_2_and_4(void) { return install_whole_chain(true, FLAG_2 | FLAG_4); }
static HRESULT web_untrusted_root(void) { return install_whole_chain(true, ALLOW_NONE); }
static HRESULT web_chain_incomplete(void) { return install_leaf_alone(true, ALLOW_NONE); }
static HRESULT web_chain_incomplete_flag_4(void) { return install_leaf_alone(true, FLAG_4); }

static HRESULT chain_incomplete(void) { return install_leaf_alone(false, ALLOW_NONE); }
static HRESULT chain_incomplete_flag_2(void) { return install_leaf_alone(false, FLAG_2); }
static HRESULT chain_incomplete_flag_4(void) { return install_leaf_alone(false, FLAG_4); }
static HRESULT root_untrusted(void) { return install_whole_chain(false, ALLOW_NONE); }
static HRESULT root_untrusted_flag_1(void) { return install_whole_chain(false, FLAG_1); }
static HRESULT root_untrusted_flag_2(void) { return install_whole_chain(false, FLAG_2); }
static HRESULT root_untrusted_flag_4(void) { return install_whole_chain(false, FLAG_4); }
static HRESULT root_untrusted_all_flags(void) { return install_whole_chain(false, FLAG_1 | FLAG_2 | FLAG_4); }

static HRESULT install_with_trusted_root(bool web)
{
    if (!authority_trust(&root, true)) trouble("the root could not be trusted (elevation?)");
    HRESULT hr = install_whole_chain(web, ALLOW_NONE);
    authority_trust(&root, false);
    return hr;
}

static HRESULT root_trusted(void) { return install_with_trusted_root(false); }
static HRESULT web_root_trusted(void) { return install_with_trusted_root(true); }

/* What scripts install with flag 2: the certificate is its own issuer. */
static HRESULT self_signed_flag_2(void)
{
    Scenario s;
    HRESULT hr = scenario_open(&s, false);
    if (SUCCEEDED(hr)) hr = scenario_issue_self_signed(&s);
    if (SUCCEEDED(hr)) hr = scenario_install(&s, FLAG_2, PKCS7_UNSIGNED, LEAF_ALONE(s), 0);
    scenario_close(&s);
    return hr;
}

/* A third party's test heard CERT_E_UNTRUSTEDROOT of what was installed. */
static HRESULT installs_and_returns_the_error(void)
{
    Scenario s;
    HRESULT hr = scenario_open(&s, false);
    if (SUCCEEDED(hr)) hr = scenario_install(&s, FLAG_4, PKCS7_UNSIGNED, WHOLE_CHAIN(s), 0);
    PCCERT_CONTEXT there = store_find(L"MY", s.leaf);
    if (FAILED(hr) && there) trouble("it is in MY nevertheless");
    if (there) CertFreeCertificateContext(there);
    scenario_close(&s);
    return hr;
}

static HRESULT machine_stores_need_elevation(void)
{
    void *enrollment = NULL;
    BSTR request = NULL;
    if (IsUserAnAdmin()) return skip("this program is elevated");
    HRESULT hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, Initialize, CONTEXT_MACHINE);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, CreateRequest, 1, &request);
    SysFreeString(request);
    release(enrollment);
    return hr;
}

static HRESULT no_pending_request(void)
{
    Scenario s;
    HRESULT hr = scenario_open(&s, false);
    stores_remove_ours();
    if (SUCCEEDED(hr)) hr = scenario_install(&s, FLAG_4, PKCS7_UNSIGNED, WHOLE_CHAIN(s), 0);
    scenario_close(&s);
    return hr;
}

static HRESULT install_twice(LONG second_flags)
{
    Scenario s;
    root_trust_before_hotfix(true);
    HRESULT hr = scenario_open(&s, false);
    if (SUCCEEDED(hr)) hr = scenario_install(&s, FLAG_4, PKCS7_UNSIGNED, WHOLE_CHAIN(s), 0);
    if (SUCCEEDED(hr)) hr = scenario_install(&s, second_flags, PKCS7_UNSIGNED, WHOLE_CHAIN(s), 0);
    scenario_close(&s);
    root_trust_before_hotfix(false);
    return hr;
}

static HRESULT second_install(void) { return install_twice(FLAG_4); }
static HRESULT second_install_flag_1(void) { return install_twice(FLAG_1 | FLAG_4); }

static HRESULT pfx_without_certificate(void)
{
    Scenario s;
    BSTR password = SysAllocString(L"secret"), pfx = NULL;
    HRESULT hr = scenario_open(&s, false);
    if (SUCCEEDED(hr)) hr = CALL(s.enrollment, IX509Enrollment, CreatePFX, password, 0, 1, &pfx);
    SysFreeString(password);
    SysFreeString(pfx);
    scenario_close(&s);
    return hr;
}

const Rule contract_rules[] = {
    {"not-initialized", DOCUMENTED, OLE_E_BLANK, OLE_E_BLANK, not_initialized},
    {"initialize-twice", DOCUMENTED, HR_WIN32(ERROR_ALREADY_INITIALIZED), HR_WIN32(ERROR_ALREADY_INITIALIZED),
     initialize_twice},
    {"web-page-passes-flag-1-or-2/1", DOCUMENTED, E_ACCESSDENIED, E_ACCESSDENIED, web_flag_1},
    {"web-page-passes-flag-1-or-2/2", DOCUMENTED, E_ACCESSDENIED, E_ACCESSDENIED, web_flag_2},
    {"web-page-passes-flag-1-or-2/2-and-4", DOCUMENTED, E_ACCESSDENIED, E_ACCESSDENIED, web_flags_2_and_4},
    {"web-page-passes-any-flag-before-hotfix", DOCUMENTED, E_ACCESSDENIED, S_OK, web_flag_4},
    {"root-untrusted/web-page", DOCUMENTED, CERT_E_UNTRUSTEDROOT, CERT_E_UNTRUSTEDROOT, web_untrusted_root},
    {"chain-incomplete/web-page", DOCUMENTED, CERT_E_CHAINING, CERT_E_CHAINING, web_chain_incomplete},
    {"web-page-passes-any-flag-before-hotfix/chain-incomplete", DOCUMENTED, E_ACCESSDENIED, S_OK, web_chain_incomplete_flag_4},
    {"root-trusted/web-page", DOCUMENTED, S_OK, S_OK, web_root_trusted},
    {"chain-incomplete", DOCUMENTED, CERT_E_CHAINING, CERT_E_CHAINING, chain_incomplete},
    {"chain-incomplete/flag-2", INFERRED, CERT_E_CHAINING, CERT_E_CHAINING, chain_incomplete_flag_2},
    {"flag-4-is-flag-2-before-hotfix", UNCERTAIN_BEFORE_HOTFIX, CERT_E_CHAINING, S_OK, chain_incomplete_flag_4},
    {"root-trusted", DOCUMENTED, S_OK, S_OK, root_trusted},
    {"root-untrusted", DOCUMENTED, CERT_E_UNTRUSTEDROOT, CERT_E_UNTRUSTEDROOT, root_untrusted},
    {"root-untrusted/flag-1", DOCUMENTED, CERT_E_UNTRUSTEDROOT, CERT_E_UNTRUSTEDROOT, root_untrusted_flag_1},
    {"root-untrusted/flag-2", UNCERTAIN, CERT_E_UNTRUSTEDROOT, CERT_E_UNTRUSTEDROOT, root_untrusted_flag_2},
    {"root-untrusted/self-signed-flag-2", INFERRED, S_OK, S_OK, self_signed_flag_2},
    {"root-untrusted/flag-4", UNCERTAIN_BEFORE_HOTFIX, CERT_E_UNTRUSTEDROOT, S_OK, root_untrusted_flag_4},
    {"root-untrusted/all-flags", UNCERTAIN_BEFORE_HOTFIX, CERT_E_UNTRUSTEDROOT, S_OK, root_untrusted_all_flags},
    {"installs-and-returns-the-error", UNCERTAIN, CERT_E_UNTRUSTEDROOT, S_OK, installs_and_returns_the_error},
    {"machine-stores-need-elevation", UNCERTAIN, NTE_PERM, NTE_PERM, machine_stores_need_elevation},
    {"no-pending-request", INFERRED, CRYPT_E_NOT_FOUND, CRYPT_E_NOT_FOUND, no_pending_request},
    {"no-pending-request/second-install", INFERRED, CRYPT_E_NOT_FOUND, CRYPT_E_NOT_FOUND, second_install},
    {"no-pending-request/second-install-flag-1", INFERRED, S_OK, S_OK, second_install_flag_1},
    {"pfx-without-certificate", DOCUMENTED, CERTSRV_E_PROPERTY_EMPTY, CERTSRV_E_PROPERTY_EMPTY,
     pfx_without_certificate},
    {NULL, DOCUMENTED, 0, 0, NULL}
};
