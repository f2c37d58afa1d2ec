#include "build.h"
#include <wincrypt.h>

const WORD build_version[4] = {BUILD_MAJOR, BUILD_MINOR, BUILD_NUMBER, BUILD_REVISION};

/* GDR builds of Vista RTM (16xxx, 17xxx) lie below 20755 however late they are,
 * LDR builds (20xxx and up) have the fix from 20755 on; so has every later Windows. */
bool build_has_hotfix(void)
{
    if (build_version[0] != 6 || build_version[1] != 0) return true;
    return build_version[2] > 6000 || build_version[3] >= 20755;
}

/* Practice: published texts of older Windows have the number alone, (WIN32: 5), those of Windows 8 and later the name,
 * too, (WIN32: 5 ERROR_ACCESS_DENIED). */
bool build_names_errors(void)
{
    return build_version[0] > 6 || (build_version[0] == 6 && build_version[1] >= 2);
}

/* Inferred: a Windows of 2006 signs with SHA-1 when nobody says otherwise, a late one with SHA-256. */
const char *build_default_hash_oid(void)
{
    return build_version[0] >= 10 ? szOID_NIST_sha256 : szOID_OIWSEC_sha1;
}

bool build_finds_by_thumbprint(void)
{
    return build_version[0] > 6 || (build_version[0] == 6 && build_version[1] >= 1);
}
