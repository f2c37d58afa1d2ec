#include "alternative_name.h"
#include "errors.h"
#include "object_id.h"

#define SELF(iface) ((AlternativeName *)(iface))

static const char principal_name_oid[] = "1.3.6.1.4.1.311.20.2.3";
static const char guid_oid[] = "1.3.6.1.4.1.311.25.1";

static void destroy(ComObject *object)
{
    string_free(&SELF(object)->string);
    com_release(SELF(object)->oid);
    bytes_free(&SELF(object)->raw);
}

static bool is_string_type(AlternativeNameType type)
{
    return type == XCN_CERT_ALT_NAME_RFC822_NAME || type == XCN_CERT_ALT_NAME_DNS_NAME
           || type == XCN_CERT_ALT_NAME_URL || type == XCN_CERT_ALT_NAME_REGISTERED_ID
           || type == XCN_CERT_ALT_NAME_USER_PRINCIPLE_NAME;
}

static bool is_ascii(const WCHAR *text)
{
    for (; *text; text++)
        if (*text > 127) return false;
    return true;
}

static HRESULT set_string(AlternativeName *self, AlternativeNameType type, const WCHAR *value)
{
    if (self->type != XCN_CERT_ALT_NAME_UNKNOWN) return HRESULT_FROM_WIN32(ERROR_ALREADY_INITIALIZED);
    if (!is_string_type(type) || !value || !*value) return E_INVALIDARG;
    if (type != XCN_CERT_ALT_NAME_USER_PRINCIPLE_NAME && !is_ascii(value)) return CRYPT_E_INVALID_IA5_STRING;
    HRESULT hr = string_set(&self->string, value);
    if (SUCCEEDED(hr)) self->type = type;
    return hr;
}

static HRESULT set_raw(AlternativeName *self, AlternativeNameType type, const BYTE *data, DWORD size)
{
    if (self->type != XCN_CERT_ALT_NAME_UNKNOWN) return HRESULT_FROM_WIN32(ERROR_ALREADY_INITIALIZED);
    bool fits = (type == XCN_CERT_ALT_NAME_IP_ADDRESS && (size == 4 || size == 16))
                || (type == XCN_CERT_ALT_NAME_GUID && size == sizeof(GUID))
                || (type == XCN_CERT_ALT_NAME_DIRECTORY_NAME && size > 1 && data[0] == DER_SEQUENCE);
    if (!fits) return E_INVALIDARG;
    HRESULT hr = bytes_copy(&self->raw, data, size);
    if (SUCCEEDED(hr)) self->type = type;
    return hr;
}

static HRESULT set_other(AlternativeName *self, IObjectId *oid, const Bytes *data, bool wrap)
{
    Der der = {0};
    if (self->type != XCN_CERT_ALT_NAME_UNKNOWN) return HRESULT_FROM_WIN32(ERROR_ALREADY_INITIALIZED);
    if (wrap) der_value(&der, DER_OCTET_STRING, data->data, data->size);
    else der_raw(&der, data->data, data->size);
    HRESULT hr = der_result(&der);
    if (SUCCEEDED(hr)) hr = bytes_copy(&self->raw, der.data, der.size);
    if (SUCCEEDED(hr)) hr = interface_put(&self->oid, oid);
    if (SUCCEEDED(hr)) self->type = XCN_CERT_ALT_NAME_OTHER_NAME;
    der_free(&der);
    return hr;
}

static HRESULT STDMETHODCALLTYPE CAlternativeName_InitializeFromString(
    IAlternativeName *iface, AlternativeNameType type, BSTR value)
{
    return enroll_error(iface, "InitializeFromString", set_string(SELF(iface), type, value));
}

static HRESULT STDMETHODCALLTYPE CAlternativeName_InitializeFromRawData(
    IAlternativeName *iface, AlternativeNameType type, EncodingType encoding, BSTR text)
{
    Bytes data;
    HRESULT hr = encoding_decode(text, encoding, &data);
    if (SUCCEEDED(hr)) hr = set_raw(SELF(iface), type, data.data, data.size);
    bytes_free(&data);
    return enroll_error(iface, "InitializeFromRawData", hr);
}

