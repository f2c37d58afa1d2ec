/* Certificate extensions: what every extension class has, and the request's list of them. */
#ifndef STANDIN_EXTENSION_H
#define STANDIN_EXTENSION_H
#include "der.h"
#include "encoding.h"

/* First member of every extension object. */
typedef struct Extension {
    ComObject com;
    IObjectId *oid; /* NULL: not initialised */
    Bytes data;     /* the value, as the OCTET STRING holds it */
    VARIANT_BOOL critical;
} Extension;

/* The slots of IX509Extension, for any class that derives from it. */
HRESULT STDMETHODCALLTYPE extension_Initialize(void *iface, IObjectId *oid, EncodingType encoding, BSTR data);
HRESULT STDMETHODCALLTYPE extension_get_ObjectId(void *iface, IObjectId **value);
HRESULT STDMETHODCALLTYPE extension_get_RawData(void *iface, EncodingType encoding, BSTR *value);
HRESULT STDMETHODCALLTYPE extension_get_Critical(void *iface, VARIANT_BOOL *value);
HRESULT STDMETHODCALLTYPE extension_put_Critical(void *iface, VARIANT_BOOL value);

#define EXTENSION_SLOTS \
    (void *)extension_Initialize, (void *)extension_get_ObjectId, (void *)extension_get_RawData, \
    (void *)extension_get_Critical, (void *)extension_put_Critical

void extension_destroy(ComObject *object);

/* ERROR_ALREADY_INITIALIZED when it is. */
HRESULT extension_check_blank(const Extension *extension);
HRESULT extension_set(Extension *extension, const char *oid, const void *data, DWORD size);
HRESULT extension_set_der(Extension *extension, const char *oid, const Der *der);
/* Decodes the value by crypt32; free *out with LocalFree. OLE_E_BLANK when there is none. */
HRESULT extension_decode(const Extension *extension, LPCSTR type, void *out);
/* InitializeDecode: takes the value over when crypt32 can decode it as that type. */
HRESULT extension_initialize_decode(Extension *extension, const char *oid, LPCSTR type,
                                    EncodingType encoding, BSTR text);

/* SEQUENCE OF Extension; no data when there is none. Both lists of object ids may be NULL. */
HRESULT extensions_encode(IX509Extensions *extensions, IObjectIds *critical, IObjectIds *suppressed,
                          Bytes *out);

extern const ComClass CX509Extension_class;
extern const ComClass CX509ExtensionKeyUsage_class;
extern const ComClass CX509ExtensionEnhancedKeyUsage_class;
extern const ComClass CX509ExtensionAlternativeNames_class;
extern const ComClass CX509ExtensionTemplateName_class;
extern const ComClass CX509ExtensionTemplate_class;

#endif
