/* The build of CertEnroll that this one plays, and where builds differ. */
#ifndef STANDIN_BUILD_H
#define STANDIN_BUILD_H
#include <stdbool.h>
#include <windows.h>

extern const WORD build_version[4];

/* The knowledge base article: with the hotfix a web page may pass AllowUntrustedRoot. */
bool build_has_hotfix(void);
const char *build_default_hash_oid(void);
bool build_names_errors(void);
/* IX509CertificateRequestPkcs10::InitializeFromCertificate: beginning with Windows 7. */
bool build_finds_by_thumbprint(void);

#endif
