#include "collection.h"
#include "errors.h"

#define SELF(iface) ((Collection *)(iface))

/* Every collection of CertEnroll can stand in for this one. */
typedef IObjectIds AnyCollection;

HRESULT STDMETHODCALLTYPE collection_get_ItemByIndex(void *iface, LONG index, IUnknown **value)
{
    if (!value) return E_POINTER;
    *value = NULL;
    if (index < 0 || index >= SELF(iface)->count)
        return enroll_error(iface, "get_ItemByIndex", E_INVALIDARG);
    return interface_get(SELF(iface)->items[index], value);
}

HRESULT STDMETHODCALLTYPE collection_get_Count(void *iface, LONG *value)
{
    if (!value) return E_POINTER;
    *value = SELF(iface)->count;
    return S_OK;
}

HRESULT STDMETHODCALLTYPE collection_Add(void *iface, IUnknown *item)
{
    Collection *self = SELF(iface);
    if (!item) return enroll_error(iface, "Add", E_POINTER);
    if (self->count == self->capacity) {
        LONG capacity = self->capacity ? self->capacity * 2 : 8;
        IUnknown **items = realloc(self->items, capacity * sizeof *items);
        if (!items) return E_OUTOFMEMORY;
        self->items = items;
        self->capacity = capacity;
    }
    self->items[self->count] = NULL;
    return interface_put(&self->items[self->count++], item);
}

HRESULT STDMETHODCALLTYPE collection_Remove(void *iface, LONG index)
{
    Collection *self = SELF(iface);
    if (index < 0 || index >= self->count) return enroll_error(iface, "Remove", E_INVALIDARG);
    com_release(self->items[index]);
    self->count--;
    memmove(self->items + index, self->items + index + 1, (self->count - index) * sizeof *self->items);
    return S_OK;
}

HRESULT STDMETHODCALLTYPE collection_Clear(void *iface)
{
    while (SELF(iface)->count) collection_Remove(iface, SELF(iface)->count - 1);
    return S_OK;
}

HRESULT STDMETHODCALLTYPE collection_AddRange(void *iface, void *other)
{
    LONG count;
    if (!other) return enroll_error(iface, "AddRange", E_POINTER);
    HRESULT hr = IObjectIds_get_Count((AnyCollection *)other, &count);
    for (LONG i = 0; i < count && SUCCEEDED(hr); i++) {
        IObjectId *item;
        hr = IObjectIds_get_ItemByIndex((AnyCollection *)other, i, &item);
        if (FAILED(hr)) break;
        hr = collection_Add(iface, (IUnknown *)item);
        IObjectId_Release(item);
    }
    return enroll_error(iface, "AddRange", hr);
}

void collection_destroy(ComObject *object)
{
    collection_Clear(object);
    free(SELF(object)->items);
}

/* The enumerator walks over the collection itself, as it is at each step. */
typedef struct Enumerator {
    ComObject com;
    Collection *collection;
    LONG next;
} Enumerator;

static void enumerator_destroy(ComObject *object) { com_release(((Enumerator *)object)->collection); }

static HRESULT STDMETHODCALLTYPE enumerator_Next(IEnumVARIANT *iface, ULONG count, VARIANT *values, ULONG *fetched)
{
    Enumerator *self = (Enumerator *)iface;
    ULONG done = 0;
    if (!values) return E_POINTER;
    for (; done < count && self->next < self->collection->count; done++) {
        IUnknown *item = self->collection->items[self->next++];
        VariantInit(&values[done]);
        if (FAILED(IUnknown_QueryInterface(item, &IID_IDispatch, (void **)&V_DISPATCH(&values[done])))) break;
        V_VT(&values[done]) = VT_DISPATCH;
    }
    if (fetched) *fetched = done;
    return done == count ? S_OK : S_FALSE;
}

static HRESULT STDMETHODCALLTYPE enumerator_Skip(IEnumVARIANT *iface, ULONG count)
{
    Enumerator *self = (Enumerator *)iface;
    LONG left = max(self->collection->count - self->next, 0);
    LONG skipped = (LONG)min(count, (ULONG)left);
    self->next += skipped;
    return (ULONG)skipped == count ? S_OK : S_FALSE;
}

static HRESULT STDMETHODCALLTYPE enumerator_Reset(IEnumVARIANT *iface)
{
    ((Enumerator *)iface)->next = 0;
    return S_OK;
}

static HRESULT create_enumerator(Collection *collection, LONG next, void *out);

static HRESULT STDMETHODCALLTYPE enumerator_Clone(IEnumVARIANT *iface, IEnumVARIANT **value)
{
    return create_enumerator(((Enumerator *)iface)->collection, ((Enumerator *)iface)->next, value);
}

static const IEnumVARIANTVtbl enumerator_vtbl = {
    (void *)com_QueryInterface, (void *)com_AddRef, (void *)com_Release,
    enumerator_Next, enumerator_Skip, enumerator_Reset, enumerator_Clone
};

static const IID *const enumerator_interfaces[] = {&IID_IEnumVARIANT, NULL};

static const ComClass enumerator_class = {
    .name = "Enumerator", .clsid = &CLSID_NULL, .interfaces = enumerator_interfaces,
    .vtbl = &enumerator_vtbl, .size = sizeof(Enumerator), .destroy = enumerator_destroy,
    .not_dispatch = true
};

static HRESULT create_enumerator(Collection *collection, LONG next, void *out)
{
    ComObject *object;
    if (!out) return E_POINTER;
    *(void **)out = NULL;
    HRESULT hr = com_create(&enumerator_class, false, &object);
    if (FAILED(hr)) return hr;
    ((Enumerator *)object)->next = next;
    interface_put(&((Enumerator *)object)->collection, collection);
    *(void **)out = object;
    return S_OK;
}

HRESULT STDMETHODCALLTYPE collection_get__NewEnum(void *iface, IUnknown **value)
{
    return create_enumerator(iface, 0, value);
}
