#include "classes.h"
#include "distinguished_name.h"
#include "enrollment.h"
#include "object_id.h"
#include "web_factory.h"
#include <stdio.h>
#include <wchar.h>

const ClassEntry classes[] = {
    {&CX509EnrollmentWebClassFactory_class, .out_of_process = true},
    {&CObjectId_class, .web = true},
    {&CX500DistinguishedName_class, .web = true},
    {&CX509PrivateKey_class, .web = true},
    {&CX509CertificateRequestPkcs10_class, .web = true},
    {&CX509Enrollment_class, .web = true},
    {NULL, false, false}
};

const ClassEntry *classes_find(REFCLSID clsid)
{
    for (const ClassEntry *entry = classes; entry->class; entry++)
        if (IsEqualCLSID(entry->class->clsid, clsid)) return entry;
    return NULL;
}

const ClassEntry *classes_find_prog_id(const WCHAR *prog_id)
{
    WCHAR name[128];
    if (!prog_id) return NULL;
    for (const ClassEntry *entry = classes; entry->class; entry++) {
        swprintf(name, ARRAYSIZE(name), L"X509Enrollment.%hs.1", entry->class->name);
        if (!wcsicmp(name, prog_id)) return entry;
        name[wcslen(name) - 2] = 0;
        if (!wcsicmp(name, prog_id)) return entry;
    }
    return NULL;
}
