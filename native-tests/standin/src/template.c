/* CX509ExtensionTemplateName (a version 1 template) and CX509ExtensionTemplate. */
#include "errors.h"
#include "extension.h"
#include "object_id.h"

#define SELF(iface) ((Extension *)(iface))

static HRESULT STDMETHODCALLTYPE CX509ExtensionTemplateName_InitializeEncode(
    IX509ExtensionTemplateName *iface, BSTR name)
{
    Der der = {0};
    HRESULT hr = SysStringLen(name) ? S_OK : E_INVALIDARG;
    if (SUCCEEDED(hr)) {
        der_bmp(&der, name, SysStringLen(name));
        hr = extension_set_der(SELF(iface), szOID_ENROLL_CERTTYPE_EXTENSION, &der);
    }
    der_free(&der);
    return enroll_error(iface, "InitializeEncode", hr);
}

static HRESULT STDMETHODCALLTYPE CX509ExtensionTemplateName_InitializeDecode(
    IX509ExtensionTemplateName *iface, EncodingType encoding, BSTR data)
{
    return enroll_error(iface, "InitializeDecode",
                        extension_initialize_decode(SELF(iface), szOID_ENROLL_CERTTYPE_EXTENSION,
                                                    X509_UNICODE_ANY_STRING, encoding, data));
}

static HRESULT STDMETHODCALLTYPE CX509ExtensionTemplateName_get_TemplateName(
    IX509ExtensionTemplateName *iface, BSTR *value)
{
    CERT_NAME_VALUE *name;
    if (!value) return E_POINTER;
    *value = NULL;
    HRESULT hr = extension_decode(SELF(iface), X509_UNICODE_ANY_STRING, &name);
    if (FAILED(hr)) return enroll_error(iface, "get_TemplateName", hr);
    *value = SysAllocStringLen((WCHAR *)name->Value.pbData, name->Value.cbData / sizeof(WCHAR));
    LocalFree(name);
    return *value ? S_OK : E_OUTOFMEMORY;
}

static const IX509ExtensionTemplateNameVtbl name_vtbl = {
    COM_DISPATCH_SLOTS, EXTENSION_SLOTS,
    CX509ExtensionTemplateName_InitializeEncode,
    CX509ExtensionTemplateName_InitializeDecode,
    CX509ExtensionTemplateName_get_TemplateName,
};
static const IID *const name_interfaces[] = {&IID_IX509ExtensionTemplateName, &IID_IX509Extension, NULL};

const ComClass CX509ExtensionTemplateName_class = {
    .name = "CX509ExtensionTemplateName", .clsid = &CLSID_CX509ExtensionTemplateName,
    .interfaces = name_interfaces, .vtbl = &name_vtbl, .size = sizeof(Extension),
    .destroy = extension_destroy
};

static HRESULT STDMETHODCALLTYPE CX509ExtensionTemplate_InitializeEncode(
    IX509ExtensionTemplate *iface, IObjectId *template, LONG major, LONG minor)
{
    char oid[OID_MAX];
    Der der = {0};
    HRESULT hr = major < 0 || minor < 0 ? E_INVALIDARG : object_id_value(template, oid);
    if (SUCCEEDED(hr)) {
        der_oid(&der, oid);
        der_integer(&der, major);
        der_integer(&der, minor);
        der_end(&der, 0, DER_SEQUENCE);
        hr = extension_set_der(SELF(iface), szOID_CERTIFICATE_TEMPLATE, &der);
    }
    der_free(&der);
    return enroll_error(iface, "InitializeEncode", hr);
}

NOT_IMPLEMENTED(CX509ExtensionTemplate, IX509ExtensionTemplate, InitializeDecode, EncodingType encoding, BSTR data)
NOT_IMPLEMENTED(CX509ExtensionTemplate, IX509ExtensionTemplate, get_TemplateOid, IObjectId **value)
NOT_IMPLEMENTED(CX509ExtensionTemplate, IX509ExtensionTemplate, get_MajorVersion, LONG *value)
NOT_IMPLEMENTED(CX509ExtensionTemplate, IX509ExtensionTemplate, get_MinorVersion, LONG *value)

static const IX509ExtensionTemplateVtbl template_vtbl = {
    COM_DISPATCH_SLOTS, EXTENSION_SLOTS,
    CX509ExtensionTemplate_InitializeEncode,
    CX509ExtensionTemplate_InitializeDecode,
    CX509ExtensionTemplate_get_TemplateOid,
    CX509ExtensionTemplate_get_MajorVersion,
    CX509ExtensionTemplate_get_MinorVersion,
};
static const IID *const template_interfaces[] = {&IID_IX509ExtensionTemplate, &IID_IX509Extension, NULL};

const ComClass CX509ExtensionTemplate_class = {
    .name = "CX509ExtensionTemplate", .clsid = &CLSID_CX509ExtensionTemplate,
    .interfaces = template_interfaces, .vtbl = &template_vtbl, .size = sizeof(Extension),
    .destroy = extension_destroy
};
