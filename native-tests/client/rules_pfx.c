/* Flag 1 with a PFX as the response: the key comes out of it. The PFX is CreatePFX's own; what was installed for it
 * is taken away before it is handed in. */
#include "client.h"
#include <wchar.h>

#define PASSWORD L"secret"

enum { CHAIN_WITH_ROOT = 2, ENCODING_BINARY = 2 };

/* Of a PRIVATEKEYBLOB: n, then p, q, dP, dQ and qInv, then d, the highest byte of each last. */
static bool has_short_part(const BYTE *blob)
{
    const RSAPUBKEY *key = (const RSAPUBKEY *)(blob + sizeof(BLOBHEADER));
    DWORD whole = key->bitlen / 8, half = whole / 2, at = sizeof(BLOBHEADER) + sizeof(RSAPUBKEY);
    const DWORD sizes[] = {whole, half, half, half, half, half, whole};
    for (size_t i = 0; i < ARRAYSIZE(sizes); i++) {
        at += sizes[i];
        if (!blob[at - 1]) return true;
    }
    return false;
}

/* Wine 8 misreads a key of a PFX when a part of it begins with a zero, one key in fifty; Windows does not. */
static bool wine_misreads(PCCERT_CONTEXT leaf)
{
    PCCERT_CONTEXT installed = store_find_in(CERT_SYSTEM_STORE_CURRENT_USER, L"MY", leaf);
    HCRYPTPROV provider;
    DWORD spec, size = 0;
    BOOL owned;
    HCRYPTKEY key;
    bool misread = false;
    if (!installed) return false;
    if (CryptAcquireCertificatePrivateKey(installed, 0, NULL, &provider, &spec, &owned)) {
        if (CryptGetUserKey(provider, spec, &key)) {
            BYTE *blob = CryptExportKey(key, 0, PRIVATEKEYBLOB, 0, NULL, &size) ? malloc(size) : NULL;
            misread = blob && CryptExportKey(key, 0, PRIVATEKEYBLOB, 0, blob, &size) && has_short_part(blob);
            free(blob);
            CryptDestroyKey(key);
        }
        if (owned) CryptReleaseContext(provider, 0);
    }
    CertFreeCertificateContext(installed);
    return misread;
}

/* Installs, exports, and removes everything again, the keys too. */
static HRESULT make_one(Scenario *s, BSTR *pfx, bool *misread)
{
    Blob response = {0};
    BSTR text = NULL, password = SysAllocString(PASSWORD), none = SysAllocString(L"");
    authority_trust(&root, true);
    HRESULT hr = scenario_open(s, false);
    if (SUCCEEDED(hr))
        hr = response_encode(PKCS7_UNSIGNED, (PCCERT_CONTEXT[]){s->leaf, sub.certificate, root.certificate}, 3, &response);
    if (SUCCEEDED(hr)) text = response_text(&response, 0);
    if (SUCCEEDED(hr)) hr = CALL(s->enrollment, IX509Enrollment, InstallResponse, ALLOW_NONE, text, 0, none);
    if (SUCCEEDED(hr)) hr = CALL(s->enrollment, IX509Enrollment, CreatePFX, password, CHAIN_WITH_ROOT, ENCODING_BINARY, pfx);
    if (FAILED(hr)) trouble("no PFX: 0x%08lx", hr);
    *misread = SUCCEEDED(hr) && wine_misreads(s->leaf);
    authority_trust(&root, false);
    stores_remove_ours();
    SysFreeString(text);
    SysFreeString(password);
    SysFreeString(none);
    blob_free(&response);
    return hr;
}

static HRESULT make_pfx(Scenario *s, BSTR *pfx)
{
    bool misread;
    HRESULT hr = make_one(s, pfx, &misread);
    while (misread) {
        SysFreeString(*pfx);
        *pfx = NULL;
        scenario_close(s);
        hr = make_one(s, pfx, &misread);
    }
    return hr;
}

