/* The collections, each its common slots and what it adds to them. */
#include "collection.h"
#include "errors.h"
#include "object_id.h"

static const IObjectIdsVtbl object_ids_vtbl = {
    COM_DISPATCH_SLOTS, COLLECTION_SLOTS, (void *)collection_AddRange
};
static const IID *const object_ids_interfaces[] = {&IID_IObjectIds, NULL};
const ComClass CObjectIds_class = {
    .name = "CObjectIds", .clsid = &CLSID_CObjectIds, .interfaces = object_ids_interfaces,
    .vtbl = &object_ids_vtbl, .size = sizeof(Collection), .destroy = collection_destroy
};

static HRESULT STDMETHODCALLTYPE CX509Extensions_get_IndexByObjectId(IX509Extensions *iface, IObjectId *oid, LONG *index)
{
    Collection *self = (Collection *)iface;
    char wanted[OID_MAX], value[OID_MAX];
    if (!index) return E_POINTER;
    HRESULT hr = object_id_value(oid, wanted);
    for (*index = 0; SUCCEEDED(hr) && *index < self->count; ++*index) {
        IObjectId *own;
        hr = IX509Extension_get_ObjectId((IX509Extension *)self->items[*index], &own);
        if (FAILED(hr)) break;
        hr = object_id_value(own, value);
        IObjectId_Release(own);
        if (SUCCEEDED(hr) && !strcmp(value, wanted)) return S_OK;
    }
    return enroll_error(iface, "get_IndexByObjectId", FAILED(hr) ? hr : CRYPT_E_NOT_FOUND);
}

static const IX509ExtensionsVtbl extensions_vtbl = {
    COM_DISPATCH_SLOTS, COLLECTION_SLOTS, CX509Extensions_get_IndexByObjectId, (void *)collection_AddRange
};
static const IID *const extensions_interfaces[] = {&IID_IX509Extensions, NULL};
const ComClass CX509Extensions_class = {
    .name = "CX509Extensions", .clsid = &CLSID_CX509Extensions, .interfaces = extensions_interfaces,
    .vtbl = &extensions_vtbl, .size = sizeof(Collection), .destroy = collection_destroy
};

static const IAlternativeNamesVtbl alternative_names_vtbl = {COM_DISPATCH_SLOTS, COLLECTION_SLOTS};
static const IID *const alternative_names_interfaces[] = {&IID_IAlternativeNames, NULL};
const ComClass CAlternativeNames_class = {
    .name = "CAlternativeNames", .clsid = &CLSID_CAlternativeNames,
    .interfaces = alternative_names_interfaces, .vtbl = &alternative_names_vtbl,
    .size = sizeof(Collection), .destroy = collection_destroy
};

static const IX509NameValuePairsVtbl name_value_pairs_vtbl = {COM_DISPATCH_SLOTS, COLLECTION_SLOTS};
static const IID *const name_value_pairs_interfaces[] = {&IID_IX509NameValuePairs, NULL};
const ComClass CX509NameValuePairs_class = {
    .name = "CX509NameValuePairs", .clsid = &CLSID_NULL, .interfaces = name_value_pairs_interfaces,
    .vtbl = &name_value_pairs_vtbl, .size = sizeof(Collection), .destroy = collection_destroy
};

static HRESULT STDMETHODCALLTYPE CCertProperties_InitializeFromCertificate(
    ICertProperties *iface, VARIANT_BOOL machine, EncodingType encoding, BSTR certificate)
{
    return com_not_implemented(iface, "InitializeFromCertificate");
}

static const ICertPropertiesVtbl properties_vtbl = {
    COM_DISPATCH_SLOTS, COLLECTION_SLOTS, CCertProperties_InitializeFromCertificate
};
static const IID *const properties_interfaces[] = {&IID_ICertProperties, NULL};
const ComClass CCertProperties_class = {
    .name = "CCertProperties", .clsid = &CLSID_CCertProperties, .interfaces = properties_interfaces,
    .vtbl = &properties_vtbl, .size = sizeof(Collection), .destroy = collection_destroy
};
