/* The server around InstallResponse: its classes, late binding, errors, the web factory's process. */
#include "client.h"
#include <tlhelp32.h>

static HRESULT enrollment2_by_build(void)
{
    void *enrollment, *newer = NULL;
    HRESULT hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    if (FAILED(hr)) return hr;
    hr = ((IUnknown *)enrollment)->lpVtbl->QueryInterface(enrollment, &ABI_IID_IX509Enrollment2, &newer);
    HRESULT expected = build_is_at_least(6, 1) ? S_OK : E_NOINTERFACE;
    if (hr != expected) trouble("it answers 0x%08lx", hr);
    release(newer);
    release(enrollment);
    return S_OK;
}

/* InstallResponse2 refuses as its elder does: what is not initialised. Where it does not exist there is nothing to ask. */
static HRESULT install_response2(void)
{
    void *enrollment = NULL;
    BSTR text = SysAllocString(L"MAMCAQE="), none = SysAllocString(L"");
    HRESULT hr = build_is_at_least(6, 1) ? MAKE(NULL, CX509Enrollment, IX509Enrollment2, &enrollment) : S_FALSE;
    if (hr == S_OK)
        hr = CALL(enrollment, IX509Enrollment2, InstallResponse2, 0, text, 1, none, none, none, 0, 0);
    else if (hr == S_FALSE)
        hr = OLE_E_BLANK;
    SysFreeString(text);
    SysFreeString(none);
    release(enrollment);
    return hr;
}

/* The longest password is known, and the number of what is longer. */
static HRESULT refuse(const WCHAR *what, BSTR password, void **enrollment)
{
    BSTR text = SysAllocString(what);
    HRESULT hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, enrollment);
    if (SUCCEEDED(hr)) hr = CALL(*enrollment, IX509Enrollment, Initialize, CONTEXT_USER);
    if (SUCCEEDED(hr)) hr = CALL(*enrollment, IX509Enrollment, InstallResponse, 0, text, 1, password);
    SysFreeString(text);
    return hr;
}

static HRESULT refuse_password(void **enrollment)
{
    BSTR password = SysAllocStringByteLen(NULL, 64 * 1024 + 2);
    HRESULT hr = refuse(L"MAMCAQE=", password, enrollment);
    SysFreeString(password);
    return hr;
}

/* Ends with these words, in parentheses; from Windows 8 on the name follows the number. */
static void check_text_end(BSTR text, const WCHAR *number, const WCHAR *name)
{
    WCHAR end[100];
    swprintf(end, ARRAYSIZE(end), L"(%ls%ls%ls)", number, build_is_at_least(6, 2) ? L" " : L"",
             build_is_at_least(6, 2) ? name : L"");
    size_t length = wcslen(end);
    if (SysStringLen(text) < length || wcscmp(text + SysStringLen(text) - length, end))
        trouble("the text does not end with %ls: %ls", end, text);
}

static HRESULT error_text_ends(const WCHAR *response, const WCHAR *hresult, const WCHAR *number, const WCHAR *name)
{
    void *enrollment;
    IErrorInfo *info;
    BSTR text = NULL;
    HRESULT hr = refuse(response, NULL, &enrollment);
    if (GetErrorInfo(0, &info) != S_OK) {
        trouble("no error info");
    } else {
        info->lpVtbl->GetDescription(info, &text);
        info->lpVtbl->Release(info);
        if (!text || wcsncmp(text, L"CertEnroll::CX509Enrollment::p_InstallResponse: ", 48) || !wcsstr(text, hresult))
            trouble("the text is another: %ls", text);
        check_text_end(text, number, name);
        SysFreeString(text);
    }
    release(enrollment);
    return hr;
}

static HRESULT error_text_asn(void)
{
    return error_text_ends(L"MAMCAQE=", L" 0x8009310b (", L"ASN: 267", L"CRYPT_E_ASN1_BADTAG");
}

static HRESULT error_text(void)
{
    ISupportErrorInfo *support;
    void *enrollment = NULL;
    HRESULT hr = error_text_ends(L"!", L" 0x8007000d (", L"WIN32: 13", L"ERROR_INVALID_DATA");
    HRESULT made = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    if (FAILED(made) || FAILED(((IUnknown *)enrollment)->lpVtbl->QueryInterface(enrollment, &IID_ISupportErrorInfo, (void **)&support))) {
        trouble("no ISupportErrorInfo");
    } else {
        if (support->lpVtbl->InterfaceSupportsErrorInfo(support, &ABI_IID_IX509Enrollment) != S_OK)
            trouble("it does not support error info");
        support->lpVtbl->Release(support);
    }
    release(enrollment);
    return hr;
}

