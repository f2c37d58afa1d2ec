/* Members that objects keep: strings and other objects. */
#include "object.h"

static LONG live_strings;

LONG com_live_strings(void) { return live_strings; }

HRESULT string_get(BSTR member, BSTR *out)
{
    if (!out) return E_POINTER;
    *out = SysAllocStringByteLen((const char *)member, SysStringByteLen(member));
    return *out ? S_OK : E_OUTOFMEMORY;
}

HRESULT string_put(BSTR *member, BSTR value)
{
    BSTR copy = SysAllocStringByteLen((const char *)value, SysStringByteLen(value));
    if (!copy) return E_OUTOFMEMORY;
    string_free(member);
    *member = copy;
    InterlockedIncrement(&live_strings);
    return S_OK;
}

HRESULT string_set(BSTR *member, const WCHAR *text)
{
    BSTR copy = SysAllocString(text);
    if (!copy) return E_OUTOFMEMORY;
    string_free(member);
    *member = copy;
    InterlockedIncrement(&live_strings);
    return S_OK;
}

void string_free(BSTR *member)
{
    if (!*member) return;
    SysFreeString(*member);
    *member = NULL;
    InterlockedDecrement(&live_strings);
}

HRESULT interface_get(void *member, void *out)
{
    if (!out) return E_POINTER;
    *(void **)out = member;
    if (!member) return CERTSRV_E_PROPERTY_EMPTY;
    IUnknown_AddRef((IUnknown *)member);
    return S_OK;
}

HRESULT interface_put(void *member, void *value)
{
    if (!value) return E_POINTER;
    IUnknown_AddRef((IUnknown *)value);
    com_release(*(void **)member);
    *(void **)member = value;
    return S_OK;
}
