/* Class factories. They answer E_NOINTERFACE to all that they do not know,
 * IMarshal above all: out of process, COM takes any other answer for one. */
#include "classes.h"

typedef struct ClassFactory {
    IClassFactory iface;
    LONG references;
    const ClassEntry *entry;
} ClassFactory;

static HRESULT STDMETHODCALLTYPE factory_QueryInterface(IClassFactory *iface, REFIID iid, void **out)
{
    if (!out) return E_POINTER;
    *out = NULL;
    if (!IsEqualIID(iid, &IID_IUnknown) && !IsEqualIID(iid, &IID_IClassFactory)) return E_NOINTERFACE;
    IClassFactory_AddRef(iface);
    *out = iface;
    return S_OK;
}

static ULONG STDMETHODCALLTYPE factory_AddRef(IClassFactory *iface)
{
    return InterlockedIncrement(&((ClassFactory *)iface)->references);
}

static ULONG STDMETHODCALLTYPE factory_Release(IClassFactory *iface)
{
    ULONG left = InterlockedDecrement(&((ClassFactory *)iface)->references);
    if (!left) free(iface);
    return left;
}

static HRESULT STDMETHODCALLTYPE factory_CreateInstance(IClassFactory *iface, IUnknown *outer, REFIID iid,
                                                        void **out)
{
    if (!out) return E_POINTER;
    *out = NULL;
    if (outer) return CLASS_E_NOAGGREGATION;
    module_client_calls();
    return com_create_interface(((ClassFactory *)iface)->entry->class, false, iid, out);
}

static HRESULT STDMETHODCALLTYPE factory_LockServer(IClassFactory *iface, BOOL lock)
{
    if (lock) module_object_made();
    else module_object_gone();
    return S_OK;
}

static const IClassFactoryVtbl vtbl = {
    factory_QueryInterface, factory_AddRef, factory_Release, factory_CreateInstance, factory_LockServer
};

HRESULT class_factory_create(const ClassEntry *entry, REFIID iid, void **out)
{
    *out = NULL;
    ClassFactory *factory = calloc(1, sizeof *factory);
    if (!factory) return E_OUTOFMEMORY;
    factory->iface.lpVtbl = (IClassFactoryVtbl *)&vtbl;
    factory->references = 1;
    factory->entry = entry;
    HRESULT hr = IClassFactory_QueryInterface(&factory->iface, iid, out);
    IClassFactory_Release(&factory->iface);
    return hr;
}
