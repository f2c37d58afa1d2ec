/* Reference counts, QueryInterface and IDispatch for every class.
 * late-binding, documented: all interfaces are dual.
 * leak-create-use-release, documented: COM's rules of reference counting.
 * leak-failing-install-response, documented: the same. */
#include "object.h"
#include "errors.h"
#include "type_library.h"

static LONG live_objects;

LONG com_live_objects(void) { return live_objects; }

static ComObject *object_of_support(ISupportErrorInfo *iface)
{
    return CONTAINING_RECORD((void *)iface, ComObject, support_error_info);
}

static HRESULT STDMETHODCALLTYPE support_QueryInterface(ISupportErrorInfo *iface, REFIID iid, void **out)
{
    return com_QueryInterface(object_of_support(iface), iid, out);
}

static ULONG STDMETHODCALLTYPE support_AddRef(ISupportErrorInfo *iface)
{
    return com_AddRef(object_of_support(iface));
}

static ULONG STDMETHODCALLTYPE support_Release(ISupportErrorInfo *iface)
{
    return com_Release(object_of_support(iface));
}

static bool has_interface(const ComClass *class, REFIID iid)
{
    for (const IID *const *own = class->interfaces; *own; own++)
        if (IsEqualIID(*own, iid)) return true;
    return false;
}

static HRESULT STDMETHODCALLTYPE support_InterfaceSupportsErrorInfo(ISupportErrorInfo *iface, REFIID iid)
{
    return has_interface(object_of_support(iface)->class, iid) ? S_OK : S_FALSE;
}

static const ISupportErrorInfoVtbl support_error_info_vtbl = {
    support_QueryInterface, support_AddRef, support_Release, support_InterfaceSupportsErrorInfo
};

HRESULT com_create(const ComClass *class, bool web, ComObject **out)
{
    *out = NULL;
    ComObject *object = calloc(1, class->size);
    if (!object) return E_OUTOFMEMORY;
    object->vtbl = class->vtbl;
    object->support_error_info = &support_error_info_vtbl;
    object->class = class;
    object->references = 1;
    object->web = web;
    InterlockedIncrement(&live_objects);
    module_object_made();
    HRESULT hr = class->initialize ? class->initialize(object) : S_OK;
    if (FAILED(hr)) {
        com_Release(object);
        return hr;
    }
    *out = object;
    return S_OK;
}

HRESULT com_create_interface(const ComClass *class, bool web, REFIID iid, void **out)
{
    ComObject *object;
    *out = NULL;
    HRESULT hr = com_create(class, web, &object);
    if (FAILED(hr)) return hr;
    hr = com_QueryInterface(object, iid, out);
    com_Release(object);
    return hr;
}

void com_release(void *object)
{
    if (object) IUnknown_Release((IUnknown *)object);
}

void *com_object_of(void *iface, const ComClass *class)
{
    ComObject *object = iface;
    return object && object->vtbl == class->vtbl ? object : NULL;
}

HRESULT STDMETHODCALLTYPE com_QueryInterface(void *iface, REFIID iid, void **out)
{
    ComObject *object = iface;
    if (!out) return E_POINTER;
    *out = NULL;
    if (IsEqualIID(iid, &IID_ISupportErrorInfo))
        *out = &object->support_error_info;
    else if (IsEqualIID(iid, &IID_IUnknown) || has_interface(object->class, iid)
             || (IsEqualIID(iid, &IID_IDispatch) && !object->class->not_dispatch))
        *out = object;
    if (!*out) return E_NOINTERFACE;
    InterlockedIncrement(&object->references);
    return S_OK;
}

ULONG STDMETHODCALLTYPE com_AddRef(void *iface)
{
    return InterlockedIncrement(&((ComObject *)iface)->references);
}

ULONG STDMETHODCALLTYPE com_Release(void *iface)
{
    ComObject *object = iface;
    ULONG left = InterlockedDecrement(&object->references);
    if (left) return left;
    if (object->class->destroy) object->class->destroy(object);
    free(object);
    InterlockedDecrement(&live_objects);
    module_object_gone();
    return 0;
}

HRESULT STDMETHODCALLTYPE com_GetTypeInfoCount(void *iface, UINT *count)
{
    if (!count) return E_POINTER;
    *count = 1;
    return S_OK;
}

HRESULT STDMETHODCALLTYPE com_GetTypeInfo(void *iface, UINT index, LCID lcid, ITypeInfo **info)
{
    if (!info) return E_POINTER;
    *info = NULL;
    if (index) return DISP_E_BADINDEX;
    return type_library_info(((ComObject *)iface)->class->interfaces[0], info);
}

HRESULT STDMETHODCALLTYPE com_GetIDsOfNames(void *iface, REFIID iid, LPOLESTR *names, UINT count,
                                            LCID lcid, DISPID *ids)
{
    ITypeInfo *info;
    if (!IsEqualIID(iid, &IID_NULL)) return DISP_E_UNKNOWNINTERFACE;
    HRESULT hr = com_GetTypeInfo(iface, 0, lcid, &info);
    if (FAILED(hr)) return hr;
    hr = DispGetIDsOfNames(info, names, count, ids);
    ITypeInfo_Release(info);
    return hr;
}

HRESULT STDMETHODCALLTYPE com_Invoke(void *iface, DISPID id, REFIID iid, LCID lcid, WORD flags,
                                     DISPPARAMS *params, VARIANT *result, EXCEPINFO *exception,
                                     UINT *argument)
{
    ITypeInfo *info;
    if (!IsEqualIID(iid, &IID_NULL)) return DISP_E_UNKNOWNINTERFACE;
    HRESULT hr = com_GetTypeInfo(iface, 0, lcid, &info);
    if (FAILED(hr)) return hr;
    hr = DispInvoke(iface, info, id, flags, params, result, exception, argument);
    ITypeInfo_Release(info);
    return hr;
}

HRESULT com_not_implemented(void *iface, const char *method)
{
    return enroll_error(iface, method, E_NOTIMPL);
}
