#include "enrollment_status.h"
#include "errors.h"

#define SELF(iface) ((EnrollmentStatus *)(iface))
#define IFACE IX509EnrollmentStatus

static HRESULT initialize(ComObject *object)
{
    SELF(object)->status = EnrollUnknown;
    SELF(object)->display = DisplayYes;
    return S_OK;
}

static void destroy(ComObject *object) { string_free(&SELF(object)->text); }

static HRESULT STDMETHODCALLTYPE CX509EnrollmentStatus_AppendText(IFACE *iface, BSTR text)
{
    BSTR whole;
    HRESULT hr = VarBstrCat(SELF(iface)->text, text, &whole);
    if (FAILED(hr)) return hr;
    hr = string_put(&SELF(iface)->text, whole);
    SysFreeString(whole);
    return hr;
}

STRING_PROPERTY(CX509EnrollmentStatus, IFACE, Text, text)
VALUE_PROPERTY(CX509EnrollmentStatus, IFACE, Selected, EnrollmentSelectionStatus, selected)
VALUE_PROPERTY(CX509EnrollmentStatus, IFACE, Display, EnrollmentDisplayStatus, display)
VALUE_PROPERTY(CX509EnrollmentStatus, IFACE, Status, EnrollmentEnrollStatus, status)
VALUE_PROPERTY(CX509EnrollmentStatus, IFACE, Error, HRESULT, error)

static HRESULT STDMETHODCALLTYPE CX509EnrollmentStatus_get_ErrorText(IFACE *iface, BSTR *value)
{
    if (!value) return E_POINTER;
    *value = enroll_error_text(SELF(iface)->error);
    return *value ? S_OK : E_OUTOFMEMORY;
}

static const IX509EnrollmentStatusVtbl vtbl = {
    COM_DISPATCH_SLOTS,
    CX509EnrollmentStatus_AppendText,
    CX509EnrollmentStatus_get_Text,
    CX509EnrollmentStatus_put_Text,
    CX509EnrollmentStatus_get_Selected,
    CX509EnrollmentStatus_put_Selected,
    CX509EnrollmentStatus_get_Display,
    CX509EnrollmentStatus_put_Display,
    CX509EnrollmentStatus_get_Status,
    CX509EnrollmentStatus_put_Status,
    CX509EnrollmentStatus_get_Error,
    CX509EnrollmentStatus_put_Error,
    CX509EnrollmentStatus_get_ErrorText,
};
static const IID *const interfaces[] = {&IID_IX509EnrollmentStatus, NULL};

const ComClass CX509EnrollmentStatus_class = {
    .name = "CX509EnrollmentStatus", .clsid = &CLSID_NULL, .interfaces = interfaces, .vtbl = &vtbl,
    .size = sizeof(EnrollmentStatus), .initialize = initialize, .destroy = destroy
};
