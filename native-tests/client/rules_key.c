/* What a program says of a key before it is made: who may use it, and whether Windows asks. */
#include "client.h"

enum { HIGH_PROTECTION = 2, SIGNING = 2, WINDOW = 42 };

static HRESULT refused(const WCHAR *descriptor, LONG protection, VARIANT_BOOL silent)
{
    void *key = NULL;
    BSTR text = SysAllocString(descriptor);
    VARIANT_BOOL opened = VARIANT_FALSE;
    HRESULT hr = MAKE(NULL, CX509PrivateKey, IX509PrivateKey, &key);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, put_SecurityDescriptor, text);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, put_KeyProtection, protection);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, put_Silent, silent);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, Create);
    if (key && SUCCEEDED(CALL(key, IX509PrivateKey, get_Opened, &opened)) && opened) {
        trouble("the key was made");
        CALL(key, IX509PrivateKey, Delete);
    }
    SysFreeString(text);
    release(key);
    return hr;
}

static HRESULT protected_and_silent(void) { return refused(L"", HIGH_PROTECTION, VARIANT_TRUE); }

/* Which number it is, no source says: S_OK when it is one. */
static HRESULT malformed_descriptor(void)
{
    HRESULT hr = refused(L"no descriptor", 0, VARIANT_TRUE);
    return FAILED(hr) ? S_OK : E_UNEXPECTED;
}

static HRESULT keep_their_values(void)
{
    void *key = NULL;
    LONG protection = 0, usage = 0, window = 0;
    VARIANT_BOOL silent = VARIANT_FALSE;
    BSTR descriptor = SysAllocString(L"D:P(A;;GA;;;SY)(A;;GA;;;BA)"), pin = SysAllocString(L"1234"), got = NULL;
    HRESULT hr = MAKE(NULL, CX509PrivateKey, IX509PrivateKey, &key);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, put_KeyProtection, HIGH_PROTECTION);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, get_KeyProtection, &protection);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, put_KeyUsage, SIGNING);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, get_KeyUsage, &usage);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, put_ParentWindow, WINDOW);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, get_ParentWindow, &window);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, put_Silent, VARIANT_TRUE);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, get_Silent, &silent);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, put_Pin, pin);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, put_SecurityDescriptor, descriptor);
    if (SUCCEEDED(hr)) hr = CALL(key, IX509PrivateKey, get_SecurityDescriptor, &got);
    if (SUCCEEDED(hr) && (protection != HIGH_PROTECTION || usage != SIGNING || window != WINDOW || !silent || wcscmp(got, descriptor)))
        trouble("protection %ld, usage %ld, window %ld, silent %d, %ls", protection, usage, window, silent, got);
    SysFreeString(descriptor);
    SysFreeString(pin);
    SysFreeString(got);
    release(key);
    return hr;
}

#define BOTH(hr) (hr), (hr)

const Rule key_rules[] = {
    {"protected-key-made-silently", INFERRED, BOTH(NTE_SILENT_CONTEXT), protected_and_silent},
    {"malformed-security-descriptor", INFERRED, BOTH(S_OK), malformed_descriptor},
    {"properties-keep-their-values/key", DOCUMENTED, BOTH(S_OK), keep_their_values},
    {NULL, DOCUMENTED, 0, 0, NULL}
};
