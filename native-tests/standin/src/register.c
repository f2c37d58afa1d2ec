/* Registration as the real CertEnroll is registered: one key for each class and
 * ProgID, and the type library whose interfaces the system's own marshaller serves. */
#include "classes.h"
#include "genuine.h"
#include "type_library.h"
#include <stdio.h>
#include <wchar.h>

enum { KEY_LENGTH = 200 };

static HRESULT set_value(const WCHAR *key_name, const WCHAR *name, const WCHAR *value)
{
    HKEY key;
    LONG error = RegCreateKeyExW(HKEY_CLASSES_ROOT, key_name, 0, NULL, 0, KEY_WRITE, NULL, &key, NULL);
    if (error) return HRESULT_FROM_WIN32(error);
    error = RegSetValueExW(key, name, 0, REG_SZ, (const BYTE *)value,
                           (DWORD)((wcslen(value) + 1) * sizeof(WCHAR)));
    RegCloseKey(key);
    return HRESULT_FROM_WIN32(error);
}

static void class_key(const ComClass *class, const WCHAR *below, WCHAR key[KEY_LENGTH])
{
    WCHAR clsid[40];
    StringFromGUID2(class->clsid, clsid, ARRAYSIZE(clsid));
    swprintf(key, KEY_LENGTH, L"CLSID\\%ls%ls", clsid, below);
}

static HRESULT register_prog_id(const ComClass *class, const WCHAR *version, const WCHAR *clsid_key_name)
{
    WCHAR prog_id[80], key[KEY_LENGTH], clsid[40], name[80];
    StringFromGUID2(class->clsid, clsid, ARRAYSIZE(clsid));
    swprintf(name, ARRAYSIZE(name), L"%hs Class", class->name);
    swprintf(prog_id, ARRAYSIZE(prog_id), L"X509Enrollment.%hs%ls", class->name, version);
    HRESULT hr = set_value(prog_id, NULL, name);
    swprintf(key, KEY_LENGTH, L"%ls\\CLSID", prog_id);
    if (SUCCEEDED(hr)) hr = set_value(key, NULL, clsid);
    class_key(class, clsid_key_name, key);
    if (SUCCEEDED(hr)) hr = set_value(key, NULL, prog_id);
    return hr;
}

static HRESULT register_class(const ClassEntry *entry, const WCHAR *dll, const WCHAR *exe)
{
    WCHAR key[KEY_LENGTH], name[80], library[40];
    swprintf(name, ARRAYSIZE(name), L"%hs Class", entry->class->name);
    class_key(entry->class, L"", key);
    HRESULT hr = set_value(key, NULL, name);
    class_key(entry->class, L"\\TypeLib", key);
    StringFromGUID2(&LIBID_CERTENROLLLib, library, ARRAYSIZE(library));
    if (SUCCEEDED(hr)) hr = set_value(key, NULL, library);
    class_key(entry->class, entry->out_of_process ? L"\\LocalServer32" : L"\\InprocServer32", key);
    if (SUCCEEDED(hr)) hr = set_value(key, NULL, entry->out_of_process ? exe : dll);
    if (SUCCEEDED(hr) && !entry->out_of_process) hr = set_value(key, L"ThreadingModel", L"Both");
    if (SUCCEEDED(hr)) hr = register_prog_id(entry->class, L".1", L"\\ProgID");
    if (SUCCEEDED(hr)) hr = register_prog_id(entry->class, L"", L"\\VersionIndependentProgID");
    return hr;
}

/* CertEnrollCtrl.exe lies beside the DLL. */
static HRESULT module_paths(WCHAR dll[MAX_PATH], WCHAR exe[MAX_PATH])
{
    DWORD length = GetModuleFileNameW(module_instance, dll, MAX_PATH);
    if (!length || length > MAX_PATH - 20) return HRESULT_FROM_WIN32(ERROR_FILENAME_EXCED_RANGE);
    wcscpy(exe, dll);
    WCHAR *file = wcsrchr(exe, '\\');
    wcscpy(file ? file + 1 : exe, L"CertEnrollCtrl.exe");
    return S_OK;
}

HRESULT WINAPI DllRegisterServer(void)
{
    WCHAR dll[MAX_PATH], exe[MAX_PATH];
    ITypeLib *library;
    HRESULT hr = genuine_certenroll_absent();
    if (SUCCEEDED(hr)) hr = module_paths(dll, exe);
    if (SUCCEEDED(hr)) hr = type_library_load(REGKIND_REGISTER, &library);
    if (FAILED(hr)) return hr;
    ITypeLib_Release(library);
    for (const ClassEntry *entry = classes; entry->class && SUCCEEDED(hr); entry++)
        hr = register_class(entry, dll, exe);
    return hr;
}

static void unregister_class(const ComClass *class)
{
    WCHAR key[KEY_LENGTH];
    class_key(class, L"", key);
    RegDeleteTreeW(HKEY_CLASSES_ROOT, key);
    swprintf(key, KEY_LENGTH, L"X509Enrollment.%hs.1", class->name);
    RegDeleteTreeW(HKEY_CLASSES_ROOT, key);
    key[wcslen(key) - 2] = 0;
    RegDeleteTreeW(HKEY_CLASSES_ROOT, key);
}

HRESULT WINAPI DllUnregisterServer(void)
{
    HRESULT hr = genuine_certenroll_absent();
    if (FAILED(hr)) return hr;
    for (const ClassEntry *entry = classes; entry->class; entry++) unregister_class(entry->class);
    UnRegisterTypeLib(&LIBID_CERTENROLLLib, 1, 0, LOCALE_NEUTRAL, sizeof(void *) == 8 ? SYS_WIN64 : SYS_WIN32);
    return S_OK;
}
