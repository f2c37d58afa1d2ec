#include "enrollment.h"
#include "collection.h"
#include "errors.h"
#include "rules.h"

#define SELF(iface) ((Enrollment *)(iface))
#define IFACE IX509Enrollment2 /* IX509Enrollment is its first part, in every build */

static void destroy(ComObject *object)
{
    Enrollment *self = SELF(object);
    com_release(self->request);
    com_release(self->status);
    com_release(self->name_value_pairs);
    string_free(&self->friendly_name);
    string_free(&self->description);
    bytes_free(&self->response);
    if (self->certificate) CertFreeCertificateContext(self->certificate);
}

static HRESULT make(ComObject *object)
{
    return com_create(&CX509EnrollmentStatus_class, object->web, (ComObject **)&SELF(object)->status);
}

/* A step of the enrollment: its outcome is the object's status, too.
 * status-tells-the-error, documented: IX509EnrollmentStatus::Error, ErrorText.
 * status-after-each-step, inferred: which step leads to which value of EnrollmentEnrollStatus. */
static HRESULT step(IFACE *iface, const char *method, EnrollmentEnrollStatus reached, HRESULT hr)
{
    EnrollmentStatus *status = SELF(iface)->status;
    status->error = hr;
    status->status = FAILED(hr) ? EnrollError : reached;
    return enroll_error(iface, method, hr);
}

static HRESULT initialize(Enrollment *self, X509CertificateEnrollmentContext context)
{
    Pkcs10 *request;
    HRESULT hr = rules_initialize(self);
    if (FAILED(hr)) return hr;
    hr = com_create(&CX509CertificateRequestPkcs10_class, self->com.web, (ComObject **)&request);
    if (FAILED(hr)) return hr;
    hr = IX509CertificateRequestPkcs10_Initialize((IX509CertificateRequestPkcs10 *)request, context);
    if (FAILED(hr)) {
        com_release(request);
        return hr;
    }
    self->request = request;
    self->context = context;
    return S_OK;
}

static HRESULT initialize_from_request(Enrollment *self, IX509CertificateRequest *request)
{
    Pkcs10 *own = pkcs10_of(request);
    HRESULT hr = rules_initialize(self);
    if (FAILED(hr)) return hr;
    if (!request) return E_POINTER;
    if (!own) return E_INVALIDARG;
    if (own->context == ContextNone) return OLE_E_BLANK;
    self->context = own->context;
    return interface_put(&self->request, own);
}

static HRESULT create_request(Enrollment *self, EncodingType encoding, BSTR *value)
{
    if (!value) return E_POINTER;
    *value = NULL;
    if (self->context == ContextNone) return OLE_E_BLANK;
    HRESULT hr = enrollment_create_request(self);
    if (FAILED(hr)) return hr;
    return encoding_encode(self->request->encoded.data, self->request->encoded.size, encoding, value);
}

static HRESULT STDMETHODCALLTYPE CX509Enrollment_Initialize(IFACE *iface, X509CertificateEnrollmentContext context)
{
    return step(iface, "Initialize", EnrollUnknown, initialize(SELF(iface), context));
}

NOT_IMPLEMENTED(CX509Enrollment, IFACE, InitializeFromTemplateName,
                X509CertificateEnrollmentContext context, BSTR name)

static HRESULT STDMETHODCALLTYPE CX509Enrollment_InitializeFromRequest(IFACE *iface, IX509CertificateRequest *request)
{
    return step(iface, "InitializeFromRequest", EnrollUnknown,
                initialize_from_request(SELF(iface), request));
}

static HRESULT STDMETHODCALLTYPE CX509Enrollment_CreateRequest(IFACE *iface, EncodingType encoding, BSTR *value)
{
    return step(iface, "CreateRequest", EnrollPended, create_request(SELF(iface), encoding, value));
}

/* Sends the request to a certification authority of the domain: there is none. */
NOT_IMPLEMENTED(CX509Enrollment, IFACE, Enroll)

static HRESULT STDMETHODCALLTYPE CX509Enrollment_InstallResponse(
    IFACE *iface, InstallResponseRestrictionFlags restrictions, BSTR response, EncodingType encoding,
    BSTR password)
{
    return step(iface, "p_InstallResponse", Enrolled,
                enrollment_install_response(SELF(iface), restrictions, response, encoding, password));
}

static HRESULT STDMETHODCALLTYPE CX509Enrollment_CreatePFX(
    IFACE *iface, BSTR password, PFXExportOptions options, EncodingType encoding, BSTR *value)
{
    Bytes pfx = {0};
    if (!value) return E_POINTER;
    *value = NULL;
    HRESULT hr = enrollment_create_pfx(SELF(iface), password, options, &pfx);
    if (SUCCEEDED(hr)) hr = encoding_encode(pfx.data, pfx.size, encoding, value);
    bytes_free(&pfx);
    return enroll_error(iface, "CreatePFX", hr);
}

static HRESULT STDMETHODCALLTYPE CX509Enrollment_get_Request(IFACE *iface, IX509CertificateRequest **value)
{
    if (!value) return E_POINTER;
    *value = NULL;
    if (!SELF(iface)->request) return enroll_error(iface, "get_Request", OLE_E_BLANK);
    return interface_get(SELF(iface)->request, value);
}

/* properties-keep-their-values, documented: their reference pages. */
VALUE_PROPERTY(CX509Enrollment, IFACE, Silent, VARIANT_BOOL, silent)
VALUE_PROPERTY(CX509Enrollment, IFACE, ParentWindow, LONG, parent_window)

