/* Every class of the stand-in, and who may make it. */
#ifndef STANDIN_CLASSES_H
#define STANDIN_CLASSES_H
#include "object.h"

typedef struct ClassEntry {
    const ComClass *class;
    bool web;            /* the web class factory makes it */
    bool out_of_process; /* lives in CertEnrollCtrl.exe alone */
} ClassEntry;

extern const ClassEntry classes[]; /* ends with a NULL class */

const ClassEntry *classes_find(REFCLSID clsid);
/* "X509Enrollment.CX509Enrollment", with or without ".1", in any case. */
const ClassEntry *classes_find_prog_id(const WCHAR *prog_id);

/* A class factory of the class. */
HRESULT class_factory_create(const ClassEntry *entry, REFIID iid, void **out);

#endif
