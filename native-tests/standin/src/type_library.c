/* Late binding asks for type information on every call, so it is read once a module. */
#include "type_library.h"

HRESULT type_library_load(REGKIND registration, ITypeLib **library)
{
    WCHAR path[MAX_PATH];
    *library = NULL;
    DWORD length = GetModuleFileNameW(module_instance, path, MAX_PATH);
    if (!length || length == MAX_PATH) return HRESULT_FROM_WIN32(ERROR_FILENAME_EXCED_RANGE);
    return LoadTypeLibEx(path, registration, library);
}

HRESULT type_library_info(const IID *iid, ITypeInfo **info)
{
    static ITypeLib *loaded;
    if (!loaded) {
        ITypeLib *library;
        HRESULT hr = type_library_load(REGKIND_NONE, &library);
        if (FAILED(hr)) return hr;
        if (InterlockedCompareExchangePointer((void **)&loaded, library, NULL))
            ITypeLib_Release(library);
    }
    return ITypeLib_GetTypeInfoOfGuid(loaded, iid, info);
}