/* Wine leaves a self-signed certificate of a PFX out. */
static void put_root_into_ca(void)
{
    HCERTSTORE store = CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0, CERT_SYSTEM_STORE_CURRENT_USER, L"CA");
    CertAddCertificateContextToStore(store, root.certificate, CERT_STORE_ADD_REPLACE_EXISTING, NULL);
    CertCloseStore(store, 0);
}

static void check_key(Scenario *s, DWORD location)
{
    PCCERT_CONTEXT installed = store_find_in(location, L"MY", s->leaf);
    if (!installed) trouble("it is not in MY");
    else if (!key_works(installed)) trouble("its key does not work");
    if (installed) CertFreeCertificateContext(installed);
}

static HRESULT install_pfx(LONG context, LONG flags, const WCHAR *password, bool trusted)
{
    Scenario s;
    void *enrollment = NULL;
    BSTR pfx = NULL, typed = password ? SysAllocString(password) : NULL;
    DWORD location = context == CONTEXT_USER ? CERT_SYSTEM_STORE_CURRENT_USER : CERT_SYSTEM_STORE_LOCAL_MACHINE;
    HRESULT hr = make_pfx(&s, &pfx);
    put_root_into_ca();
    if (trusted && !authority_trust(&root, true)) trouble("the root could not be trusted (elevation?)");
    if (SUCCEEDED(hr)) hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, Initialize, context);
    if (SUCCEEDED(hr)) {
        ULONGLONG before = stores_fingerprint();
        hr = CALL(enrollment, IX509Enrollment, InstallResponse, flags, pfx, ENCODING_BINARY, typed);
        if (SUCCEEDED(hr)) check_key(&s, location);
        else if (stores_fingerprint() != before) trouble("it failed, and a store has changed");
    }
    if (trusted) authority_trust(&root, false);
    SysFreeString(pfx);
    SysFreeString(typed);
    release(enrollment);
    scenario_close(&s);
    return hr;
}

static HRESULT taken(void) { return install_pfx(CONTEXT_USER, FLAG_1, PASSWORD, true); }
static HRESULT of_the_machine(void) { return install_pfx(CONTEXT_MACHINE, FLAG_1, PASSWORD, true); }
static HRESULT untrusted_root(void) { return install_pfx(CONTEXT_USER, FLAG_1, PASSWORD, false); }
static HRESULT flags_1_and_4(void) { return install_pfx(CONTEXT_USER, FLAG_1 | FLAG_4, PASSWORD, false); }
static HRESULT wrong_password(void) { return install_pfx(CONTEXT_USER, FLAG_1, L"Secret", true); }
static HRESULT no_password(void) { return install_pfx(CONTEXT_USER, FLAG_1, NULL, true); }
static HRESULT without_flag_1(void) { return install_pfx(CONTEXT_USER, ALLOW_NONE, PASSWORD, true); }

#define BOTH(hr) (hr), (hr)

const Rule pfx_rules[] = {
    {"pfx-as-response", DOCUMENTED, BOTH(S_OK), taken},
    {"pfx-as-response/machine", DOCUMENTED, BOTH(S_OK), of_the_machine},
    {"pfx-as-response/untrusted-root", INFERRED, BOTH(CERT_E_UNTRUSTEDROOT), untrusted_root},
    {"pfx-as-response/flags-1-and-4", UNCERTAIN_BEFORE_HOTFIX, CERT_E_UNTRUSTEDROOT, S_OK, flags_1_and_4},
    {"pfx-as-response/wrong-password", INFERRED, BOTH(HR_WIN32(ERROR_INVALID_PASSWORD)), wrong_password},
    {"pfx-as-response/no-password", INFERRED, BOTH(HR_WIN32(ERROR_INVALID_PASSWORD)), no_password},
    {"pfx-as-response/without-flag-1", INFERRED, BOTH(CRYPT_E_NOT_FOUND), without_flag_1},
    {NULL, DOCUMENTED, 0, 0, NULL}
};
