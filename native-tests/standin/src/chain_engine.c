/* crypt32's default engines may remember what Root held when they were first used,
 * and making an engine reads some hundred roots (80 ms under Wine). So one engine is
 * kept a context, as long as none of its stores was written to. */
#include "chain_engine.h"
#include "errors.h"
#include <stdio.h>
#include <wchar.h>

typedef struct KeptEngine {
    HCERTCHAINENGINE engine;
    ULONGLONG stamp;
} KeptEngine;

static SRWLOCK lock = SRWLOCK_INIT;
static KeptEngine kept[2]; /* user, machine */

/* When certificates came or went last; every certificate is a key of its own below. */
static ULONGLONG last_write(HKEY root, const WCHAR *store)
{
    WCHAR name[100];
    FILETIME time = {0};
    HKEY key;
    swprintf(name, ARRAYSIZE(name), L"Software\\Microsoft\\SystemCertificates\\%ls\\Certificates", store);
    if (RegOpenKeyExW(root, name, 0, KEY_READ, &key)) return 0;
    RegQueryInfoKeyW(key, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, &time);
    RegCloseKey(key);
    return (ULONGLONG)time.dwHighDateTime << 32 | time.dwLowDateTime;
}

static ULONGLONG stores_stamp(void)
{
    static const WCHAR *const stores[] = {L"Root", L"CA", L"MY", L"Trust", L"Disallowed"};
    ULONGLONG stamp = 0;
    for (size_t i = 0; i < ARRAYSIZE(stores); i++)
        stamp = stamp * 31 + last_write(HKEY_CURRENT_USER, stores[i]) * 7
                + last_write(HKEY_LOCAL_MACHINE, stores[i]);
    return stamp;
}

HRESULT chain_engine_enter(bool machine, HCERTCHAINENGINE *engine)
{
    CERT_CHAIN_ENGINE_CONFIG config = {.cbSize = sizeof config,
                                       .dwFlags = machine ? CERT_CHAIN_USE_LOCAL_MACHINE_STORE : 0};
    KeptEngine *mine = &kept[machine];
    AcquireSRWLockExclusive(&lock);
    ULONGLONG stamp = stores_stamp();
    if (mine->engine && mine->stamp != stamp) {
        CertFreeCertificateChainEngine(mine->engine);
        mine->engine = NULL;
    }
    if (!mine->engine && !CertCreateCertificateChainEngine(&config, &mine->engine)) {
        HRESULT hr = last_error();
        mine->engine = NULL;
        ReleaseSRWLockExclusive(&lock);
        return hr;
    }
    mine->stamp = stamp;
    *engine = mine->engine;
    return S_OK;
}

void chain_engine_leave(void) { ReleaseSRWLockExclusive(&lock); }
