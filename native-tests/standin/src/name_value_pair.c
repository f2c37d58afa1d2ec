#include "name_value_pair.h"
#include "errors.h"

typedef struct NameValuePair {
    ComObject com;
    BSTR name, value; /* no name: not initialised */
} NameValuePair;

#define SELF(iface) ((NameValuePair *)(iface))

static void destroy(ComObject *object)
{
    string_free(&SELF(object)->name);
    string_free(&SELF(object)->value);
}

static HRESULT STDMETHODCALLTYPE CX509NameValuePair_Initialize(IX509NameValuePair *iface, BSTR name, BSTR value)
{
    NameValuePair *self = SELF(iface);
    HRESULT hr = self->name ? HRESULT_FROM_WIN32(ERROR_ALREADY_INITIALIZED)
                 : SysStringLen(name) ? string_put(&self->value, value) : E_INVALIDARG;
    if (SUCCEEDED(hr)) hr = string_put(&self->name, name);
    return enroll_error(iface, "Initialize", hr);
}

static HRESULT get(IX509NameValuePair *iface, const char *method, BSTR member, BSTR *value)
{
    if (!value) return E_POINTER;
    *value = NULL;
    return enroll_error(iface, method, SELF(iface)->name ? string_get(member, value) : OLE_E_BLANK);
}

static HRESULT STDMETHODCALLTYPE CX509NameValuePair_get_Value(IX509NameValuePair *iface, BSTR *value)
{
    return get(iface, "get_Value", SELF(iface)->value, value);
}

static HRESULT STDMETHODCALLTYPE CX509NameValuePair_get_Name(IX509NameValuePair *iface, BSTR *value)
{
    return get(iface, "get_Name", SELF(iface)->name, value);
}

static const IX509NameValuePairVtbl vtbl = {
    COM_DISPATCH_SLOTS,
    CX509NameValuePair_Initialize,
    CX509NameValuePair_get_Value,
    CX509NameValuePair_get_Name,
};
static const IID *const interfaces[] = {&IID_IX509NameValuePair, NULL};

const ComClass CX509NameValuePair_class = {
    .name = "CX509NameValuePair", .clsid = &CLSID_CX509NameValuePair, .interfaces = interfaces,
    .vtbl = &vtbl, .size = sizeof(NameValuePair), .destroy = destroy
};
