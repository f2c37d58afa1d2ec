/* One enrollment: a request, what an authority answers, and an object that installs it. */
#include "client.h"

enum { REQUEST_KEY_BITS = 1024, EXPORTABLE = 1, BINARY = 2 };

void release(void *object)
{
    if (object) ((IUnknown *)object)->lpVtbl->Release(object);
}

static HRESULT make_by_factory(void *factory, const WCHAR *name, const IID *iid, void **object)
{
    void *unknown = NULL;
    BSTR prog_id = SysAllocString(name);
    HRESULT hr = CALL(factory, IX509EnrollmentWebClassFactory, CreateObject, prog_id, (void *)&unknown);
    SysFreeString(prog_id);
    if (FAILED(hr)) return hr;
    hr = ((IUnknown *)unknown)->lpVtbl->QueryInterface(unknown, iid, object);
    release(unknown);
    return hr;
}

HRESULT make_object(void *factory, const CLSID *clsid, const WCHAR *name, const IID *iid, void **object)
{
    *object = NULL;
    if (factory) return make_by_factory(factory, name, iid, object);
    return CoCreateInstance(clsid, NULL, CLSCTX_INPROC_SERVER, iid, object);
}

/* The process of the factory before can be ending just when it is asked; the next attempt starts another. */
HRESULT make_web_factory(void **factory)
{
    HRESULT hr = S_OK;
    for (DWORD attempt = 1; attempt <= 5; attempt++) {
        hr = CoCreateInstance(&ABI_CLSID_CX509EnrollmentWebClassFactory, NULL, CLSCTX_LOCAL_SERVER,
                              &ABI_IID_IX509EnrollmentWebClassFactory, factory);
        if (SUCCEEDED(hr)) break;
        Sleep(attempt * 100);
    }
    return hr;
}

static HRESULT make_key(Scenario *scenario, void **key)
{
    HRESULT hr = MAKE(scenario->factory, CX509PrivateKey, IX509PrivateKey, key);
    if (SUCCEEDED(hr)) hr = CALL(*key, IX509PrivateKey, put_Length, REQUEST_KEY_BITS);
    if (SUCCEEDED(hr)) hr = CALL(*key, IX509PrivateKey, put_ExportPolicy, EXPORTABLE);
    if (SUCCEEDED(hr)) hr = CALL(*key, IX509PrivateKey, Create);
    return hr;
}

static HRESULT put_subject(Scenario *scenario, void *request)
{
    void *name;
    BSTR text = SysAllocString(L"CN=contract user, " MARK);
    HRESULT hr = MAKE(scenario->factory, CX500DistinguishedName, IX500DistinguishedName, &name);
    if (SUCCEEDED(hr)) hr = CALL(name, IX500DistinguishedName, Encode, text, 0);
    if (SUCCEEDED(hr)) hr = CALL(request, IX509CertificateRequestPkcs10, put_Subject, name);
    SysFreeString(text);
    release(name);
    return hr;
}

static HRESULT make_request(Scenario *scenario)
{
    void *key = NULL, *request = NULL;
    BSTR no_template = SysAllocString(L"");
    HRESULT hr = make_key(scenario, &key);
    if (SUCCEEDED(hr)) hr = MAKE(scenario->factory, CX509CertificateRequestPkcs10, IX509CertificateRequestPkcs10, &request);
    if (SUCCEEDED(hr))
        hr = CALL(request, IX509CertificateRequestPkcs10, InitializeFromPrivateKey, CONTEXT_USER, key, no_template);
    if (SUCCEEDED(hr)) hr = put_subject(scenario, request);
    if (SUCCEEDED(hr)) hr = MAKE(scenario->factory, CX509Enrollment, IX509Enrollment, &scenario->enrollment);
    if (SUCCEEDED(hr)) hr = CALL(scenario->enrollment, IX509Enrollment, InitializeFromRequest, request);
    if (SUCCEEDED(hr)) hr = CALL(scenario->enrollment, IX509Enrollment, CreateRequest, BINARY, &scenario->request);
    SysFreeString(no_template);
    release(request);
    release(key);
    return hr;
}

/* The header of a DER value is 2 to 5 bytes long; *size becomes that of its content. */
static const BYTE *der_content(const BYTE *at, DWORD *size)
{
    DWORD bytes = at[1] & 0x80 ? at[1] & 0x7f : 0;
    *size = bytes ? 0 : at[1];
    for (DWORD i = 0; i < bytes; i++) *size = *size << 8 | at[2 + i];
    return at + 2 + bytes;
}

static const BYTE *der_next(const BYTE *at)
{
    DWORD size;
    const BYTE *content = der_content(at, &size);
    return content + size;
}

