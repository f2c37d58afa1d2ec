/* CObjectId, and object identifiers in dotted form. */
#ifndef STANDIN_OBJECT_ID_H
#define STANDIN_OBJECT_ID_H
#include "object.h"

enum { OID_MAX = 128 };

typedef struct ObjectIdName {
    CERTENROLL_OBJECTID name;
    const char *value;
    const WCHAR *algorithm; /* its name as an algorithm; NULL: it is none */
    ObjectIdGroupId group;
} ObjectIdName;

extern const ObjectIdName object_id_names[]; /* ends with a NULL value */
extern const ComClass CObjectId_class;
extern const ComClass CObjectIds_class;

HRESULT object_id_create(const char *dotted, IObjectId **out);
/* The dotted form of any IObjectId. */
HRESULT object_id_value(IObjectId *oid, char value[OID_MAX]);

#endif
