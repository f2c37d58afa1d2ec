#include "object_id.h"
#include "errors.h"
#include <wchar.h>

typedef struct ObjectId {
    ComObject com;
    BSTR value; /* NULL: not initialised */
    BSTR friendly_name;
} ObjectId;

#define SELF(iface) ((ObjectId *)(iface))

static void destroy(ComObject *object)
{
    string_free(&SELF(object)->value);
    string_free(&SELF(object)->friendly_name);
}

/* "1.2.840": two numbers at least, the first 0 to 2, the second below 40 under 0 and 1. */
static bool is_dotted(const WCHAR *text)
{
    WCHAR *end;
    if (!text || wcslen(text) >= OID_MAX || text[0] < '0' || text[0] > '2' || text[1] != '.')
        return false;
    for (const WCHAR *at = text + 2;; at = end + 1) {
        if (*at < '0' || *at > '9') return false;
        unsigned long number = wcstoul(at, &end, 10);
        if (at == text + 2 && text[0] < '2' && number >= 40) return false;
        if (!*end) return true;
        if (*end != '.') return false;
    }
}

static HRESULT initialize(ObjectId *self, const WCHAR *value)
{
    if (self->value) return HRESULT_FROM_WIN32(ERROR_ALREADY_INITIALIZED);
    if (!is_dotted(value)) return E_INVALIDARG;
    return string_set(&self->value, value);
}

static HRESULT initialize_ascii(ObjectId *self, const char *value)
{
    WCHAR wide[OID_MAX];
    if (!MultiByteToWideChar(CP_ACP, 0, value, -1, wide, OID_MAX)) return E_INVALIDARG;
    return initialize(self, wide);
}

static HRESULT STDMETHODCALLTYPE CObjectId_InitializeFromName(IObjectId *iface, CERTENROLL_OBJECTID name)
{
    for (const ObjectIdName *known = object_id_names; known->value; known++)
        if (known->name == name)
            return enroll_error(iface, "InitializeFromName", initialize_ascii(SELF(iface), known->value));
    return enroll_error(iface, "InitializeFromName", E_INVALIDARG);
}

static HRESULT STDMETHODCALLTYPE CObjectId_InitializeFromValue(IObjectId *iface, BSTR value)
{
    return enroll_error(iface, "InitializeFromValue", initialize(SELF(iface), value));
}

static const char *value_of_algorithm(const WCHAR *name, DWORD group)
{
    PCCRYPT_OID_INFO info = CryptFindOIDInfo(CRYPT_OID_INFO_NAME_KEY, (void *)name, group);
    if (info) return info->pszOID;
    for (const ObjectIdName *known = object_id_names; known->value; known++)
        if (known->algorithm && !wcsicmp(known->algorithm, name) && (!group || group == (DWORD)known->group))
            return known->value;
    return NULL;
}

static HRESULT STDMETHODCALLTYPE CObjectId_InitializeFromAlgorithmName(
    IObjectId *iface, ObjectIdGroupId group, ObjectIdPublicKeyFlags key_flags, AlgorithmFlags flags,
    BSTR name)
{
    const char *value = name ? value_of_algorithm(name, group & XCN_CRYPT_GROUP_ID_MASK) : NULL;
    HRESULT hr = !name ? E_INVALIDARG : value ? initialize_ascii(SELF(iface), value) : CRYPT_E_NOT_FOUND;
    return enroll_error(iface, "InitializeFromAlgorithmName", hr);
}

static HRESULT STDMETHODCALLTYPE CObjectId_get_Name(IObjectId *iface, CERTENROLL_OBJECTID *value)
{
    char dotted[OID_MAX];
    if (!value) return E_POINTER;
    *value = XCN_OID_NONE;
    HRESULT hr = object_id_value(iface, dotted);
    if (FAILED(hr)) return enroll_error(iface, "get_Name", hr);
    for (const ObjectIdName *known = object_id_names; known->value; known++)
        if (!strcmp(known->value, dotted)) *value = known->name;
    return S_OK;
}

static HRESULT display_name(IObjectId *iface, DWORD group, BSTR *out)
{
    char dotted[OID_MAX];
    HRESULT hr = object_id_value(iface, dotted);
    if (FAILED(hr)) return hr;
    PCCRYPT_OID_INFO info = CryptFindOIDInfo(CRYPT_OID_INFO_OID_KEY, dotted, group);
    const WCHAR *name = info ? info->pwszName : NULL;
    for (const ObjectIdName *known = object_id_names; !name && known->value; known++)
        if (!strcmp(known->value, dotted)) name = known->algorithm;
    if (!name) return CRYPT_E_NOT_FOUND;
    *out = SysAllocString(name);
    return *out ? S_OK : E_OUTOFMEMORY;
}

static HRESULT STDMETHODCALLTYPE CObjectId_get_FriendlyName(IObjectId *iface, BSTR *value)
{
    if (!value) return E_POINTER;
    *value = NULL;
    if (SELF(iface)->friendly_name) return string_get(SELF(iface)->friendly_name, value);
    return enroll_error(iface, "get_FriendlyName", display_name(iface, 0, value));
}

PUT_STRING(CObjectId, IObjectId, FriendlyName, friendly_name)

static HRESULT STDMETHODCALLTYPE CObjectId_get_Value(IObjectId *iface, BSTR *value)
{
    if (!value) return E_POINTER;
    *value = NULL;
    if (!SELF(iface)->value) return enroll_error(iface, "get_Value", OLE_E_BLANK);
    return string_get(SELF(iface)->value, value);
}

static HRESULT STDMETHODCALLTYPE CObjectId_GetAlgorithmName(
    IObjectId *iface, ObjectIdGroupId group, ObjectIdPublicKeyFlags key_flags, BSTR *value)
{
    if (!value) return E_POINTER;
    *value = NULL;
    return enroll_error(iface, "GetAlgorithmName",
                        display_name(iface, group & XCN_CRYPT_GROUP_ID_MASK, value));
}

static const IObjectIdVtbl vtbl = {
    COM_DISPATCH_SLOTS,
    CObjectId_InitializeFromName,
    CObjectId_InitializeFromValue,
    CObjectId_InitializeFromAlgorithmName,
    CObjectId_get_Name,
    CObjectId_get_FriendlyName,
    CObjectId_put_FriendlyName,
    CObjectId_get_Value,
    CObjectId_GetAlgorithmName,
};

static const IID *const interfaces[] = {&IID_IObjectId, NULL};

const ComClass CObjectId_class = {
    .name = "CObjectId", .clsid = &CLSID_CObjectId, .interfaces = interfaces,
    .vtbl = &vtbl, .size = sizeof(ObjectId), .destroy = destroy
};

HRESULT object_id_create(const char *dotted, IObjectId **out)
{
    HRESULT hr = com_create_interface(&CObjectId_class, false, &IID_IObjectId, (void **)out);
    if (SUCCEEDED(hr)) hr = initialize_ascii((ObjectId *)*out, dotted);
    if (FAILED(hr)) {
        com_release(*out);
        *out = NULL;
    }
    return hr;
}

HRESULT object_id_value(IObjectId *oid, char value[OID_MAX])
{
    BSTR text;
    if (!oid) return E_POINTER;
    HRESULT hr = IObjectId_get_Value(oid, &text);
    if (FAILED(hr)) return hr;
    int size = WideCharToMultiByte(CP_ACP, 0, text, -1, value, OID_MAX, NULL, NULL);
    SysFreeString(text);
    return size ? S_OK : E_INVALIDARG;
}
