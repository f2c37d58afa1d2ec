#include "pkcs10.h"
#include "errors.h"
#include "object_id.h"
#include "build.h"
#include "certificate_request.h"
#include "collection.h"

#define SELF(iface) ((Pkcs10 *)(iface))
#define IFACE IX509CertificateRequestPkcs10

static HRESULT make(ComObject *object)
{
    SELF(object)->encode = pkcs10_encode_request;
    return S_OK;
}

Pkcs10 *pkcs10_of(void *iface)
{
    Pkcs10 *request = com_object_of(iface, &CX509CertificateRequestPkcs10_class);
    return request ? request : com_object_of(iface, &CX509CertificateRequestCertificate_class);
}

void pkcs10_destroy(ComObject *object)
{
    Pkcs10 *self = SELF(object);
    com_release(self->key);
    com_release(self->subject);
    com_release(self->hash_algorithm);
    com_release(self->extensions);
    com_release(self->critical_extensions);
    com_release(self->suppress_oids);
    com_release(self->csp_informations);
    string_free(&self->ui_context_message);
    string_free(&self->key_container_name_prefix);
    string_free(&self->template_name);
    bytes_free(&self->to_be_signed);
    bytes_free(&self->signature);
    bytes_free(&self->encoded);
    bytes_free(&self->public_key_info);
    bytes_free(&self->old_certificate);
    bytes_free(&self->renewal_certificate);
}

static HRESULT begin(Pkcs10 *self, X509CertificateEnrollmentContext context)
{
    if (self->context != ContextNone) return HRESULT_FROM_WIN32(ERROR_ALREADY_INITIALIZED);
    if (context < ContextUser || context > ContextAdministratorForceMachine) return E_INVALIDARG;
    return S_OK;
}

static HRESULT initialize(Pkcs10 *self, X509CertificateEnrollmentContext context)
{
    HRESULT hr = begin(self, context);
    if (FAILED(hr)) return hr;
    hr = com_create(&CX509PrivateKey_class, self->com.web, (ComObject **)&self->key);
    if (FAILED(hr)) return hr;
    self->key->machine_context = context == ContextUser ? VARIANT_FALSE : VARIANT_TRUE;
    self->context = context;
    return S_OK;
}

HRESULT pkcs10_open_for_change(const Pkcs10 *self)
{
    if (self->context == ContextNone) return OLE_E_BLANK;
    return self->encoded.data ? HRESULT_FROM_WIN32(ERROR_INVALID_STATE) : S_OK;
}

static HRESULT put_interface(IFACE *iface, const char *method, void *member, void *value)
{
    HRESULT hr = pkcs10_open_for_change(SELF(iface));
    if (SUCCEEDED(hr)) hr = interface_put(member, value);
    return enroll_error(iface, method, hr);
}

static HRESULT get_bytes(IFACE *iface, const char *method, const Bytes *bytes, EncodingType encoding,
                         BSTR *value)
{
    if (!value) return E_POINTER;
    *value = NULL;
    HRESULT hr = bytes->data ? encoding_encode(bytes->data, bytes->size, encoding, value) : OLE_E_BLANK;
    return enroll_error(iface, method, hr);
}

