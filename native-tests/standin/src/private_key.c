#include "private_key.h"
#include "errors.h"
#include "object_id.h"

#define SELF(iface) ((PrivateKey *)(iface))

static HRESULT initialize(ComObject *object)
{
    SELF(object)->key_usage = XCN_NCRYPT_ALLOW_DECRYPT_FLAG | XCN_NCRYPT_ALLOW_SIGNING_FLAG;
    return S_OK;
}

/* A password must not outlive the call that needed it. */
static void wipe(BSTR *secret)
{
    if (*secret) SecureZeroMemory(*secret, SysStringByteLen(*secret));
    string_free(secret);
}

static void destroy(ComObject *object)
{
    PrivateKey *self = SELF(object);
    BSTR *strings[] = {&self->container_name, &self->container_name_prefix, &self->reader_name,
                       &self->provider_name, &self->security_descriptor, &self->ui_context_message,
                       &self->friendly_name, &self->description};
    for (size_t i = 0; i < ARRAYSIZE(strings); i++) string_free(strings[i]);
    wipe(&self->pin);
    com_release(self->csp_informations);
    com_release(self->csp_status);
    com_release(self->algorithm);
    bytes_free(&self->certificate);
    key_container_close(self);
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_Open(IX509PrivateKey *iface)
{
    HRESULT hr = SELF(iface)->provider ? HRESULT_FROM_WIN32(ERROR_ALREADY_INITIALIZED)
                                       : key_container_open(SELF(iface));
    return enroll_error(iface, "Open", hr);
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_Create(IX509PrivateKey *iface)
{
    HRESULT hr = SELF(iface)->provider ? HRESULT_FROM_WIN32(ERROR_ALREADY_INITIALIZED)
                                       : key_container_create(SELF(iface));
    return enroll_error(iface, "Create", hr);
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_Close(IX509PrivateKey *iface)
{
    if (!SELF(iface)->provider) return enroll_error(iface, "Close", OLE_E_BLANK);
    key_container_close(SELF(iface));
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_Delete(IX509PrivateKey *iface)
{
    return enroll_error(iface, "Delete", key_container_delete(SELF(iface)));
}

NOT_IMPLEMENTED(CX509PrivateKey, IX509PrivateKey, Verify, X509PrivateKeyVerify type)
NOT_IMPLEMENTED(CX509PrivateKey, IX509PrivateKey, Import, BSTR type, BSTR key, EncodingType encoding)
NOT_IMPLEMENTED(CX509PrivateKey, IX509PrivateKey, Export, BSTR type, EncodingType encoding, BSTR *key)
NOT_IMPLEMENTED(CX509PrivateKey, IX509PrivateKey, ExportPublicKey, IX509PublicKey **key)

STRING_PROPERTY(CX509PrivateKey, IX509PrivateKey, ContainerName, container_name)
STRING_PROPERTY(CX509PrivateKey, IX509PrivateKey, ContainerNamePrefix, container_name_prefix)
STRING_PROPERTY(CX509PrivateKey, IX509PrivateKey, ReaderName, reader_name)
STRING_PROPERTY(CX509PrivateKey, IX509PrivateKey, ProviderName, provider_name)
STRING_PROPERTY(CX509PrivateKey, IX509PrivateKey, SecurityDescriptor, security_descriptor)
STRING_PROPERTY(CX509PrivateKey, IX509PrivateKey, UIContextMessage, ui_context_message)
STRING_PROPERTY(CX509PrivateKey, IX509PrivateKey, FriendlyName, friendly_name)
STRING_PROPERTY(CX509PrivateKey, IX509PrivateKey, Description, description)
VALUE_PROPERTY(CX509PrivateKey, IX509PrivateKey, ProviderType, X509ProviderType, provider_type)
VALUE_PROPERTY(CX509PrivateKey, IX509PrivateKey, LegacyCsp, VARIANT_BOOL, legacy_csp)
VALUE_PROPERTY(CX509PrivateKey, IX509PrivateKey, KeySpec, X509KeySpec, key_spec)
VALUE_PROPERTY(CX509PrivateKey, IX509PrivateKey, Length, LONG, length)
VALUE_PROPERTY(CX509PrivateKey, IX509PrivateKey, ExportPolicy, X509PrivateKeyExportFlags, export_policy)
VALUE_PROPERTY(CX509PrivateKey, IX509PrivateKey, KeyUsage, X509PrivateKeyUsageFlags, key_usage)
VALUE_PROPERTY(CX509PrivateKey, IX509PrivateKey, KeyProtection, X509PrivateKeyProtection, key_protection)
VALUE_PROPERTY(CX509PrivateKey, IX509PrivateKey, MachineContext, VARIANT_BOOL, machine_context)
VALUE_PROPERTY(CX509PrivateKey, IX509PrivateKey, Existing, VARIANT_BOOL, existing)
VALUE_PROPERTY(CX509PrivateKey, IX509PrivateKey, Silent, VARIANT_BOOL, silent)
VALUE_PROPERTY(CX509PrivateKey, IX509PrivateKey, ParentWindow, LONG, parent_window)

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_get_CspInformations(IX509PrivateKey *iface, ICspInformations **value)
{
    return enroll_error(iface, "get_CspInformations", interface_get(SELF(iface)->csp_informations, value));
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_put_CspInformations(IX509PrivateKey *iface, ICspInformations *value)
{
    return interface_put(&SELF(iface)->csp_informations, value);
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_get_CspStatus(IX509PrivateKey *iface, ICspStatus **value)
{
    return enroll_error(iface, "get_CspStatus", interface_get(SELF(iface)->csp_status, value));
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_put_CspStatus(IX509PrivateKey *iface, ICspStatus *value)
{
    return interface_put(&SELF(iface)->csp_status, value);
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_get_Algorithm(IX509PrivateKey *iface, IObjectId **value)
{
    if (!value) return E_POINTER;
    if (SELF(iface)->algorithm) return interface_get(SELF(iface)->algorithm, value);
    return enroll_error(iface, "get_Algorithm", object_id_create(szOID_RSA_RSA, value));
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_put_Algorithm(IX509PrivateKey *iface, IObjectId *value)
{
    return interface_put(&SELF(iface)->algorithm, value);
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_get_Certificate(IX509PrivateKey *iface, EncodingType encoding, BSTR *value)
{
    Bytes *certificate = &SELF(iface)->certificate;
    if (!certificate->data) return enroll_error(iface, "get_Certificate", CERTSRV_E_PROPERTY_EMPTY);
    return enroll_error(iface, "get_Certificate",
                        encoding_encode(certificate->data, certificate->size, encoding, value));
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_put_Certificate(IX509PrivateKey *iface, EncodingType encoding, BSTR value)
{
    bytes_free(&SELF(iface)->certificate);
    return enroll_error(iface, "put_Certificate",
                        encoding_decode(value, encoding, &SELF(iface)->certificate));
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_get_UniqueContainerName(IX509PrivateKey *iface, BSTR *value)
{
    if (!value) return E_POINTER;
    *value = NULL;
    return enroll_error(iface, "get_UniqueContainerName", key_container_unique_name(SELF(iface), value));
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_get_Opened(IX509PrivateKey *iface, VARIANT_BOOL *value)
{
    if (!value) return E_POINTER;
    *value = SELF(iface)->provider ? VARIANT_TRUE : VARIANT_FALSE;
    return S_OK;
}

/* The stand-in's containers always have a name. */
static HRESULT STDMETHODCALLTYPE CX509PrivateKey_get_DefaultContainer(IX509PrivateKey *iface, VARIANT_BOOL *value)
{
    if (!value) return E_POINTER;
    *value = VARIANT_FALSE;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE CX509PrivateKey_put_Pin(IX509PrivateKey *iface, BSTR value)
{
    wipe(&SELF(iface)->pin);
    return string_put(&SELF(iface)->pin, value);
}

static const IX509PrivateKeyVtbl vtbl = {
    COM_DISPATCH_SLOTS,
    CX509PrivateKey_Open,
    CX509PrivateKey_Create,
    CX509PrivateKey_Close,
    CX509PrivateKey_Delete,
    CX509PrivateKey_Verify,
    CX509PrivateKey_Import,
    CX509PrivateKey_Export,
    CX509PrivateKey_ExportPublicKey,
    CX509PrivateKey_get_ContainerName,
    CX509PrivateKey_put_ContainerName,
    CX509PrivateKey_get_ContainerNamePrefix,
    CX509PrivateKey_put_ContainerNamePrefix,
    CX509PrivateKey_get_ReaderName,
    CX509PrivateKey_put_ReaderName,
    CX509PrivateKey_get_CspInformations,
    CX509PrivateKey_put_CspInformations,
    CX509PrivateKey_get_CspStatus,
    CX509PrivateKey_put_CspStatus,
    CX509PrivateKey_get_ProviderName,
    CX509PrivateKey_put_ProviderName,
    CX509PrivateKey_get_ProviderType,
    CX509PrivateKey_put_ProviderType,
    CX509PrivateKey_get_LegacyCsp,
    CX509PrivateKey_put_LegacyCsp,
    CX509PrivateKey_get_Algorithm,
    CX509PrivateKey_put_Algorithm,
    CX509PrivateKey_get_KeySpec,
    CX509PrivateKey_put_KeySpec,
    CX509PrivateKey_get_Length,
    CX509PrivateKey_put_Length,
    CX509PrivateKey_get_ExportPolicy,
    CX509PrivateKey_put_ExportPolicy,
    CX509PrivateKey_get_KeyUsage,
    CX509PrivateKey_put_KeyUsage,
    CX509PrivateKey_get_KeyProtection,
    CX509PrivateKey_put_KeyProtection,
    CX509PrivateKey_get_MachineContext,
    CX509PrivateKey_put_MachineContext,
    CX509PrivateKey_get_SecurityDescriptor,
    CX509PrivateKey_put_SecurityDescriptor,
    CX509PrivateKey_get_Certificate,
    CX509PrivateKey_put_Certificate,
    CX509PrivateKey_get_UniqueContainerName,
    CX509PrivateKey_get_Opened,
    CX509PrivateKey_get_DefaultContainer,
    CX509PrivateKey_get_Existing,
    CX509PrivateKey_put_Existing,
    CX509PrivateKey_get_Silent,
    CX509PrivateKey_put_Silent,
    CX509PrivateKey_get_ParentWindow,
    CX509PrivateKey_put_ParentWindow,
    CX509PrivateKey_get_UIContextMessage,
    CX509PrivateKey_put_UIContextMessage,
    CX509PrivateKey_put_Pin,
    CX509PrivateKey_get_FriendlyName,
    CX509PrivateKey_put_FriendlyName,
    CX509PrivateKey_get_Description,
    CX509PrivateKey_put_Description,
};

static const IID *const interfaces[] = {&IID_IX509PrivateKey, NULL};

const ComClass CX509PrivateKey_class = {
    .name = "CX509PrivateKey", .clsid = &CLSID_CX509PrivateKey, .interfaces = interfaces,
    .vtbl = &vtbl, .size = sizeof(PrivateKey), .initialize = initialize, .destroy = destroy
};
