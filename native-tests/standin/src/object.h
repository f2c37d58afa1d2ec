/* What every COM object of the stand-in has in common. */
#ifndef STANDIN_OBJECT_H
#define STANDIN_OBJECT_H

#define COBJMACROS
#include <stdbool.h>
#include <windows.h>
#include <oleauto.h>
#include <wincrypt.h>
#include "certenroll_h.h"

typedef struct ComObject ComObject;

typedef struct ComClass {
    const char *name;
    const CLSID *clsid;
    const IID *const *interfaces; /* the most derived one first, NULL ends the list */
    const void *vtbl;
    size_t size;
    HRESULT (*initialize)(ComObject *object); /* may be NULL */
    void (*destroy)(ComObject *object);       /* may be NULL; must bear a half-made object */
    bool not_dispatch;                        /* its vtable does not go on with IDispatch */
} ComClass;

/* First member of every object, so that its interface pointer is its address. */
struct ComObject {
    const void *vtbl;
    const void *support_error_info;
    const ComClass *class;
    LONG references;
    bool web; /* made through the web class factory */
};

/* Makes an object of size class->size, all zero after the head. */
HRESULT com_create(const ComClass *class, bool web, ComObject **object);
HRESULT com_create_interface(const ComClass *class, bool web, REFIID iid, void **out);
void com_release(void *object); /* NULL is fine */

/* The object behind an interface pointer, or NULL when it is not of that class
 * (another server's object, or a proxy of ours in another apartment). */
void *com_object_of(void *iface, const ComClass *class);

/* The first seven slots of every dual interface, for any interface pointer. */
HRESULT STDMETHODCALLTYPE com_QueryInterface(void *iface, REFIID iid, void **out);
ULONG STDMETHODCALLTYPE com_AddRef(void *iface);
ULONG STDMETHODCALLTYPE com_Release(void *iface);
HRESULT STDMETHODCALLTYPE com_GetTypeInfoCount(void *iface, UINT *count);
HRESULT STDMETHODCALLTYPE com_GetTypeInfo(void *iface, UINT index, LCID lcid, ITypeInfo **info);
HRESULT STDMETHODCALLTYPE com_GetIDsOfNames(void *iface, REFIID iid, LPOLESTR *names, UINT count,
                                            LCID lcid, DISPID *ids);
HRESULT STDMETHODCALLTYPE com_Invoke(void *iface, DISPID id, REFIID iid, LCID lcid, WORD flags,
                                     DISPPARAMS *params, VARIANT *result, EXCEPINFO *exception,
                                     UINT *argument);

#define COM_DISPATCH_SLOTS \
    (void *)com_QueryInterface, (void *)com_AddRef, (void *)com_Release, \
    (void *)com_GetTypeInfoCount, (void *)com_GetTypeInfo, (void *)com_GetIDsOfNames, \
    (void *)com_Invoke

HRESULT com_not_implemented(void *iface, const char *method);

/* A slot that the stand-in has but does not fill. */
#define NOT_IMPLEMENTED(Class, Interface, Method, ...) \
    static HRESULT STDMETHODCALLTYPE Class##_##Method(Interface *iface, ##__VA_ARGS__) \
    { return com_not_implemented(iface, #Method); }

/* Slots over a plain member of the object; SELF(iface) is each file's own cast. */
#define GET_VALUE(Class, Interface, Name, Type, member) \
    static HRESULT STDMETHODCALLTYPE Class##_get_##Name(Interface *iface, Type *value) \
    { if (!value) return E_POINTER; *value = SELF(iface)->member; return S_OK; }
#define PUT_VALUE(Class, Interface, Name, Type, member) \
    static HRESULT STDMETHODCALLTYPE Class##_put_##Name(Interface *iface, Type value) \
    { SELF(iface)->member = value; return S_OK; }
#define VALUE_PROPERTY(Class, Interface, Name, Type, member) \
    GET_VALUE(Class, Interface, Name, Type, member) \
    PUT_VALUE(Class, Interface, Name, Type, member)

#define GET_STRING(Class, Interface, Name, member) \
    static HRESULT STDMETHODCALLTYPE Class##_get_##Name(Interface *iface, BSTR *value) \
    { return string_get(SELF(iface)->member, value); }
#define PUT_STRING(Class, Interface, Name, member) \
    static HRESULT STDMETHODCALLTYPE Class##_put_##Name(Interface *iface, BSTR value) \
    { return string_put(&SELF(iface)->member, value); }
#define STRING_PROPERTY(Class, Interface, Name, member) \
    GET_STRING(Class, Interface, Name, member) \
    PUT_STRING(Class, Interface, Name, member)

/* Interface members: the getter answers a new reference, the setter keeps one. */
HRESULT interface_get(void *member, void *out);
HRESULT interface_put(void *member, void *value);

/* Strings that objects keep; they are counted so that a test can see a leak. */
HRESULT string_get(BSTR member, BSTR *out);
HRESULT string_put(BSTR *member, BSTR value);
HRESULT string_set(BSTR *member, const WCHAR *text);
void string_free(BSTR *member);

LONG com_live_objects(void);
LONG com_live_strings(void);

/* Provided by the module (DLL or local server) that links this file. */
void module_object_made(void);
void module_object_gone(void);
void module_client_calls(void); /* a client asks for an object */
extern HMODULE module_instance;

#endif