/* The public key out of the request, as an authority takes it: behind version and subject.
 * (crypt32 could decode a request as a whole, but Wine's cannot.) */
static HRESULT read_key(Scenario *scenario)
{
    DWORD size;
    const BYTE *info = der_content((const BYTE *)scenario->request, &size);
    const BYTE *key = der_next(der_next(der_content(info, &size)));
    return CryptDecodeObjectEx(X509_ASN_ENCODING, X509_PUBLIC_KEY_INFO, key, (DWORD)(der_next(key) - key),
                               CRYPT_DECODE_ALLOC_FLAG, NULL, &scenario->key, &size) ? S_OK : E_FAIL;
}

HRESULT scenario_open(Scenario *scenario, bool web)
{
    HRESULT hr = S_OK;
    memset(scenario, 0, sizeof *scenario);
    scenario->web = web;
    if (web) hr = make_web_factory(&scenario->factory);
    if (SUCCEEDED(hr)) hr = make_request(scenario);
    if (SUCCEEDED(hr)) hr = read_key(scenario);
    if (SUCCEEDED(hr)) hr = scenario_issue(scenario, &sub, valid_now);
    if (FAILED(hr)) trouble("the scenario could not be set up: 0x%08lx", hr);
    return hr;
}

HRESULT scenario_issue(Scenario *scenario, Authority *by, Validity validity)
{
    if (scenario->leaf) CertFreeCertificateContext(scenario->leaf);
    scenario->leaf = NULL;
    return authority_issue(by, L"contract user", scenario->key, false, validity, &scenario->leaf);
}

HRESULT scenario_issue_self_signed(Scenario *scenario)
{
    if (scenario->leaf) CertFreeCertificateContext(scenario->leaf);
    scenario->leaf = NULL;
    PCCERT_CONTEXT dummy = store_find_subject(L"REQUEST", L"contract user");
    if (!dummy) return CRYPT_E_NOT_FOUND;
    /* The dummy is signed with its own key. */
    scenario->leaf = CertCreateCertificateContext(X509_ASN_ENCODING, dummy->pbCertEncoded, dummy->cbCertEncoded);
    CertFreeCertificateContext(dummy);
    return scenario->leaf ? S_OK : E_FAIL;
}

void scenario_close(Scenario *scenario)
{
    if (scenario->leaf) CertFreeCertificateContext(scenario->leaf);
    LocalFree(scenario->key);
    SysFreeString(scenario->request);
    release(scenario->enrollment);
    release(scenario->factory);
    memset(scenario, 0, sizeof *scenario);
}

HRESULT scenario_installer(Scenario *scenario, void **enrollment)
{
    HRESULT hr = MAKE(scenario->factory, CX509Enrollment, IX509Enrollment, enrollment);
    if (SUCCEEDED(hr)) hr = CALL(*enrollment, IX509Enrollment, Initialize, CONTEXT_USER);
    if (FAILED(hr)) trouble("no enrollment object: 0x%08lx", hr);
    return hr;
}

/* Installed: in MY with a key that works, and the dummy gone. */
static void check_installed(Scenario *scenario)
{
    PCCERT_CONTEXT installed = store_find(L"MY", scenario->leaf);
    if (!installed) {
        trouble("it is not in MY");
        return;
    }
    if (!key_works(installed)) trouble("its key does not work");
    CertFreeCertificateContext(installed);
}

HRESULT scenario_install_text(Scenario *scenario, LONG flags, BSTR text, LONG encoding, BSTR password)
{
    void *enrollment;
    HRESULT hr = scenario_installer(scenario, &enrollment);
    if (FAILED(hr)) return hr;
    ULONGLONG before = stores_fingerprint();
    hr = CALL(enrollment, IX509Enrollment, InstallResponse, flags, text, encoding, password);
    if (SUCCEEDED(hr)) check_installed(scenario);
    else if (stores_fingerprint() != before) trouble("it failed, and a store has changed");
    release(enrollment);
    return hr;
}

HRESULT scenario_install(Scenario *scenario, LONG flags, ResponseKind kind, PCCERT_CONTEXT *certificates,
                         DWORD count, LONG encoding)
{
    Blob response = {0};
    BSTR no_password = SysAllocString(L""), text = NULL;
    HRESULT hr = response_encode(kind, certificates, count, &response);
    if (SUCCEEDED(hr)) text = response_text(&response, encoding);
    if (FAILED(hr)) trouble("no response: 0x%08lx", hr);
    else hr = scenario_install_text(scenario, flags, text, encoding, no_password);
    SysFreeString(text);
    SysFreeString(no_password);
    blob_free(&response);
    return hr;
}