static HRESULT STDMETHODCALLTYPE CAlternativeName_InitializeFromOtherName(
    IAlternativeName *iface, IObjectId *oid, EncodingType encoding, BSTR text, VARIANT_BOOL wrap)
{
    Bytes data;
    HRESULT hr = encoding_decode(text, encoding, &data);
    if (SUCCEEDED(hr)) hr = set_other(SELF(iface), oid, &data, wrap != VARIANT_FALSE);
    bytes_free(&data);
    return enroll_error(iface, "InitializeFromOtherName", hr);
}

static HRESULT STDMETHODCALLTYPE CAlternativeName_get_Type(IAlternativeName *iface, AlternativeNameType *value)
{
    if (!value) return E_POINTER;
    *value = SELF(iface)->type;
    return enroll_error(iface, "get_Type", *value == XCN_CERT_ALT_NAME_UNKNOWN ? OLE_E_BLANK : S_OK);
}

static HRESULT STDMETHODCALLTYPE CAlternativeName_get_StrValue(IAlternativeName *iface, BSTR *value)
{
    if (!value) return E_POINTER;
    *value = NULL;
    if (!SELF(iface)->string) return enroll_error(iface, "get_StrValue", CERTSRV_E_PROPERTY_EMPTY);
    return string_get(SELF(iface)->string, value);
}

static HRESULT STDMETHODCALLTYPE CAlternativeName_get_ObjectId(IAlternativeName *iface, IObjectId **value)
{
    return enroll_error(iface, "get_ObjectId", interface_get(SELF(iface)->oid, value));
}

static HRESULT STDMETHODCALLTYPE CAlternativeName_get_RawData(IAlternativeName *iface, EncodingType encoding, BSTR *value)
{
    const Bytes *raw = &SELF(iface)->raw;
    if (!value) return E_POINTER;
    *value = NULL;
    HRESULT hr = raw->data ? encoding_encode(raw->data, raw->size, encoding, value) : CERTSRV_E_PROPERTY_EMPTY;
    return enroll_error(iface, "get_RawData", hr);
}

static const IAlternativeNameVtbl vtbl = {
    COM_DISPATCH_SLOTS,
    CAlternativeName_InitializeFromString,
    CAlternativeName_InitializeFromRawData,
    CAlternativeName_InitializeFromOtherName,
    CAlternativeName_get_Type,
    CAlternativeName_get_StrValue,
    CAlternativeName_get_ObjectId,
    CAlternativeName_get_RawData,
};
static const IID *const interfaces[] = {&IID_IAlternativeName, NULL};

const ComClass CAlternativeName_class = {
    .name = "CAlternativeName", .clsid = &CLSID_CAlternativeName, .interfaces = interfaces,
    .vtbl = &vtbl, .size = sizeof(AlternativeName), .destroy = destroy
};

/* [0] { type-id, [0] EXPLICIT value } */
static void encode_other(Der *der, const char *oid, const Der *value)
{
    DWORD begin = der_begin(der);
    der_oid(der, oid);
    der_value(der, DER_CONTEXT_CONSTRUCTED, value->data, value->size);
    der_end(der, begin, DER_CONTEXT_CONSTRUCTED);
}

static void encode_registered_id(Der *der, const WCHAR *dotted)
{
    char oid[OID_MAX] = "";
    WideCharToMultiByte(CP_ACP, 0, dotted, -1, oid, sizeof oid - 1, NULL, NULL);
    DWORD begin = der_begin(der);
    der_oid(der, oid);
    if (!der->failed) der->data[begin] = DER_CONTEXT | 8; /* implicit: another tag, the same content */
}

