/* What stands where after an installation, and which forms of response are taken. */
#include "client.h"

/* A whole chain can be installed with flag 4: before the hotfix its root is trusted meanwhile. */
static HRESULT open_installable(Scenario *s)
{
    root_trust_before_hotfix(true);
    return scenario_open(s, false);
}

static void close_installable(Scenario *s)
{
    scenario_close(s);
    root_trust_before_hotfix(false);
}

static HRESULT install_form(ResponseKind kind, LONG encoding, LONG said)
{
    Scenario s;
    Blob response = {0};
    BSTR text = NULL, none = SysAllocString(L"");
    HRESULT hr = open_installable(&s);
    if (SUCCEEDED(hr))
        hr = response_encode(kind, (PCCERT_CONTEXT[]){s.leaf, sub.certificate, root.certificate}, 3, &response);
    if (SUCCEEDED(hr)) {
        text = response_text(&response, encoding);
        hr = scenario_install_text(&s, FLAG_4, text, said, none);
    }
    SysFreeString(text);
    SysFreeString(none);
    blob_free(&response);
    close_installable(&s);
    return hr;
}

static HRESULT base64_header(void) { return install_form(PKCS7_UNSIGNED, 0, 0); }
static HRESULT base64(void) { return install_form(PKCS7_UNSIGNED, 1, 1); }
static HRESULT binary(void) { return install_form(PKCS7_UNSIGNED, 2, 2); }
static HRESULT hex(void) { return install_form(PKCS7_UNSIGNED, 4, 4); }
static HRESULT header_as_base64_any(void) { return install_form(PKCS7_UNSIGNED, 0, 6); }
static HRESULT base64_as_base64_any(void) { return install_form(PKCS7_UNSIGNED, 1, 6); }
static HRESULT header_as_any(void) { return install_form(PKCS7_UNSIGNED, 0, 7); }
static HRESULT binary_as_any(void) { return install_form(PKCS7_UNSIGNED, 2, 7); }
static HRESULT without_line_ends(void) { return install_form(PKCS7_UNSIGNED, 1 | CRYPT_STRING_NOCRLF, 1); }
static HRESULT pkcs7_signed(void) { return install_form(PKCS7_SIGNED, 0, 0); }
static HRESULT cmc_full(void) { return install_form(CMC_FULL, 0, 0); }

static HRESULT single_certificate(void)
{
    Scenario s;
    HRESULT hr = open_installable(&s);
    /* Before the hotfix nothing waives an incomplete chain: the authorities must stand in CA. */
    if (SUCCEEDED(hr) && !build_has_hotfix()) {
        HCERTSTORE store = CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0, CERT_SYSTEM_STORE_CURRENT_USER, L"CA");
        CertAddCertificateContextToStore(store, sub.certificate, CERT_STORE_ADD_REPLACE_EXISTING, NULL);
        CertAddCertificateContextToStore(store, root.certificate, CERT_STORE_ADD_REPLACE_EXISTING, NULL);
        CertCloseStore(store, 0);
    }
    if (SUCCEEDED(hr)) hr = scenario_install(&s, FLAG_4, X509, (PCCERT_CONTEXT[]){s.leaf}, 1, 0);
    close_installable(&s);
    return hr;
}

static bool stands_in(const WCHAR *store, PCCERT_CONTEXT certificate)
{
    PCCERT_CONTEXT found = store_find(store, certificate);
    if (found) CertFreeCertificateContext(found);
    return found != NULL;
}

static HRESULT install_whole_chain(Scenario *s)
{
    return scenario_install(s, FLAG_4, PKCS7_UNSIGNED,
                            (PCCERT_CONTEXT[]){root.certificate, s->leaf, sub.certificate}, 3, 0);
}

