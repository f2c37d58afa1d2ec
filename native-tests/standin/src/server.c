/* CertEnrollCtrl.exe: the web class factory's process. It ends with its last object. */
#include "classes.h"
#include "clients.h"
#include "web_factory.h"

enum { FIRST_CLIENT_MILLISECONDS = 60000 };

HMODULE module_instance;
static HANDLE last_object_gone; /* or the last client */
static LONG objects_ever;

void module_object_made(void)
{
    CoAddRefServerProcess();
    InterlockedIncrement(&objects_ever);
}

/* At zero COM suspends the class objects, so that no client comes in between. */
void module_object_gone(void)
{
    if (!CoReleaseServerProcess()) SetEvent(last_object_gone);
}

void module_client_calls(void) { clients_note_caller(last_object_gone); }

/* A client that died before its first call must not leave the process behind. */
static void wait_for_clients(void)
{
    if (WaitForSingleObject(last_object_gone, FIRST_CLIENT_MILLISECONDS) == WAIT_TIMEOUT && objects_ever)
        WaitForSingleObject(last_object_gone, INFINITE);
}

static HRESULT serve(void)
{
    IClassFactory *factory;
    DWORD cookie;
    HRESULT hr = class_factory_create(classes_find(&CLSID_CX509EnrollmentWebClassFactory),
                                      &IID_IClassFactory, (void **)&factory);
    if (FAILED(hr)) return hr;
    hr = CoRegisterClassObject(&CLSID_CX509EnrollmentWebClassFactory, (IUnknown *)factory,
                               CLSCTX_LOCAL_SERVER, REGCLS_MULTIPLEUSE | REGCLS_SUSPENDED, &cookie);
    if (SUCCEEDED(hr)) {
        hr = CoResumeClassObjects();
        if (SUCCEEDED(hr)) wait_for_clients();
        CoRevokeClassObject(cookie);
    }
    IClassFactory_Release(factory);
    return hr;
}

int WINAPI WinMain(HINSTANCE instance, HINSTANCE previous, LPSTR command, int show)
{
    module_instance = instance;
    last_object_gone = CreateEventW(NULL, TRUE, FALSE, NULL);
    HRESULT hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
    if (SUCCEEDED(hr)) {
        hr = serve();
        CoUninitialize();
    }
    CloseHandle(last_object_gone);
    return FAILED(hr);
}