HRESULT alternative_name_encode(AlternativeName *name, Der *der)
{
    int length = SysStringLen(name->string);
    char oid[OID_MAX];
    Der value = {0};
    HRESULT hr = S_OK;
    switch (name->type) {
    case XCN_CERT_ALT_NAME_RFC822_NAME: der_utf8(der, DER_CONTEXT | 1, name->string, length); break;
    case XCN_CERT_ALT_NAME_DNS_NAME: der_utf8(der, DER_CONTEXT | 2, name->string, length); break;
    case XCN_CERT_ALT_NAME_URL: der_utf8(der, DER_CONTEXT | 6, name->string, length); break;
    case XCN_CERT_ALT_NAME_REGISTERED_ID: encode_registered_id(der, name->string); break;
    case XCN_CERT_ALT_NAME_IP_ADDRESS: der_value(der, DER_CONTEXT | 7, name->raw.data, name->raw.size); break;
    case XCN_CERT_ALT_NAME_DIRECTORY_NAME:
        der_value(der, DER_CONTEXT_CONSTRUCTED | 4, name->raw.data, name->raw.size);
        break;
    case XCN_CERT_ALT_NAME_USER_PRINCIPLE_NAME:
        der_utf8(&value, DER_UTF8_STRING, name->string, length);
        encode_other(der, principal_name_oid, &value);
        break;
    case XCN_CERT_ALT_NAME_GUID:
        der_value(&value, DER_OCTET_STRING, name->raw.data, name->raw.size);
        encode_other(der, guid_oid, &value);
        break;
    case XCN_CERT_ALT_NAME_OTHER_NAME:
        der_raw(&value, name->raw.data, name->raw.size);
        hr = object_id_value(name->oid, oid);
        if (SUCCEEDED(hr)) encode_other(der, oid, &value);
        break;
    default: hr = OLE_E_BLANK;
    }
    if (SUCCEEDED(hr)) hr = der_result(&value);
    der_free(&value);
    return SUCCEEDED(hr) ? der_result(der) : hr;
}

static HRESULT other_from_entry(AlternativeName *name, const CERT_OTHER_NAME *other)
{
    IObjectId *oid;
    Bytes value = {other->Value.pbData, other->Value.cbData};
    HRESULT hr = object_id_create(other->pszObjId, &oid);
    if (FAILED(hr)) return hr;
    hr = set_other(name, oid, &value, false);
    IObjectId_Release(oid);
    return hr;
}

static HRESULT registered_id_from_entry(AlternativeName *name, const char *dotted)
{
    WCHAR text[OID_MAX];
    if (!MultiByteToWideChar(CP_ACP, 0, dotted, -1, text, OID_MAX)) return E_INVALIDARG;
    return set_string(name, XCN_CERT_ALT_NAME_REGISTERED_ID, text);
}

static HRESULT from_entry(AlternativeName *name, const CERT_ALT_NAME_ENTRY *entry)
{
    switch (entry->dwAltNameChoice) {
    case CERT_ALT_NAME_RFC822_NAME:
    case CERT_ALT_NAME_DNS_NAME:
    case CERT_ALT_NAME_URL:
        return set_string(name, (AlternativeNameType)entry->dwAltNameChoice, entry->pwszRfc822Name);
    case CERT_ALT_NAME_REGISTERED_ID: return registered_id_from_entry(name, entry->pszRegisteredID);
    case CERT_ALT_NAME_IP_ADDRESS:
    case CERT_ALT_NAME_DIRECTORY_NAME:
        return set_raw(name, (AlternativeNameType)entry->dwAltNameChoice, entry->IPAddress.pbData,
                       entry->IPAddress.cbData);
    case CERT_ALT_NAME_OTHER_NAME: return other_from_entry(name, entry->pOtherName);
    default: return E_NOTIMPL;
    }
}

HRESULT alternative_name_from_entry(const CERT_ALT_NAME_ENTRY *entry, IAlternativeName **out)
{
    HRESULT hr = com_create_interface(&CAlternativeName_class, false, &IID_IAlternativeName, (void **)out);
    if (SUCCEEDED(hr)) hr = from_entry(SELF(*out), entry);
    if (FAILED(hr)) {
        com_release(*out);
        *out = NULL;
    }
    return hr;
}
