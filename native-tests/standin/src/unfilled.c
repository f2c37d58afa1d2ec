/* Their vtables are made from the type library: a slot that answers E_NOTIMPL differs
 * only in how many parameters it takes, which matters where the callee cleans the
 * stack (x86); every parameter of these interfaces takes one word there. */
#include "unfilled.h"
#include "errors.h"
#include "type_library.h"

enum { SLOTS_MAX = 80, DISPATCH_SLOTS = 7 };

static HRESULT refuse(void *iface) { return com_not_implemented(iface, "(not filled)"); }

#define ARG void *
static HRESULT STDMETHODCALLTYPE unfilled_0(void *iface) { return refuse(iface); }
static HRESULT STDMETHODCALLTYPE unfilled_1(void *iface, ARG a) { return refuse(iface); }
static HRESULT STDMETHODCALLTYPE unfilled_2(void *iface, ARG a, ARG b) { return refuse(iface); }
static HRESULT STDMETHODCALLTYPE unfilled_3(void *iface, ARG a, ARG b, ARG c) { return refuse(iface); }
static HRESULT STDMETHODCALLTYPE unfilled_4(void *iface, ARG a, ARG b, ARG c, ARG d) { return refuse(iface); }
static HRESULT STDMETHODCALLTYPE unfilled_5(void *iface, ARG a, ARG b, ARG c, ARG d, ARG e)
{
    return refuse(iface);
}
static HRESULT STDMETHODCALLTYPE unfilled_6(void *iface, ARG a, ARG b, ARG c, ARG d, ARG e, ARG f)
{
    return refuse(iface);
}

static const void *const unfilled[] = {(void *)unfilled_0, (void *)unfilled_1, (void *)unfilled_2,
                                       (void *)unfilled_3, (void *)unfilled_4, (void *)unfilled_5,
                                       (void *)unfilled_6};

static HRESULT fill(ITypeInfo *info, const void **slots);

/* The slots of the interface that this one derives from. */
static HRESULT fill_base(ITypeInfo *info, const void **slots)
{
    HREFTYPE reference;
    ITypeInfo *base;
    HRESULT hr = ITypeInfo_GetRefTypeOfImplType(info, 0, &reference);
    if (SUCCEEDED(hr)) hr = ITypeInfo_GetRefTypeInfo(info, reference, &base);
    if (FAILED(hr)) return hr;
    hr = fill(base, slots);
    ITypeInfo_Release(base);
    return hr;
}

static HRESULT fill_own(ITypeInfo *info, const TYPEATTR *type, const void **slots)
{
    for (UINT i = 0; i < type->cFuncs; i++) {
        FUNCDESC *function;
        HRESULT hr = ITypeInfo_GetFuncDesc(info, i, &function);
        if (FAILED(hr)) return hr;
        size_t slot = function->oVft / sizeof(void *), parameters = function->cParams;
        ITypeInfo_ReleaseFuncDesc(info, function);
        if (slot >= SLOTS_MAX || parameters >= ARRAYSIZE(unfilled)) return E_UNEXPECTED;
        slots[slot] = unfilled[parameters];
    }
    return S_OK;
}

static HRESULT fill(ITypeInfo *info, const void **slots)
{
    TYPEATTR *type;
    HRESULT hr = ITypeInfo_GetTypeAttr(info, &type);
    if (FAILED(hr)) return hr;
    if (!IsEqualIID(&type->guid, &IID_IDispatch)) {
        hr = fill_base(info, slots);
        if (SUCCEEDED(hr)) hr = fill_own(info, type, slots);
    }
    ITypeInfo_ReleaseTypeAttr(info, type);
    return hr;
}

/* A dual interface's own type information is that of its dispatch face; -1 leads to the other. */
static HRESULT make_vtable(const IID *iid, const void **slots)
{
    ITypeInfo *dispatch, *info;
    HREFTYPE reference;
    HRESULT hr = type_library_info(iid, &dispatch);
    if (FAILED(hr)) return hr;
    hr = ITypeInfo_GetRefTypeOfImplType(dispatch, -1, &reference);
    if (SUCCEEDED(hr)) hr = ITypeInfo_GetRefTypeInfo(dispatch, reference, &info);
    ITypeInfo_Release(dispatch);
    if (FAILED(hr)) return hr;
    hr = fill(info, slots);
    ITypeInfo_Release(info);
    return hr;
}

typedef struct Unfilled {
    ComObject com;
    const void *slots[SLOTS_MAX];
} Unfilled;

static HRESULT initialize(ComObject *object)
{
    static const void *const dispatch[DISPATCH_SLOTS] = {COM_DISPATCH_SLOTS};
    Unfilled *self = (Unfilled *)object;
    memcpy(self->slots, dispatch, sizeof dispatch);
    HRESULT hr = make_vtable(object->class->interfaces[0], self->slots);
    object->vtbl = self->slots; /* its first slots stand in any case: the caller releases by them */
    return hr;
}

#define UNFILLED_CLASS(Class, ...) \
    static const IID *const Class##_interfaces[] = {__VA_ARGS__, NULL}; \
    const ComClass Class##_class = { \
        .name = #Class, .clsid = &CLSID_##Class, .interfaces = Class##_interfaces, \
        .size = sizeof(Unfilled), .initialize = initialize \
    };

UNFILLED_CLASS(CCspInformation, &IID_ICspInformation)
UNFILLED_CLASS(CCspInformations, &IID_ICspInformations)
UNFILLED_CLASS(CCspStatus, &IID_ICspStatus)
UNFILLED_CLASS(CSignerCertificate, &IID_ISignerCertificate)
UNFILLED_CLASS(CCertPropertyDescription, &IID_ICertPropertyDescription, &IID_ICertProperty)
UNFILLED_CLASS(CCertPropertyFriendlyName, &IID_ICertPropertyFriendlyName, &IID_ICertProperty)
UNFILLED_CLASS(CX509CertificateRequestPkcs7, &IID_IX509CertificateRequestPkcs7, &IID_IX509CertificateRequest)
UNFILLED_CLASS(CX509CertificateRequestCmc, &IID_IX509CertificateRequestCmc,
               &IID_IX509CertificateRequestPkcs7, &IID_IX509CertificateRequest)
UNFILLED_CLASS(CX509EnrollmentHelper, &IID_IX509EnrollmentHelper)