static HRESULT authorities_go_into_ca(void)
{
    Scenario s;
    HRESULT hr = open_installable(&s);
    if (SUCCEEDED(hr)) hr = install_whole_chain(&s);
    if (SUCCEEDED(hr) && !stands_in(L"CA", sub.certificate)) trouble("sub is not in CA");
    if (SUCCEEDED(hr) && !stands_in(L"CA", root.certificate)) trouble("root is not in CA");
    if (SUCCEEDED(hr) && stands_in(L"CA", s.leaf)) trouble("the end entity is in CA");
    close_installable(&s);
    return hr;
}

static HRESULT no_flag_makes_a_root_trusted(void)
{
    Scenario s;
    HRESULT hr = scenario_open(&s, false);
    if (SUCCEEDED(hr))
        hr = scenario_install(&s, FLAG_1 | FLAG_2 | FLAG_4, PKCS7_UNSIGNED,
                              (PCCERT_CONTEXT[]){s.leaf, sub.certificate, root.certificate}, 3, 0);
    if (stands_in(L"Root", root.certificate)) trouble("root is trusted now");
    scenario_close(&s);
    return hr;
}

static DWORD count_requests(Scenario *s)
{
    DWORD count = 0;
    HCERTSTORE store = CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0, CERT_SYSTEM_STORE_CURRENT_USER, L"REQUEST");
    for (PCCERT_CONTEXT c = NULL; (c = CertEnumCertificatesInStore(store, c));)
        count += CertComparePublicKeyInfo(X509_ASN_ENCODING, &c->pCertInfo->SubjectPublicKeyInfo, s->key) != 0;
    CertCloseStore(store, 0);
    return count;
}

static HRESULT dummy_comes_and_goes(void)
{
    Scenario s;
    HRESULT hr = open_installable(&s);
    if (SUCCEEDED(hr) && count_requests(&s) != 1) trouble("no dummy after CreateRequest");
    if (SUCCEEDED(hr)) hr = install_whole_chain(&s);
    if (SUCCEEDED(hr) && count_requests(&s)) trouble("the dummy is still there");
    close_installable(&s);
    return hr;
}

static void check_text(PCCERT_CONTEXT certificate, DWORD property, const WCHAR *expected)
{
    WCHAR text[100] = L"";
    DWORD size = sizeof text;
    if (!CertGetCertificateContextProperty(certificate, property, text, &size) || wcscmp(text, expected))
        trouble("property %lu is not what was put", property);
}

static HRESULT friendly_name_and_description(void)
{
    Scenario s;
    void *enrollment = NULL;
    Blob response = {0};
    BSTR name = SysAllocString(L"contract name"), description = SysAllocString(L"contract description");
    BSTR text = NULL, none = SysAllocString(L"");
    HRESULT hr = open_installable(&s);
    if (SUCCEEDED(hr)) hr = scenario_installer(&s, &enrollment);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, put_CertificateFriendlyName, name);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, put_CertificateDescription, description);
    if (SUCCEEDED(hr))
        hr = response_encode(PKCS7_UNSIGNED, (PCCERT_CONTEXT[]){s.leaf, sub.certificate, root.certificate}, 3, &response);
    if (SUCCEEDED(hr)) text = response_text(&response, 0);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, InstallResponse, FLAG_4, text, 0, none);
    PCCERT_CONTEXT installed = SUCCEEDED(hr) ? store_find(L"MY", s.leaf) : NULL;
    if (installed) {
        check_text(installed, CERT_FRIENDLY_NAME_PROP_ID, name);
        check_text(installed, CERT_DESCRIPTION_PROP_ID, description);
        CertFreeCertificateContext(installed);
    }
    SysFreeString(name);
    SysFreeString(description);
    SysFreeString(text);
    SysFreeString(none);
    blob_free(&response);
    release(enrollment);
    close_installable(&s);
    return hr;
}

static bool status_is(void *enrollment, LONG expected)
{
    void *status = NULL;
    LONG state = -1;
    HRESULT error = E_FAIL;
    if (FAILED(CALL(enrollment, IX509Enrollment, get_Status, (void *)&status))) return false;
    CALL(status, IX509EnrollmentStatus, get_Status, &state);
    CALL(status, IX509EnrollmentStatus, get_Error, &error);
    release(status);
    if (state != expected || error) trouble("status %ld instead of %ld, error 0x%08lx", state, expected, error);
    return state == expected && !error;
}