static HRESULT STDMETHODCALLTYPE CX509Enrollment_get_NameValuePairs(IFACE *iface, IX509NameValuePairs **value)
{
    Enrollment *self = SELF(iface);
    HRESULT hr = S_OK;
    if (!value) return E_POINTER;
    *value = NULL;
    if (!self->name_value_pairs)
        hr = com_create(&CX509NameValuePairs_class, self->com.web, (ComObject **)&self->name_value_pairs);
    if (SUCCEEDED(hr)) hr = interface_get(self->name_value_pairs, value);
    return enroll_error(iface, "get_NameValuePairs", hr);
}

GET_VALUE(CX509Enrollment, IFACE, EnrollmentContext, X509CertificateEnrollmentContext, context)

static HRESULT STDMETHODCALLTYPE CX509Enrollment_get_Status(IFACE *iface, IX509EnrollmentStatus **value)
{
    return interface_get(SELF(iface)->status, value);
}

/* certificate-and-response, inferred: the reference pages of Certificate and Response do not name the error before. */
static HRESULT STDMETHODCALLTYPE CX509Enrollment_get_Certificate(IFACE *iface, EncodingType encoding, BSTR *value)
{
    PCCERT_CONTEXT certificate = SELF(iface)->certificate;
    if (!value) return E_POINTER;
    *value = NULL;
    HRESULT hr = certificate ? encoding_encode(certificate->pbCertEncoded, certificate->cbCertEncoded,
                                               encoding, value)
                             : CERTSRV_E_PROPERTY_EMPTY;
    return enroll_error(iface, "get_Certificate", hr);
}

static HRESULT STDMETHODCALLTYPE CX509Enrollment_get_Response(IFACE *iface, EncodingType encoding, BSTR *value)
{
    const Bytes *response = &SELF(iface)->response;
    if (!value) return E_POINTER;
    *value = NULL;
    HRESULT hr = response->data ? encoding_encode(response->data, response->size, encoding, value)
                                : CERTSRV_E_PROPERTY_EMPTY;
    return enroll_error(iface, "get_Response", hr);
}

STRING_PROPERTY(CX509Enrollment, IFACE, CertificateFriendlyName, friendly_name)
STRING_PROPERTY(CX509Enrollment, IFACE, CertificateDescription, description)
/* Both come from a certification authority of the domain. */
NOT_IMPLEMENTED(CX509Enrollment, IFACE, get_RequestId, LONG *value)
NOT_IMPLEMENTED(CX509Enrollment, IFACE, get_CAConfigString, BSTR *value)

NOT_IMPLEMENTED(CX509Enrollment, IFACE, InitializeFromTemplate, X509CertificateEnrollmentContext context,
                IDispatch *server, IDispatch *template)

/* install-response2, documented: IX509Enrollment2::InstallResponse2, remarks.
 * The policy server is noted on the certificate by the real one; the stand-in has none to note. */
static HRESULT STDMETHODCALLTYPE CX509Enrollment_InstallResponse2(
    IFACE *iface, InstallResponseRestrictionFlags restrictions, BSTR response, EncodingType encoding,
    BSTR password, BSTR url, BSTR id, PolicyServerUrlFlags flags, X509EnrollmentAuthFlags auth_flags)
{
    return CX509Enrollment_InstallResponse(iface, restrictions, response, encoding, password);
}

NOT_IMPLEMENTED(CX509Enrollment, IFACE, get_PolicyServer, IDispatch **value)
NOT_IMPLEMENTED(CX509Enrollment, IFACE, get_Template, IDispatch **value)
NOT_IMPLEMENTED(CX509Enrollment, IFACE, get_RequestIdString, BSTR *value)

static const IX509Enrollment2Vtbl vtbl = {
    COM_DISPATCH_SLOTS,
    CX509Enrollment_Initialize,
    CX509Enrollment_InitializeFromTemplateName,
    CX509Enrollment_InitializeFromRequest,
    CX509Enrollment_CreateRequest,
    CX509Enrollment_Enroll,
    CX509Enrollment_InstallResponse,
    CX509Enrollment_CreatePFX,
    CX509Enrollment_get_Request,
    CX509Enrollment_get_Silent,
    CX509Enrollment_put_Silent,
    CX509Enrollment_get_ParentWindow,
    CX509Enrollment_put_ParentWindow,
    CX509Enrollment_get_NameValuePairs,
    CX509Enrollment_get_EnrollmentContext,
    CX509Enrollment_get_Status,
    CX509Enrollment_get_Certificate,
    CX509Enrollment_get_Response,
    CX509Enrollment_get_CertificateFriendlyName,
    CX509Enrollment_put_CertificateFriendlyName,
    CX509Enrollment_get_CertificateDescription,
    CX509Enrollment_put_CertificateDescription,
    CX509Enrollment_get_RequestId,
    CX509Enrollment_get_CAConfigString,
    CX509Enrollment_InitializeFromTemplate,
    CX509Enrollment_InstallResponse2,
    CX509Enrollment_get_PolicyServer,
    CX509Enrollment_get_Template,
    CX509Enrollment_get_RequestIdString,
};

/* enrollment2-from-6.1, documented: IX509Enrollment2, requirements. */
static const IID *const interfaces[] = {
#ifdef BUILD_HAS_ENROLLMENT2
    &IID_IX509Enrollment2,
#endif
    &IID_IX509Enrollment, NULL
};

const ComClass CX509Enrollment_class = {
    .name = "CX509Enrollment", .clsid = &CLSID_CX509Enrollment, .interfaces = interfaces,
    .vtbl = &vtbl, .size = sizeof(Enrollment), .initialize = make, .destroy = destroy
};
