/* Which CertEnroll answers: the version of the DLL that is registered. */
#include "client.h"

WORD build[4];

static HRESULT registered_dll(WCHAR path[MAX_PATH])
{
    WCHAR text[MAX_PATH], clsid[40], key[100];
    DWORD size = sizeof text;
    StringFromGUID2(&ABI_CLSID_CX509Enrollment, clsid, ARRAYSIZE(clsid));
    swprintf(key, ARRAYSIZE(key), L"CLSID\\%ls\\InprocServer32", clsid);
    LONG error = RegGetValueW(HKEY_CLASSES_ROOT, key, NULL, RRF_RT_REG_SZ, NULL, text, &size);
    if (error) return HR_WIN32(error);
    ExpandEnvironmentStringsW(text, path, MAX_PATH);
    return S_OK;
}

HRESULT build_read(void)
{
    WCHAR path[MAX_PATH];
    VS_FIXEDFILEINFO *fixed;
    UINT length;
    DWORD ignored;
    HRESULT hr = registered_dll(path);
    if (FAILED(hr)) return hr;
    DWORD size = GetFileVersionInfoSizeW(path, &ignored);
    void *info = size ? malloc(size) : NULL;
    bool found = info && GetFileVersionInfoW(path, 0, size, info)
                 && VerQueryValueW(info, L"\\", (void **)&fixed, &length);
    if (found) {
        build[0] = HIWORD(fixed->dwFileVersionMS);
        build[1] = LOWORD(fixed->dwFileVersionMS);
        build[2] = HIWORD(fixed->dwFileVersionLS);
        build[3] = LOWORD(fixed->dwFileVersionLS);
    }
    free(info);
    return found ? S_OK : HR_WIN32(ERROR_RESOURCE_DATA_NOT_FOUND);
}

bool build_is_at_least(WORD major, WORD minor)
{
    return build[0] > major || (build[0] == major && build[1] >= minor);
}

bool build_has_hotfix(void)
{
    return build_is_at_least(6, 1) || build[2] > 6000 || build[3] >= 20755;
}