/* By the object that made the request. */
static HRESULT install_by_requester(Scenario *s, Blob *response)
{
    BSTR text = NULL, none = SysAllocString(L"");
    PCCERT_CONTEXT chain[] = {s->leaf, sub.certificate, root.certificate};
    HRESULT hr = response_encode(PKCS7_UNSIGNED, chain, 3, response);
    if (SUCCEEDED(hr)) text = response_text(response, 0);
    if (SUCCEEDED(hr)) hr = CALL(s->enrollment, IX509Enrollment, InstallResponse, FLAG_4, text, 0, none);
    SysFreeString(text);
    SysFreeString(none);
    return hr;
}

enum { ENROLL_UNKNOWN = 32, ENROLLED = 1, ENROLL_PENDED = 2 };

static HRESULT status_after_each_step(void)
{
    Scenario s;
    Blob response = {0};
    void *fresh = NULL;
    HRESULT hr = open_installable(&s);
    if (SUCCEEDED(hr)) hr = scenario_installer(&s, &fresh);
    if (SUCCEEDED(hr) && status_is(fresh, ENROLL_UNKNOWN) && status_is(s.enrollment, ENROLL_PENDED)) {
        hr = install_by_requester(&s, &response);
        if (SUCCEEDED(hr)) status_is(s.enrollment, ENROLLED);
    }
    blob_free(&response);
    release(fresh);
    close_installable(&s);
    return hr;
}

static void expect_bytes(const char *what, HRESULT hr, BSTR got, const void *bytes, DWORD size)
{
    if (FAILED(hr) || SysStringByteLen(got) != size || memcmp(got, bytes, size))
        trouble("%s is another, 0x%08lx", what, hr);
    SysFreeString(got);
}

static HRESULT certificate_and_response(void)
{
    Scenario s;
    Blob response = {0};
    BSTR got = NULL;
    HRESULT hr = open_installable(&s);
    if (SUCCEEDED(hr) && CALL(s.enrollment, IX509Enrollment, get_Certificate, 2, &got) != CERTSRV_E_PROPERTY_EMPTY)
        trouble("a certificate before the installation");
    if (SUCCEEDED(hr) && CALL(s.enrollment, IX509Enrollment, get_Response, 2, &got) != CERTSRV_E_PROPERTY_EMPTY)
        trouble("a response before the installation");
    if (SUCCEEDED(hr)) hr = install_by_requester(&s, &response);
    if (SUCCEEDED(hr)) {
        HRESULT asked = CALL(s.enrollment, IX509Enrollment, get_Certificate, 2, &got);
        expect_bytes("Certificate", asked, got, s.leaf->pbCertEncoded, s.leaf->cbCertEncoded);
        got = NULL;
        asked = CALL(s.enrollment, IX509Enrollment, get_Response, 2, &got);
        expect_bytes("Response", asked, got, response.data, response.size);
    }
    blob_free(&response);
    close_installable(&s);
    return hr;
}

static HRESULT one_pair(void *enrollment)
{
    void *pairs = NULL, *again = NULL, *pair = NULL;
    LONG count = 0;
    BSTR name = SysAllocString(L"name"), value = SysAllocString(L"value"), got = NULL;
    HRESULT hr = CALL(enrollment, IX509Enrollment, get_NameValuePairs, (void *)&pairs);
    if (SUCCEEDED(hr)) hr = MAKE(NULL, CX509NameValuePair, IX509NameValuePair, &pair);
    if (SUCCEEDED(hr)) hr = CALL(pair, IX509NameValuePair, Initialize, name, value);
    if (SUCCEEDED(hr)) hr = CALL(pairs, IX509NameValuePairs, Add, pair);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, get_NameValuePairs, (void *)&again);
    if (SUCCEEDED(hr)) hr = CALL(again, IX509NameValuePairs, get_Count, &count);
    if (SUCCEEDED(hr)) hr = CALL(pair, IX509NameValuePair, get_Value, &got);
    if (SUCCEEDED(hr) && (count != 1 || wcscmp(got, value))) trouble("%ld pairs", count);
    SysFreeString(name);
    SysFreeString(value);
    SysFreeString(got);
    release(pair);
    release(again);
    release(pairs);
    return hr;
}

