/* CX509MachineEnrollmentFactory: what makes an enrollment helper for the machine. */
#include "classes.h"
#include "errors.h"
#include "machine_factory.h"
#include "unfilled.h"

static HRESULT STDMETHODCALLTYPE CX509MachineEnrollmentFactory_CreateObject(
    IX509MachineEnrollmentFactory *iface, BSTR prog_id, IX509EnrollmentHelper **value)
{
    if (!value) return E_POINTER;
    *value = NULL;
    const ClassEntry *entry = classes_find_prog_id(prog_id);
    if (!entry || entry->class != &CX509EnrollmentHelper_class)
        return enroll_error(iface, "CreateObject", E_NOINTERFACE);
    return enroll_error(iface, "CreateObject",
                        com_create_interface(entry->class, false, &IID_IX509EnrollmentHelper, (void **)value));
}

static const IX509MachineEnrollmentFactoryVtbl vtbl = {
    COM_DISPATCH_SLOTS,
    CX509MachineEnrollmentFactory_CreateObject,
};
static const IID *const interfaces[] = {&IID_IX509MachineEnrollmentFactory, NULL};

const ComClass CX509MachineEnrollmentFactory_class = {
    .name = "CX509MachineEnrollmentFactory", .clsid = &CLSID_CX509MachineEnrollmentFactory,
    .interfaces = interfaces, .vtbl = &vtbl, .size = sizeof(ComObject)
};