enum { ENROLL_ERROR = 16 };

static HRESULT status_tells_the_error(void)
{
    void *enrollment, *status = NULL;
    HRESULT error = S_OK;
    LONG state = 0;
    BSTR text = NULL;
    HRESULT hr = refuse_password(&enrollment);
    HRESULT got = CALL(enrollment, IX509Enrollment, get_Status, (void *)&status);
    if (SUCCEEDED(got)) got = CALL(status, IX509EnrollmentStatus, get_Error, &error);
    if (SUCCEEDED(got)) got = CALL(status, IX509EnrollmentStatus, get_Status, &state);
    if (SUCCEEDED(got)) got = CALL(status, IX509EnrollmentStatus, get_ErrorText, &text);
    if (FAILED(got) || error != hr || state != ENROLL_ERROR || !SysStringLen(text))
        trouble("0x%08lx, error 0x%08lx, status %ld", got, error, state);
    SysFreeString(text);
    release(status);
    release(enrollment);
    return hr;
}

/* A script's call: names, VARIANTs, and the HRESULT inside EXCEPINFO. */
static HRESULT late_binding(void)
{
    IDispatch *dispatch;
    void *enrollment = NULL;
    DISPID initialize, install;
    OLECHAR *name = L"Initialize";
    VARIANT arguments[4];
    EXCEPINFO exception = {0};
    DISPPARAMS parameters = {arguments, NULL, 1, 0};
    HRESULT hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    if (SUCCEEDED(hr)) hr = ((IUnknown *)enrollment)->lpVtbl->QueryInterface(enrollment, &IID_IDispatch, (void **)&dispatch);
    if (FAILED(hr)) return hr;
    for (int i = 0; i < 4; i++) VariantInit(&arguments[i]);
    hr = dispatch->lpVtbl->GetIDsOfNames(dispatch, &IID_NULL, &name, 1, LOCALE_NEUTRAL, &initialize);
    name = L"InstallResponse";
    if (SUCCEEDED(hr)) hr = dispatch->lpVtbl->GetIDsOfNames(dispatch, &IID_NULL, &name, 1, LOCALE_NEUTRAL, &install);
    if (SUCCEEDED(hr) && (initialize != IX509Enrollment_Initialize_id || install != IX509Enrollment_InstallResponse_id))
        trouble("the dispatch ids are others");
    V_VT(&arguments[0]) = VT_I4;
    V_I4(&arguments[0]) = CONTEXT_USER;
    if (SUCCEEDED(hr))
        hr = dispatch->lpVtbl->Invoke(dispatch, initialize, &IID_NULL, LOCALE_NEUTRAL, DISPATCH_METHOD,
                                      &parameters, NULL, NULL, NULL);
    /* Arguments stand in reverse order. */
    parameters.cArgs = 4;
    V_VT(&arguments[0]) = VT_BSTR;
    V_BSTR(&arguments[0]) = SysAllocString(L"");
    V_VT(&arguments[1]) = VT_I4;
    V_I4(&arguments[1]) = 1;
    V_VT(&arguments[2]) = VT_BSTR;
    V_BSTR(&arguments[2]) = SysAllocString(L"MAMCAQE=");
    V_VT(&arguments[3]) = VT_I4;
    V_I4(&arguments[3]) = 0;
    if (SUCCEEDED(hr))
        hr = dispatch->lpVtbl->Invoke(dispatch, install, &IID_NULL, LOCALE_NEUTRAL, DISPATCH_METHOD,
                                      &parameters, NULL, &exception, NULL);
    for (int i = 0; i < 4; i++) VariantClear(&arguments[i]);
    SysFreeString(exception.bstrDescription);
    SysFreeString(exception.bstrSource);
    SysFreeString(exception.bstrHelpFile);
    dispatch->lpVtbl->Release(dispatch);
    release(enrollment);
    return hr == DISP_E_EXCEPTION ? exception.scode : hr;
}

