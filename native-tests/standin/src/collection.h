/* Collections: all of CertEnroll's share their first six slots. */
#ifndef STANDIN_COLLECTION_H
#define STANDIN_COLLECTION_H
#include "object.h"

typedef struct Collection {
    ComObject com;
    IUnknown **items;
    LONG count, capacity;
} Collection;

HRESULT STDMETHODCALLTYPE collection_get_ItemByIndex(void *iface, LONG index, IUnknown **value);
HRESULT STDMETHODCALLTYPE collection_get_Count(void *iface, LONG *value);
HRESULT STDMETHODCALLTYPE collection_get__NewEnum(void *iface, IUnknown **value);
HRESULT STDMETHODCALLTYPE collection_Add(void *iface, IUnknown *item);
HRESULT STDMETHODCALLTYPE collection_Remove(void *iface, LONG index);
HRESULT STDMETHODCALLTYPE collection_Clear(void *iface);
/* From any collection with these slots. */
HRESULT STDMETHODCALLTYPE collection_AddRange(void *iface, void *other);

#define COLLECTION_SLOTS \
    (void *)collection_get_ItemByIndex, (void *)collection_get_Count, \
    (void *)collection_get__NewEnum, (void *)collection_Add, (void *)collection_Remove, \
    (void *)collection_Clear

void collection_destroy(ComObject *object);

extern const ComClass CX509Extensions_class;
extern const ComClass CAlternativeNames_class;
extern const ComClass CX509NameValuePairs_class; /* has no CLSID: only an enrollment makes it */
extern const ComClass CCertProperties_class;

#endif
