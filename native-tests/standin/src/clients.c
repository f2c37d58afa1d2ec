/* Windows notices dead clients by pinging; Wine does not, and a server that waits for
 * a dead one's Release would keep the whole prefix alive. */
#include "clients.h"
#include <rpc.h>

enum { CLIENTS_MAX = 64 };

typedef struct Client {
    DWORD pid; /* 0: free */
    HANDLE process, wait, all_gone;
} Client;

static SRWLOCK lock = SRWLOCK_INIT;
static Client clients[CLIENTS_MAX];

bool clients_any(void)
{
    bool any = false;
    AcquireSRWLockShared(&lock);
    for (Client *client = clients; client < clients + CLIENTS_MAX; client++) any |= client->pid != 0;
    ReleaseSRWLockShared(&lock);
    return any;
}

static void CALLBACK client_ended(void *context, BOOLEAN timed_out)
{
    Client *ended = context;
    AcquireSRWLockExclusive(&lock);
    CloseHandle(ended->process);
    ended->pid = 0;
    ReleaseSRWLockExclusive(&lock);
    if (!clients_any()) SetEvent(ended->all_gone);
}

static void watch(Client *client, DWORD pid, HANDLE all_gone)
{
    client->process = OpenProcess(SYNCHRONIZE, FALSE, pid);
    if (!client->process) return;
    client->pid = pid;
    client->all_gone = all_gone;
    if (RegisterWaitForSingleObject(&client->wait, client->process, client_ended, client, INFINITE,
                                    WT_EXECUTEONLYONCE))
        return;
    CloseHandle(client->process);
    client->pid = 0;
}

void clients_note_caller(HANDLE all_gone)
{
    Client *unused = NULL;
    ULONG pid = 0;
    if (I_RpcBindingInqLocalClientPID(NULL, &pid) || !pid) return;
    AcquireSRWLockExclusive(&lock);
    for (Client *client = clients; client < clients + CLIENTS_MAX; client++) {
        if (client->pid == pid) {
            ReleaseSRWLockExclusive(&lock);
            return;
        }
        if (!client->pid) unused = client;
    }
    if (unused) watch(unused, pid, all_gone);
    ReleaseSRWLockExclusive(&lock);
}
