/* CX509ExtensionKeyUsage and CX509ExtensionEnhancedKeyUsage. */
#include "errors.h"
#include "extension.h"
#include "object_id.h"

#define SELF(iface) ((Extension *)(iface))

/* A named bit string ends with its last bit that is set (DER). */
static void encode_key_usage(Der *der, DWORD flags)
{
    BYTE content[3] = {0, (BYTE)flags, (BYTE)(flags >> 8)};
    DWORD size = content[2] ? 3 : content[1] ? 2 : 1;
    for (BYTE last = size > 1 ? content[size - 1] : 1; !(last & 1); last >>= 1) content[0]++;
    der_value(der, DER_BIT_STRING, content, size);
}

static HRESULT STDMETHODCALLTYPE CX509ExtensionKeyUsage_InitializeEncode(
    IX509ExtensionKeyUsage *iface, X509KeyUsageFlags flags)
{
    Der der = {0};
    encode_key_usage(&der, flags);
    HRESULT hr = extension_set_der(SELF(iface), szOID_KEY_USAGE, &der);
    der_free(&der);
    return enroll_error(iface, "InitializeEncode", hr);
}

static HRESULT STDMETHODCALLTYPE CX509ExtensionKeyUsage_InitializeDecode(
    IX509ExtensionKeyUsage *iface, EncodingType encoding, BSTR data)
{
    return enroll_error(iface, "InitializeDecode",
                        extension_initialize_decode(SELF(iface), szOID_KEY_USAGE, X509_KEY_USAGE, encoding, data));
}

static HRESULT STDMETHODCALLTYPE CX509ExtensionKeyUsage_get_KeyUsage(
    IX509ExtensionKeyUsage *iface, X509KeyUsageFlags *value)
{
    CRYPT_BIT_BLOB *bits;
    if (!value) return E_POINTER;
    HRESULT hr = extension_decode(SELF(iface), X509_KEY_USAGE, &bits);
    if (FAILED(hr)) return enroll_error(iface, "get_KeyUsage", hr);
    DWORD flags = bits->cbData > 0 ? bits->pbData[0] : 0;
    if (bits->cbData > 1) flags |= (DWORD)bits->pbData[1] << 8;
    *value = (X509KeyUsageFlags)flags;
    LocalFree(bits);
    return S_OK;
}

static const IX509ExtensionKeyUsageVtbl key_usage_vtbl = {
    COM_DISPATCH_SLOTS, EXTENSION_SLOTS,
    CX509ExtensionKeyUsage_InitializeEncode,
    CX509ExtensionKeyUsage_InitializeDecode,
    CX509ExtensionKeyUsage_get_KeyUsage,
};
static const IID *const key_usage_interfaces[] = {&IID_IX509ExtensionKeyUsage, &IID_IX509Extension, NULL};

const ComClass CX509ExtensionKeyUsage_class = {
    .name = "CX509ExtensionKeyUsage", .clsid = &CLSID_CX509ExtensionKeyUsage,
    .interfaces = key_usage_interfaces, .vtbl = &key_usage_vtbl, .size = sizeof(Extension),
    .destroy = extension_destroy
};

static HRESULT encode_object_ids(IObjectIds *list, Der *der)
{
    LONG count;
    char value[OID_MAX];
    if (!list) return E_POINTER;
    HRESULT hr = IObjectIds_get_Count(list, &count);
    if (SUCCEEDED(hr) && !count) hr = E_INVALIDARG;
    for (LONG i = 0; SUCCEEDED(hr) && i < count; i++) {
        IObjectId *oid;
        hr = IObjectIds_get_ItemByIndex(list, i, &oid);
        if (FAILED(hr)) break;
        hr = object_id_value(oid, value);
        IObjectId_Release(oid);
        if (SUCCEEDED(hr)) der_oid(der, value);
    }
    der_end(der, 0, DER_SEQUENCE);
    return hr;
}

static HRESULT STDMETHODCALLTYPE CX509ExtensionEnhancedKeyUsage_InitializeEncode(
    IX509ExtensionEnhancedKeyUsage *iface, IObjectIds *value)
{
    Der der = {0};
    HRESULT hr = encode_object_ids(value, &der);
    if (SUCCEEDED(hr)) hr = extension_set_der(SELF(iface), szOID_ENHANCED_KEY_USAGE, &der);
    der_free(&der);
    return enroll_error(iface, "InitializeEncode", hr);
}

static HRESULT STDMETHODCALLTYPE CX509ExtensionEnhancedKeyUsage_InitializeDecode(
    IX509ExtensionEnhancedKeyUsage *iface, EncodingType encoding, BSTR data)
{
    return enroll_error(iface, "InitializeDecode",
                        extension_initialize_decode(SELF(iface), szOID_ENHANCED_KEY_USAGE,
                                                    X509_ENHANCED_KEY_USAGE, encoding, data));
}

static HRESULT fill_object_ids(IObjectIds *list, const CERT_ENHKEY_USAGE *usage)
{
    HRESULT hr = S_OK;
    for (DWORD i = 0; SUCCEEDED(hr) && i < usage->cUsageIdentifier; i++) {
        IObjectId *oid;
        hr = object_id_create(usage->rgpszUsageIdentifier[i], &oid);
        if (FAILED(hr)) break;
        hr = IObjectIds_Add(list, oid);
        IObjectId_Release(oid);
    }
    return hr;
}

static HRESULT STDMETHODCALLTYPE CX509ExtensionEnhancedKeyUsage_get_EnhancedKeyUsage(
    IX509ExtensionEnhancedKeyUsage *iface, IObjectIds **value)
{
    CERT_ENHKEY_USAGE *usage;
    if (!value) return E_POINTER;
    *value = NULL;
    HRESULT hr = extension_decode(SELF(iface), X509_ENHANCED_KEY_USAGE, &usage);
    if (FAILED(hr)) return enroll_error(iface, "get_EnhancedKeyUsage", hr);
    hr = com_create_interface(&CObjectIds_class, false, &IID_IObjectIds, (void **)value);
    if (SUCCEEDED(hr)) hr = fill_object_ids(*value, usage);
    LocalFree(usage);
    if (FAILED(hr)) {
        com_release(*value);
        *value = NULL;
    }
    return enroll_error(iface, "get_EnhancedKeyUsage", hr);
}

static const IX509ExtensionEnhancedKeyUsageVtbl enhanced_vtbl = {
    COM_DISPATCH_SLOTS, EXTENSION_SLOTS,
    CX509ExtensionEnhancedKeyUsage_InitializeEncode,
    CX509ExtensionEnhancedKeyUsage_InitializeDecode,
    CX509ExtensionEnhancedKeyUsage_get_EnhancedKeyUsage,
};
static const IID *const enhanced_interfaces[] = {
    &IID_IX509ExtensionEnhancedKeyUsage, &IID_IX509Extension, NULL
};

const ComClass CX509ExtensionEnhancedKeyUsage_class = {
    .name = "CX509ExtensionEnhancedKeyUsage", .clsid = &CLSID_CX509ExtensionEnhancedKeyUsage,
    .interfaces = enhanced_interfaces, .vtbl = &enhanced_vtbl, .size = sizeof(Extension),
    .destroy = extension_destroy
};
