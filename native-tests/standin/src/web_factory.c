#include "web_factory.h"
#include "classes.h"
#include "errors.h"

static HRESULT STDMETHODCALLTYPE CX509EnrollmentWebClassFactory_CreateObject(
    IX509EnrollmentWebClassFactory *iface, BSTR prog_id, IUnknown **value)
{
    if (!value) return E_POINTER;
    *value = NULL;
    module_client_calls();
    const ClassEntry *entry = classes_find_prog_id(prog_id);
    if (!entry || !entry->web) return enroll_error(iface, "CreateObject", E_NOINTERFACE);
    return enroll_error(iface, "CreateObject",
                        com_create_interface(entry->class, true, &IID_IUnknown, (void **)value));
}

static const IX509EnrollmentWebClassFactoryVtbl vtbl = {
    COM_DISPATCH_SLOTS,
    CX509EnrollmentWebClassFactory_CreateObject,
};

static const IID *const interfaces[] = {&IID_IX509EnrollmentWebClassFactory, NULL};

const ComClass CX509EnrollmentWebClassFactory_class = {
    .name = "CX509EnrollmentWebClassFactory", .clsid = &CLSID_CX509EnrollmentWebClassFactory, .interfaces = interfaces,
    .vtbl = &vtbl, .size = sizeof(ComObject)
};
