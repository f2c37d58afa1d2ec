/* CertEnrollCtrl.exe: the web class factory's process.
 * web-server-ends-with-its-last-object, inferred: as COM's local servers do. */
#include "classes.h"
#include "clients.h"
#include "web_factory.h"

enum { FIRST_CLIENT_MILLISECONDS = 60000, LINGER_MILLISECONDS = 3000, REVOKED_MILLISECONDS = 500 };

HMODULE module_instance;
static HANDLE count_changed, clients_gone;
static LONG objects;

void module_object_made(void)
{
    InterlockedIncrement(&objects);
    SetEvent(count_changed);
}

void module_object_gone(void)
{
    InterlockedDecrement(&objects);
    SetEvent(count_changed);
}

void module_client_calls(void) { clients_note_caller(clients_gone); }

/* Returns when there is no object, and was none for that long; or when the last client has died. */
static void wait_until_idle(DWORD milliseconds)
{
    HANDLE events[] = {clients_gone, count_changed};
    for (;;) {
        DWORD event = WaitForMultipleObjects(2, events, FALSE, objects ? INFINITE : milliseconds);
        if (event == WAIT_TIMEOUT || (event == WAIT_OBJECT_0 && !clients_any())) return;
        milliseconds = LINGER_MILLISECONDS;
    }
}

/* A client that comes right after the last one's Release would meet a server that is
 * just ending (Windows' service control hides that, Wine's does not): so it lingers. One
 * that was still given the factory before it is revoked is served to its end. What dead
 * clients have left is not waited for: nobody releases it. */
static void serve_clients(DWORD cookie)
{
    wait_until_idle(FIRST_CLIENT_MILLISECONDS);
    CoRevokeClassObject(cookie);
    if (!objects || clients_any()) wait_until_idle(REVOKED_MILLISECONDS);
}

static HRESULT serve(void)
{
    IClassFactory *factory;
    DWORD cookie;
    HRESULT hr = class_factory_create(classes_find(&CLSID_CX509EnrollmentWebClassFactory),
                                      &IID_IClassFactory, (void **)&factory);
    if (FAILED(hr)) return hr;
    hr = CoRegisterClassObject(&CLSID_CX509EnrollmentWebClassFactory, (IUnknown *)factory,
                               CLSCTX_LOCAL_SERVER, REGCLS_MULTIPLEUSE, &cookie);
    if (SUCCEEDED(hr)) serve_clients(cookie);
    IClassFactory_Release(factory);
    return hr;
}

int WINAPI WinMain(HINSTANCE instance, HINSTANCE previous, LPSTR command, int show)
{
    module_instance = instance;
    count_changed = CreateEventW(NULL, FALSE, FALSE, NULL);
    clients_gone = CreateEventW(NULL, FALSE, FALSE, NULL);
    HRESULT hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
    if (SUCCEEDED(hr)) hr = serve();
    /* Neither CoUninitialize nor an orderly exit: Wine's waits for the calls that are under
     * way, in a lock that they may need to answer, so that client and server could wait for
     * each other. A client whose call is broken off asks again. */
    TerminateProcess(GetCurrentProcess(), FAILED(hr));
    return FAILED(hr);
}
