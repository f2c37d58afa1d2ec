/* CAlternativeName: one GeneralName. */
#ifndef STANDIN_ALTERNATIVE_NAME_H
#define STANDIN_ALTERNATIVE_NAME_H
#include "der.h"
#include "encoding.h"

typedef struct AlternativeName {
    ComObject com;
    AlternativeNameType type; /* UNKNOWN: not initialised */
    BSTR string;
    IObjectId *oid; /* of an other name */
    Bytes raw;      /* the address, the directory name, the guid, or an other name's value in DER */
} AlternativeName;

extern const ComClass CAlternativeName_class;

HRESULT alternative_name_encode(AlternativeName *name, Der *der);
HRESULT alternative_name_from_entry(const CERT_ALT_NAME_ENTRY *entry, IAlternativeName **out);

#endif