static HRESULT properties_keep_their_values(void)
{
    void *enrollment = NULL;
    VARIANT_BOOL silent = VARIANT_FALSE;
    LONG window = 0, context = 0;
    BSTR name = SysAllocStringLen(L"a\0b", 3), got = NULL;
    HRESULT hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, Initialize, CONTEXT_USER);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, put_Silent, VARIANT_TRUE);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, get_Silent, &silent);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, put_ParentWindow, 42);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, get_ParentWindow, &window);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, get_EnrollmentContext, &context);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, put_CertificateFriendlyName, name);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, get_CertificateFriendlyName, &got);
    if (SUCCEEDED(hr)
        && (silent != VARIANT_TRUE || window != 42 || context != CONTEXT_USER || SysStringLen(got) != 3))
        trouble("Silent %d, ParentWindow %ld, context %ld, a name of %u", silent, window, context, SysStringLen(got));
    if (SUCCEEDED(hr)) hr = one_pair(enrollment);
    SysFreeString(name);
    SysFreeString(got);
    release(enrollment);
    return hr;
}

/* The PFX of an installed certificate opens with its password and holds a working pair. */
static void check_pfx(BSTR pfx, BSTR password, PCCERT_CONTEXT leaf)
{
    CRYPT_DATA_BLOB blob = {SysStringByteLen(pfx), (BYTE *)pfx};
    HCERTSTORE store = PFXImportCertStore(&blob, password, CRYPT_EXPORTABLE);
    if (!store) {
        trouble("the PFX cannot be imported: 0x%08lx", GetLastError());
        return;
    }
    PCCERT_CONTEXT found = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_EXISTING, leaf, NULL);
    if (!found) trouble("the PFX has not the certificate");
    else CertFreeCertificateContext(found);
    CertCloseStore(store, 0);
}

static HRESULT pfx_after_install(void)
{
    Scenario s;
    Blob response = {0};
    BSTR text = NULL, pfx = NULL, password = SysAllocString(L"secret"), none = SysAllocString(L"");
    HRESULT hr = open_installable(&s);
    if (SUCCEEDED(hr))
        hr = response_encode(PKCS7_UNSIGNED, (PCCERT_CONTEXT[]){s.leaf, sub.certificate, root.certificate}, 3, &response);
    if (SUCCEEDED(hr)) text = response_text(&response, 0);
    if (SUCCEEDED(hr)) hr = CALL(s.enrollment, IX509Enrollment, InstallResponse, FLAG_4, text, 0, none);
    if (SUCCEEDED(hr)) hr = CALL(s.enrollment, IX509Enrollment, CreatePFX, password, 1, 2, &pfx);
    if (SUCCEEDED(hr)) check_pfx(pfx, password, s.leaf);
    SysFreeString(text);
    SysFreeString(pfx);
    SysFreeString(password);
    SysFreeString(none);
    blob_free(&response);
    close_installable(&s);
    return hr;
}

static HRESULT two_end_entities(void)
{
    Scenario s;
    HRESULT hr = open_installable(&s);
    PCCERT_CONTEXT stranger = NULL;
    if (SUCCEEDED(hr))
        hr = authority_issue(&sub, L"stranger", &sub.certificate->pCertInfo->SubjectPublicKeyInfo, false,
                             valid_now, &stranger);
    if (SUCCEEDED(hr))
        hr = scenario_install(&s, FLAG_4, PKCS7_UNSIGNED,
                              (PCCERT_CONTEXT[]){stranger, s.leaf, sub.certificate, root.certificate}, 4, 0);
    if (SUCCEEDED(hr) && (stands_in(L"MY", stranger) || stands_in(L"CA", stranger)))
        trouble("a certificate that nobody asked for was installed");
    if (stranger) CertFreeCertificateContext(stranger);
    close_installable(&s);
    return hr;
}

