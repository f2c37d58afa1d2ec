/* CX509ExtensionAlternativeNames: the subject's alternative names. */
#include "alternative_name.h"
#include "collection.h"
#include "errors.h"
#include "extension.h"

#define SELF(iface) ((Extension *)(iface))

static HRESULT encode_names(IAlternativeNames *names, Der *der)
{
    LONG count;
    if (!names) return E_POINTER;
    HRESULT hr = IAlternativeNames_get_Count(names, &count);
    if (SUCCEEDED(hr) && !count) hr = E_INVALIDARG;
    for (LONG i = 0; SUCCEEDED(hr) && i < count; i++) {
        IAlternativeName *item;
        hr = IAlternativeNames_get_ItemByIndex(names, i, &item);
        if (FAILED(hr)) break;
        AlternativeName *name = com_object_of(item, &CAlternativeName_class);
        hr = name ? alternative_name_encode(name, der) : E_INVALIDARG;
        IAlternativeName_Release(item);
    }
    der_end(der, 0, DER_SEQUENCE);
    return hr;
}

static HRESULT STDMETHODCALLTYPE CX509ExtensionAlternativeNames_InitializeEncode(
    IX509ExtensionAlternativeNames *iface, IAlternativeNames *names)
{
    Der der = {0};
    HRESULT hr = encode_names(names, &der);
    if (SUCCEEDED(hr)) hr = extension_set_der(SELF(iface), szOID_SUBJECT_ALT_NAME2, &der);
    der_free(&der);
    return enroll_error(iface, "InitializeEncode", hr);
}

static HRESULT STDMETHODCALLTYPE CX509ExtensionAlternativeNames_InitializeDecode(
    IX509ExtensionAlternativeNames *iface, EncodingType encoding, BSTR data)
{
    return enroll_error(iface, "InitializeDecode",
                        extension_initialize_decode(SELF(iface), szOID_SUBJECT_ALT_NAME2,
                                                    X509_ALTERNATE_NAME, encoding, data));
}

static HRESULT fill_names(IAlternativeNames *names, const CERT_ALT_NAME_INFO *info)
{
    HRESULT hr = S_OK;
    for (DWORD i = 0; SUCCEEDED(hr) && i < info->cAltEntry; i++) {
        IAlternativeName *name;
        hr = alternative_name_from_entry(&info->rgAltEntry[i], &name);
        if (FAILED(hr)) break;
        hr = IAlternativeNames_Add(names, name);
        IAlternativeName_Release(name);
    }
    return hr;
}

static HRESULT STDMETHODCALLTYPE CX509ExtensionAlternativeNames_get_AlternativeNames(
    IX509ExtensionAlternativeNames *iface, IAlternativeNames **value)
{
    CERT_ALT_NAME_INFO *info;
    if (!value) return E_POINTER;
    *value = NULL;
    HRESULT hr = extension_decode(SELF(iface), X509_ALTERNATE_NAME, &info);
    if (FAILED(hr)) return enroll_error(iface, "get_AlternativeNames", hr);
    hr = com_create_interface(&CAlternativeNames_class, false, &IID_IAlternativeNames, (void **)value);
    if (SUCCEEDED(hr)) hr = fill_names(*value, info);
    LocalFree(info);
    if (FAILED(hr)) {
        com_release(*value);
        *value = NULL;
    }
    return enroll_error(iface, "get_AlternativeNames", hr);
}

static const IX509ExtensionAlternativeNamesVtbl vtbl = {
    COM_DISPATCH_SLOTS, EXTENSION_SLOTS,
    CX509ExtensionAlternativeNames_InitializeEncode,
    CX509ExtensionAlternativeNames_InitializeDecode,
    CX509ExtensionAlternativeNames_get_AlternativeNames,
};
static const IID *const interfaces[] = {&IID_IX509ExtensionAlternativeNames, &IID_IX509Extension, NULL};

const ComClass CX509ExtensionAlternativeNames_class = {
    .name = "CX509ExtensionAlternativeNames", .clsid = &CLSID_CX509ExtensionAlternativeNames,
    .interfaces = interfaces, .vtbl = &vtbl, .size = sizeof(Extension), .destroy = extension_destroy
};
