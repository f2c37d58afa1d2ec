#include "alternative_name.h"
#include "certificate_request.h"
#include "classes.h"
#include "collection.h"
#include "distinguished_name.h"
#include "enrollment.h"
#include "extension.h"
#include "machine_factory.h"
#include "name_value_pair.h"
#include "object_id.h"
#include "unfilled.h"
#include "web_factory.h"
#include <stdio.h>
#include <wchar.h>

/* web-factory-makes-22-classes, documented: IX509EnrollmentWebClassFactory::CreateObject lists them.
 * web-factory-refuses-others, documented: the same page, return values. */
const ClassEntry classes[] = {
    {&CCertProperties_class, .web = true},
    {&CCertPropertyDescription_class, .web = true},
    {&CCertPropertyFriendlyName_class, .web = true},
    {&CCspInformation_class, .web = true},
    {&CCspInformations_class, .web = true},
    {&CCspStatus_class, .web = true},
    {&CObjectId_class, .web = true},
    {&CObjectIds_class, .web = true},
    {&CSignerCertificate_class, .web = true},
    {&CX500DistinguishedName_class, .web = true},
    {&CX509CertificateRequestCmc_class, .web = true},
    {&CX509CertificateRequestPkcs10_class, .web = true},
    {&CX509CertificateRequestPkcs7_class, .web = true},
    {&CX509Enrollment_class, .web = true},
    {&CX509EnrollmentHelper_class, .web = true},
    {&CX509Extension_class, .web = true},
    {&CX509ExtensionEnhancedKeyUsage_class, .web = true},
    {&CX509ExtensionKeyUsage_class, .web = true},
    {&CX509Extensions_class, .web = true},
    {&CX509ExtensionTemplate_class, .web = true},
    {&CX509ExtensionTemplateName_class, .web = true},
    {&CX509PrivateKey_class, .web = true},
    {&CAlternativeName_class},
    {&CAlternativeNames_class},
    {&CX509ExtensionAlternativeNames_class},
    {&CX509NameValuePair_class},
    {&CX509CertificateRequestCertificate_class},
    {&CX509MachineEnrollmentFactory_class},
    {&CX509EnrollmentWebClassFactory_class, .out_of_process = true},
    {NULL}
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
