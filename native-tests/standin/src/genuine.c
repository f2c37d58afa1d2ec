#include "genuine.h"
#include "object.h"
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

/* A genuine one carries no word of a stand-in in its file description. */
static bool is_standin(const WCHAR *path)
{
    DWORD ignored, size = GetFileVersionInfoSizeW(path, &ignored);
    void *info = size ? malloc(size) : NULL;
    WCHAR *text;
    UINT length;
    bool found = info && GetFileVersionInfoW(path, 0, size, info)
                 && VerQueryValueW(info, L"\\StringFileInfo\\040904b0\\FileDescription", (void **)&text, &length)
                 && wcsstr(text, L"stand-in");
    free(info);
    return found;
}

static HRESULT check(const WCHAR *path)
{
    if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES || is_standin(path)) return S_OK;
    fwprintf(stderr, L"%ls is a genuine CertEnroll: the stand-in is for tests and does not register "
                     L"itself over it.\n", path);
    return E_ACCESSDENIED;
}

HRESULT genuine_certenroll_absent(void)
{
    WCHAR path[MAX_PATH + 20], registered[MAX_PATH] = L"", clsid[40], key[100];
    DWORD size = sizeof registered;
    if (!GetSystemDirectoryW(path, MAX_PATH)) return E_FAIL;
    wcscat(path, L"\\certenroll.dll");
    HRESULT hr = check(path);
    if (FAILED(hr)) return hr;
    StringFromGUID2(&CLSID_CX509Enrollment, clsid, ARRAYSIZE(clsid));
    swprintf(key, ARRAYSIZE(key), L"CLSID\\%ls\\InprocServer32", clsid);
    if (RegGetValueW(HKEY_CLASSES_ROOT, key, NULL, RRF_RT_REG_SZ, NULL, registered, &size)) return S_OK;
    return check(registered);
}