static const WCHAR *const web_classes[] = {
    L"CCertProperties", L"CCertPropertyDescription", L"CCertPropertyFriendlyName", L"CCspInformation",
    L"CCspInformations", L"CCspStatus", L"CObjectId", L"CObjectIds", L"CSignerCertificate",
    L"CX500DistinguishedName", L"CX509CertificateRequestCmc", L"CX509CertificateRequestPkcs10",
    L"CX509CertificateRequestPkcs7", L"CX509Enrollment", L"CX509EnrollmentHelper", L"CX509Extension",
    L"CX509ExtensionEnhancedKeyUsage", L"CX509ExtensionKeyUsage", L"CX509Extensions",
    L"CX509ExtensionTemplate", L"CX509ExtensionTemplateName", L"CX509PrivateKey"};

static const WCHAR *const other_classes[] = {
    L"CAlternativeName", L"CAlternativeNames", L"CX509ExtensionAlternativeNames", L"CX509NameValuePair",
    L"CX509MachineEnrollmentFactory", L"CX509EnrollmentWebClassFactory", L"CBinaryConverter", L"NoSuchClass", L""};

static HRESULT factory_makes(void *factory, const WCHAR *name)
{
    WCHAR prog_id[100];
    void *unknown = NULL;
    swprintf(prog_id, ARRAYSIZE(prog_id), L"X509Enrollment.%ls", name);
    BSTR text = SysAllocString(prog_id);
    HRESULT hr = CALL(factory, IX509EnrollmentWebClassFactory, CreateObject, text, (void *)&unknown);
    SysFreeString(text);
    release(unknown);
    return hr;
}

static HRESULT web_factory_makes_22(void)
{
    void *factory;
    HRESULT hr = make_web_factory(&factory);
    if (FAILED(hr)) return hr;
    for (size_t i = 0; i < ARRAYSIZE(web_classes); i++) {
        HRESULT made = factory_makes(factory, web_classes[i]);
        if (FAILED(made)) trouble("%ls 0x%08lx", web_classes[i], made);
    }
    release(factory);
    return hr;
}

static HRESULT web_factory_refuses_others(void)
{
    void *factory;
    HRESULT hr = make_web_factory(&factory);
    if (FAILED(hr)) return hr;
    for (size_t i = 0; i < ARRAYSIZE(other_classes); i++) {
        HRESULT refused = factory_makes(factory, other_classes[i]);
        if (refused != E_NOINTERFACE) trouble("%ls 0x%08lx", other_classes[i], refused);
    }
    release(factory);
    return E_NOINTERFACE;
}

static bool server_runs(void)
{
    PROCESSENTRY32W entry = {.dwSize = sizeof entry};
    HANDLE processes = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    bool found = false;
    for (BOOL more = Process32FirstW(processes, &entry); more && !found; more = Process32NextW(processes, &entry))
        found = !_wcsicmp(entry.szExeFile, L"CertEnrollCtrl.exe");
    CloseHandle(processes);
    return found;
}

static HRESULT web_server_ends_with_its_last_object(void)
{
    Scenario s;
    HRESULT hr = scenario_open(&s, true);
    if (SUCCEEDED(hr) && !server_runs()) trouble("no server runs");
    scenario_close(&s);
    for (int i = 0; i < 100 && server_runs(); i++) Sleep(100);
    if (server_runs()) trouble("the server still runs after ten seconds");
    return hr;
}

#define BOTH(hr) (hr), (hr)

const Rule class_rules[] = {
    {"enrollment2-from-6.1", DOCUMENTED, BOTH(S_OK), enrollment2_by_build},
    {"install-response2", DOCUMENTED, BOTH(OLE_E_BLANK), install_response2},
    {"error-text", INFERRED, BOTH(HR_WIN32(ERROR_INVALID_DATA)), error_text},
    {"error-text/asn", UNCERTAIN, BOTH(CRYPT_E_ASN1_BADTAG), error_text_asn},
    {"status-tells-the-error", DOCUMENTED, BOTH(HR_WIN32(ERROR_ARITHMETIC_OVERFLOW)), status_tells_the_error},
    {"late-binding", UNCERTAIN, BOTH(CRYPT_E_ASN1_BADTAG), late_binding},
    {"web-factory-makes-22-classes", DOCUMENTED, BOTH(S_OK), web_factory_makes_22},
    {"web-factory-refuses-others", DOCUMENTED, BOTH(E_NOINTERFACE), web_factory_refuses_others},
    {"web-server-ends-with-its-last-object", INFERRED, BOTH(S_OK), web_server_ends_with_its_last_object},
    {NULL, DOCUMENTED, 0, 0, NULL}
};