/* A list is made when it is first asked for; what the caller adds to it counts. */
static HRESULT get_collection(IFACE *iface, const char *method, const ComClass *class, void *member, void *value)
{
    ComObject **list = member;
    HRESULT hr = !value ? E_POINTER : SELF(iface)->context == ContextNone ? OLE_E_BLANK : S_OK;
    if (SUCCEEDED(hr) && !*list) hr = com_create(class, SELF(iface)->com.web, list);
    if (SUCCEEDED(hr)) hr = interface_get(*list, value);
    return enroll_error(iface, method, hr);
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_Initialize(
    IFACE *iface, X509CertificateEnrollmentContext context)
{
    return enroll_error(iface, "Initialize", initialize(SELF(iface), context));
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_Encode(IFACE *iface)
{
    HRESULT hr = pkcs10_open_for_change(SELF(iface));
    if (SUCCEEDED(hr)) hr = pkcs10_encode(SELF(iface));
    return enroll_error(iface, "Encode", hr);
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_ResetForEncode(IFACE *iface)
{
    if (SELF(iface)->context == ContextNone) return enroll_error(iface, "ResetForEncode", OLE_E_BLANK);
    bytes_free(&SELF(iface)->encoded);
    return S_OK;
}

/* A PKCS #10 request has nothing inside but itself. */
static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_GetInnerRequest(
    IFACE *iface, InnerRequestLevel level, IX509CertificateRequest **value)
{
    return com_QueryInterface(iface, &IID_IX509CertificateRequest, (void **)value);
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_get_Type(IFACE *iface, X509RequestType *value)
{
    if (!value) return E_POINTER;
    *value = TypePkcs10;
    return S_OK;
}

GET_VALUE(CX509CertificateRequestPkcs10, IFACE, EnrollmentContext, X509CertificateEnrollmentContext, context)
VALUE_PROPERTY(CX509CertificateRequestPkcs10, IFACE, Silent, VARIANT_BOOL, silent)
VALUE_PROPERTY(CX509CertificateRequestPkcs10, IFACE, ParentWindow, LONG, parent_window)
STRING_PROPERTY(CX509CertificateRequestPkcs10, IFACE, UIContextMessage, ui_context_message)
VALUE_PROPERTY(CX509CertificateRequestPkcs10, IFACE, SuppressDefaults, VARIANT_BOOL, suppress_defaults)

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_get_RenewalCertificate(
    IFACE *iface, EncodingType encoding, BSTR *value)
{
    return get_bytes(iface, "get_RenewalCertificate", &SELF(iface)->renewal_certificate, encoding, value);
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_put_RenewalCertificate(
    IFACE *iface, EncodingType encoding, BSTR value)
{
    Bytes certificate = {0};
    HRESULT hr = pkcs10_open_for_change(SELF(iface));
    if (SUCCEEDED(hr)) hr = encoding_decode(value, encoding, &certificate);
    if (SUCCEEDED(hr)) hr = bytes_copy(&SELF(iface)->renewal_certificate, certificate.data, certificate.size);
    bytes_free(&certificate);
    return enroll_error(iface, "put_RenewalCertificate", hr);
}

VALUE_PROPERTY(CX509CertificateRequestPkcs10, IFACE, ClientId, RequestClientInfoClientId, client_id)

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_get_CspInformations(IFACE *iface, ICspInformations **value)
{
    return enroll_error(iface, "get_CspInformations", interface_get(SELF(iface)->csp_informations, value));
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_put_CspInformations(IFACE *iface, ICspInformations *value)
{
    return put_interface(iface, "put_CspInformations", &SELF(iface)->csp_informations, value);
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_get_HashAlgorithm(IFACE *iface, IObjectId **value)
{
    if (SELF(iface)->hash_algorithm) return interface_get(SELF(iface)->hash_algorithm, value);
    return value ? object_id_create(build_default_hash_oid(), value) : E_POINTER;
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_put_HashAlgorithm(IFACE *iface, IObjectId *value)
{
    return put_interface(iface, "put_HashAlgorithm", &SELF(iface)->hash_algorithm, value);
}

VALUE_PROPERTY(CX509CertificateRequestPkcs10, IFACE, AlternateSignatureAlgorithm, VARIANT_BOOL, alternate_signature_algorithm)

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_get_RawData(IFACE *iface, EncodingType encoding, BSTR *value)
{
    return get_bytes(iface, "get_RawData", &SELF(iface)->encoded, encoding, value);
}

NOT_IMPLEMENTED(CX509CertificateRequestPkcs10, IFACE, InitializeFromTemplateName,
                X509CertificateEnrollmentContext context, BSTR name)

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_InitializeFromPrivateKey(
    IFACE *iface, X509CertificateEnrollmentContext context, IX509PrivateKey *key, BSTR template_name)
{
    Pkcs10 *self = SELF(iface);
    HRESULT hr = begin(self, context);
    PrivateKey *own = com_object_of(key, &CX509PrivateKey_class);
    /* Templates live in Active Directory, which the stand-in does not play. */
    if (SUCCEEDED(hr) && SysStringLen(template_name)) hr = E_NOTIMPL;
    if (SUCCEEDED(hr) && !own) hr = E_INVALIDARG;
    if (SUCCEEDED(hr)) hr = interface_put(&self->key, own);
    if (SUCCEEDED(hr)) self->context = context;
    return enroll_error(iface, "InitializeFromPrivateKey", hr);
}

NOT_IMPLEMENTED(CX509CertificateRequestPkcs10, IFACE, InitializeFromPublicKey,
                X509CertificateEnrollmentContext context, IX509PublicKey *key, BSTR template_name)

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_InitializeFromCertificate(
    IFACE *iface, X509CertificateEnrollmentContext context, BSTR certificate, EncodingType encoding,
    X509RequestInheritOptions options)
{
    HRESULT hr = begin(SELF(iface), context);
    if (SUCCEEDED(hr)) hr = pkcs10_inherit(SELF(iface), context, certificate, encoding, options);
    if (SUCCEEDED(hr)) SELF(iface)->context = context;
    return enroll_error(iface, "InitializeFromCertificate", hr);
}

NOT_IMPLEMENTED(CX509CertificateRequestPkcs10, IFACE, InitializeDecode, BSTR data, EncodingType encoding)
NOT_IMPLEMENTED(CX509CertificateRequestPkcs10, IFACE, CheckSignature, Pkcs10AllowedSignatureTypes types)
NOT_IMPLEMENTED(CX509CertificateRequestPkcs10, IFACE, IsSmartCard, VARIANT_BOOL *value)
NOT_IMPLEMENTED(CX509CertificateRequestPkcs10, IFACE, get_TemplateObjectId, IObjectId **value)
NOT_IMPLEMENTED(CX509CertificateRequestPkcs10, IFACE, get_PublicKey, IX509PublicKey **value)

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_get_PrivateKey(IFACE *iface, IX509PrivateKey **value)
{
    return enroll_error(iface, "get_PrivateKey", interface_get(SELF(iface)->key, value));
}

NOT_IMPLEMENTED(CX509CertificateRequestPkcs10, IFACE, get_NullSigned, VARIANT_BOOL *value)
NOT_IMPLEMENTED(CX509CertificateRequestPkcs10, IFACE, get_ReuseKey, VARIANT_BOOL *value)

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_get_OldCertificate(
    IFACE *iface, EncodingType encoding, BSTR *value)
{
    return get_bytes(iface, "get_OldCertificate", &SELF(iface)->old_certificate, encoding, value);
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_get_Subject(IFACE *iface, IX500DistinguishedName **value)
{
    return enroll_error(iface, "get_Subject", interface_get(SELF(iface)->subject, value));
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_put_Subject(IFACE *iface, IX500DistinguishedName *value)
{
    return put_interface(iface, "put_Subject", &SELF(iface)->subject, value);
}

NOT_IMPLEMENTED(CX509CertificateRequestPkcs10, IFACE, get_CspStatuses, ICspStatuses **value)
VALUE_PROPERTY(CX509CertificateRequestPkcs10, IFACE, SmimeCapabilities, VARIANT_BOOL, smime_capabilities)
NOT_IMPLEMENTED(CX509CertificateRequestPkcs10, IFACE, get_SignatureInformation, IX509SignatureInformation **value)
STRING_PROPERTY(CX509CertificateRequestPkcs10, IFACE, KeyContainerNamePrefix, key_container_name_prefix)
NOT_IMPLEMENTED(CX509CertificateRequestPkcs10, IFACE, get_CryptAttributes, ICryptAttributes **value)

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_get_X509Extensions(IFACE *iface, IX509Extensions **value)
{
    return get_collection(iface, "get_X509Extensions", &CX509Extensions_class, &SELF(iface)->extensions, value);
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_get_CriticalExtensions(IFACE *iface, IObjectIds **value)
{
    return get_collection(iface, "get_CriticalExtensions", &CObjectIds_class, &SELF(iface)->critical_extensions, value);
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_get_SuppressOids(IFACE *iface, IObjectIds **value)
{
    return get_collection(iface, "get_SuppressOids", &CObjectIds_class, &SELF(iface)->suppress_oids, value);
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_get_RawDataToBeSigned(
    IFACE *iface, EncodingType encoding, BSTR *value)
{
    return get_bytes(iface, "get_RawDataToBeSigned", &SELF(iface)->to_be_signed, encoding, value);
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestPkcs10_get_Signature(
    IFACE *iface, EncodingType encoding, BSTR *value)
{
    return get_bytes(iface, "get_Signature", &SELF(iface)->signature, encoding, value);
}

NOT_IMPLEMENTED(CX509CertificateRequestPkcs10, IFACE, GetCspStatuses, X509KeySpec spec, ICspStatuses **value)

const IX509CertificateRequestPkcs10Vtbl pkcs10_vtbl = {
    COM_DISPATCH_SLOTS,
    CX509CertificateRequestPkcs10_Initialize,
    CX509CertificateRequestPkcs10_Encode,
    CX509CertificateRequestPkcs10_ResetForEncode,
    CX509CertificateRequestPkcs10_GetInnerRequest,
    CX509CertificateRequestPkcs10_get_Type,
    CX509CertificateRequestPkcs10_get_EnrollmentContext,
    CX509CertificateRequestPkcs10_get_Silent,
    CX509CertificateRequestPkcs10_put_Silent,
    CX509CertificateRequestPkcs10_get_ParentWindow,
    CX509CertificateRequestPkcs10_put_ParentWindow,
    CX509CertificateRequestPkcs10_get_UIContextMessage,
    CX509CertificateRequestPkcs10_put_UIContextMessage,
    CX509CertificateRequestPkcs10_get_SuppressDefaults,
    CX509CertificateRequestPkcs10_put_SuppressDefaults,
    CX509CertificateRequestPkcs10_get_RenewalCertificate,
    CX509CertificateRequestPkcs10_put_RenewalCertificate,
    CX509CertificateRequestPkcs10_get_ClientId,
    CX509CertificateRequestPkcs10_put_ClientId,
    CX509CertificateRequestPkcs10_get_CspInformations,
    CX509CertificateRequestPkcs10_put_CspInformations,
    CX509CertificateRequestPkcs10_get_HashAlgorithm,
    CX509CertificateRequestPkcs10_put_HashAlgorithm,
    CX509CertificateRequestPkcs10_get_AlternateSignatureAlgorithm,
    CX509CertificateRequestPkcs10_put_AlternateSignatureAlgorithm,
    CX509CertificateRequestPkcs10_get_RawData,
    CX509CertificateRequestPkcs10_InitializeFromTemplateName,
    CX509CertificateRequestPkcs10_InitializeFromPrivateKey,
    CX509CertificateRequestPkcs10_InitializeFromPublicKey,
    CX509CertificateRequestPkcs10_InitializeFromCertificate,
    CX509CertificateRequestPkcs10_InitializeDecode,
    CX509CertificateRequestPkcs10_CheckSignature,
    CX509CertificateRequestPkcs10_IsSmartCard,
    CX509CertificateRequestPkcs10_get_TemplateObjectId,
    CX509CertificateRequestPkcs10_get_PublicKey,
    CX509CertificateRequestPkcs10_get_PrivateKey,
    CX509CertificateRequestPkcs10_get_NullSigned,
    CX509CertificateRequestPkcs10_get_ReuseKey,
    CX509CertificateRequestPkcs10_get_OldCertificate,
    CX509CertificateRequestPkcs10_get_Subject,
    CX509CertificateRequestPkcs10_put_Subject,
    CX509CertificateRequestPkcs10_get_CspStatuses,
    CX509CertificateRequestPkcs10_get_SmimeCapabilities,
    CX509CertificateRequestPkcs10_put_SmimeCapabilities,
    CX509CertificateRequestPkcs10_get_SignatureInformation,
    CX509CertificateRequestPkcs10_get_KeyContainerNamePrefix,
    CX509CertificateRequestPkcs10_put_KeyContainerNamePrefix,
    CX509CertificateRequestPkcs10_get_CryptAttributes,
    CX509CertificateRequestPkcs10_get_X509Extensions,
    CX509CertificateRequestPkcs10_get_CriticalExtensions,
    CX509CertificateRequestPkcs10_get_SuppressOids,
    CX509CertificateRequestPkcs10_get_RawDataToBeSigned,
    CX509CertificateRequestPkcs10_get_Signature,
    CX509CertificateRequestPkcs10_GetCspStatuses,
};

static const IID *const interfaces[] = {
    &IID_IX509CertificateRequestPkcs10, &IID_IX509CertificateRequest, NULL
};

const ComClass CX509CertificateRequestPkcs10_class = {
    .name = "CX509CertificateRequestPkcs10", .clsid = &CLSID_CX509CertificateRequestPkcs10, .interfaces = interfaces,
    .vtbl = &pkcs10_vtbl, .size = sizeof(Pkcs10), .initialize = make, .destroy = pkcs10_destroy
};
