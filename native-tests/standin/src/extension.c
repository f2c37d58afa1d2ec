#include "extension.h"
#include "errors.h"
#include "object_id.h"

#define SELF(iface) ((Extension *)(iface))

void extension_destroy(ComObject *object)
{
    com_release(SELF(object)->oid);
    bytes_free(&SELF(object)->data);
}

HRESULT extension_check_blank(const Extension *extension)
{
    return extension->oid ? HRESULT_FROM_WIN32(ERROR_ALREADY_INITIALIZED) : S_OK;
}

HRESULT extension_set(Extension *extension, const char *oid, const void *data, DWORD size)
{
    HRESULT hr = extension_check_blank(extension);
    if (SUCCEEDED(hr)) hr = bytes_copy(&extension->data, data, size);
    if (SUCCEEDED(hr)) hr = object_id_create(oid, &extension->oid);
    return hr;
}

HRESULT extension_set_der(Extension *extension, const char *oid, const Der *der)
{
    HRESULT hr = der_result(der);
    return FAILED(hr) ? hr : extension_set(extension, oid, der->data, der->size);
}

HRESULT extension_decode(const Extension *extension, LPCSTR type, void *out)
{
    DWORD size = 0;
    if (!extension->oid) return OLE_E_BLANK;
    return CryptDecodeObjectEx(X509_ASN_ENCODING, type, extension->data.data, extension->data.size,
                               CRYPT_DECODE_ALLOC_FLAG, NULL, out, &size) ? S_OK : last_error();
}

HRESULT extension_initialize_decode(Extension *extension, const char *oid, LPCSTR type,
                                    EncodingType encoding, BSTR text)
{
    Bytes data = {0};
    DWORD ignored = 0;
    HRESULT hr = extension_check_blank(extension);
    if (SUCCEEDED(hr)) hr = encoding_decode(text, encoding, &data);
    if (SUCCEEDED(hr)
        && !CryptDecodeObject(X509_ASN_ENCODING, type, data.data, data.size, 0, NULL, &ignored))
        hr = last_error();
    if (SUCCEEDED(hr)) hr = extension_set(extension, oid, data.data, data.size);
    bytes_free(&data);
    return hr;
}

/* The classes that derive from it are made by what they say, not by raw bytes. */
HRESULT STDMETHODCALLTYPE extension_Initialize(void *iface, IObjectId *oid, EncodingType encoding, BSTR text)
{
    Extension *self = com_object_of(iface, &CX509Extension_class);
    char value[OID_MAX];
    Bytes data = {0};
    if (!self) return com_not_implemented(iface, "Initialize");
    HRESULT hr = extension_check_blank(self);
    if (SUCCEEDED(hr)) hr = object_id_value(oid, value);
    if (SUCCEEDED(hr)) hr = encoding_decode(text, encoding, &data);
    if (SUCCEEDED(hr)) hr = extension_set(self, value, data.data, data.size);
    bytes_free(&data);
    return enroll_error(iface, "Initialize", hr);
}

HRESULT STDMETHODCALLTYPE extension_get_ObjectId(void *iface, IObjectId **value)
{
    if (!value) return E_POINTER;
    *value = NULL;
    if (!SELF(iface)->oid) return enroll_error(iface, "get_ObjectId", OLE_E_BLANK);
    return interface_get(SELF(iface)->oid, value);
}

HRESULT STDMETHODCALLTYPE extension_get_RawData(void *iface, EncodingType encoding, BSTR *value)
{
    const Bytes *data = &SELF(iface)->data;
    if (!value) return E_POINTER;
    *value = NULL;
    HRESULT hr = SELF(iface)->oid ? encoding_encode(data->data, data->size, encoding, value) : OLE_E_BLANK;
    return enroll_error(iface, "get_RawData", hr);
}

HRESULT STDMETHODCALLTYPE extension_get_Critical(void *iface, VARIANT_BOOL *value)
{
    if (!value) return E_POINTER;
    *value = SELF(iface)->critical;
    return S_OK;
}

HRESULT STDMETHODCALLTYPE extension_put_Critical(void *iface, VARIANT_BOOL value)
{
    SELF(iface)->critical = value ? VARIANT_TRUE : VARIANT_FALSE;
    return S_OK;
}

static const IX509ExtensionVtbl vtbl = {COM_DISPATCH_SLOTS, EXTENSION_SLOTS};
static const IID *const interfaces[] = {&IID_IX509Extension, NULL};

const ComClass CX509Extension_class = {
    .name = "CX509Extension", .clsid = &CLSID_CX509Extension, .interfaces = interfaces,
    .vtbl = &vtbl, .size = sizeof(Extension), .destroy = extension_destroy
};
