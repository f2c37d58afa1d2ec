/* certenroll.dll: the in-process server. */
#include "classes.h"

HMODULE module_instance;
static LONG locks;

void module_object_made(void) { InterlockedIncrement(&locks); }
void module_object_gone(void) { InterlockedDecrement(&locks); }
void module_client_calls(void) {} /* it lives and dies with this process */

/* How many objects of this DLL are alive in the process, for tests that look for leaks. */
LONG WINAPI StandinLiveObjects(void) { return com_live_objects(); }
/* How many strings they keep. */
LONG WINAPI StandinLiveStrings(void) { return com_live_strings(); }

BOOL WINAPI DllMain(HINSTANCE instance, DWORD reason, void *reserved)
{
    if (reason == DLL_PROCESS_ATTACH) {
        module_instance = instance;
        DisableThreadLibraryCalls(instance);
    }
    return TRUE;
}

HRESULT WINAPI DllGetClassObject(REFCLSID clsid, REFIID iid, void **out)
{
    if (!out) return E_POINTER;
    *out = NULL;
    const ClassEntry *entry = classes_find(clsid);
    if (!entry || entry->out_of_process) return CLASS_E_CLASSNOTAVAILABLE;
    return class_factory_create(entry, iid, out);
}

HRESULT WINAPI DllCanUnloadNow(void) { return locks ? S_FALSE : S_OK; }