/* "Pending" and "denied" come as a CMC response, too: there is nothing in it to install. */
static HRESULT cmc_without_certificate(void)
{
    Scenario s;
    HRESULT hr = open_installable(&s);
    if (SUCCEEDED(hr)) hr = scenario_install(&s, FLAG_4, CMC_FULL, NULL, 0, 0);
    close_installable(&s);
    return hr;
}

/* A renewed authority has the old one's name and another key: the signature decides. */
static HRESULT same_name_two_keys(void)
{
    Scenario s;
    Authority renewed = {0};
    HRESULT hr = open_installable(&s);
    if (SUCCEEDED(hr)) hr = authority_make(&renewed, L"contract sub", &root);
    if (SUCCEEDED(hr)) hr = scenario_issue(&s, &renewed, valid_now);
    if (SUCCEEDED(hr))
        hr = scenario_install(&s, FLAG_4, PKCS7_UNSIGNED,
                              (PCCERT_CONTEXT[]){sub.certificate, s.leaf, renewed.certificate, root.certificate}, 4, 0);
    close_installable(&s);
    authority_free(&renewed);
    return hr;
}

const Rule install_rules[] = {
    {"form-taken/base64-header", DOCUMENTED, S_OK, S_OK, base64_header},
    {"form-taken/base64", DOCUMENTED, S_OK, S_OK, base64},
    {"form-taken/binary", DOCUMENTED, S_OK, S_OK, binary},
    {"form-taken/hex", DOCUMENTED, S_OK, S_OK, hex},
    {"form-taken/header-as-base64-any", DOCUMENTED, S_OK, S_OK, header_as_base64_any},
    {"form-taken/base64-as-base64-any", DOCUMENTED, S_OK, S_OK, base64_as_base64_any},
    {"form-taken/header-as-any", DOCUMENTED, S_OK, S_OK, header_as_any},
    {"form-taken/binary-as-any", DOCUMENTED, S_OK, S_OK, binary_as_any},
    {"form-taken/base64-without-line-ends", INFERRED, S_OK, S_OK, without_line_ends},
    {"form-taken/pkcs7-signed", DOCUMENTED, S_OK, S_OK, pkcs7_signed},
    {"form-taken/cmc-full-response", DOCUMENTED, S_OK, S_OK, cmc_full},
    {"no-pending-request/cmc-without-certificate", INFERRED, CRYPT_E_NOT_FOUND, CRYPT_E_NOT_FOUND, cmc_without_certificate},
    {"form-taken/single-certificate", DOCUMENTED, S_OK, S_OK, single_certificate},
    {"authorities-go-into-ca", DOCUMENTED, S_OK, S_OK, authorities_go_into_ca},
    {"no-flag-makes-a-root-trusted", INFERRED, CERT_E_UNTRUSTEDROOT, S_OK, no_flag_makes_a_root_trusted},
    {"dummy-comes-and-goes", DOCUMENTED, S_OK, S_OK, dummy_comes_and_goes},
    {"friendly-name-and-description", DOCUMENTED, S_OK, S_OK, friendly_name_and_description},
    {"status-after-each-step", INFERRED, S_OK, S_OK, status_after_each_step},
    {"certificate-and-response", INFERRED, S_OK, S_OK, certificate_and_response},
    {"properties-keep-their-values", DOCUMENTED, S_OK, S_OK, properties_keep_their_values},
    {"pfx-after-install", UNCERTAIN, S_OK, S_OK, pfx_after_install},
    {"two-end-entities", INFERRED, S_OK, S_OK, two_end_entities},
    {"same-name-two-keys", INFERRED, S_OK, S_OK, same_name_two_keys},
    {NULL, DOCUMENTED, 0, 0, NULL}
};
