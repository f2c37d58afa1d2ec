#include "stores.h"
#include <wchar.h>
#include "errors.h"

/* Wine's stores lock nobody out: who reads a key that another thread is just deleting fails. */
static bool try_again(int *attempt)
{
    if (GetLastError() != ERROR_KEY_DELETED || ++*attempt == 20) return false;
    Sleep(10);
    return true;
}

HRESULT store_open(const WCHAR *name, bool machine, bool write, HCERTSTORE *store)
{
    DWORD flags = machine ? CERT_SYSTEM_STORE_LOCAL_MACHINE : CERT_SYSTEM_STORE_CURRENT_USER;
    if (!write) flags |= CERT_STORE_READONLY_FLAG;
    /* The user's view of a store includes the machine's; a request of the machine is none of the
     * user's (inferred: the reference speaks of "the" store of the context). */
    const char *provider = wcscmp(name, L"REQUEST") ? CERT_STORE_PROV_SYSTEM_W : CERT_STORE_PROV_SYSTEM_REGISTRY_W;
    int attempt = 0;
    do *store = CertOpenStore(provider, 0, 0, flags, name);
    while (!*store && try_again(&attempt));
    return *store ? S_OK : last_error();
}

/* Stores write when they are closed for the last time, and say nothing when that fails
 * (and Wine's keep a reference after a deletion): so every change is written at once.
 * Wine does not notice that a certificate was replaced, and has to be forced to write it. */
static HRESULT commit(HCERTSTORE store, bool replaced)
{
    int attempt = 0;
    BOOL written;
    do written = CertControlStore(store, replaced ? CERT_STORE_CTRL_COMMIT_FORCE_FLAG : 0, CERT_STORE_CTRL_COMMIT, NULL);
    while (!written && try_again(&attempt));
    return written ? S_OK : last_error();
}

static HRESULT note_change(StoreChanges *changes, HCERTSTORE store, StoreChange **change)
{
    StoreChange *list = realloc(changes->list, (changes->count + 1) * sizeof *list);
    if (!list) return E_OUTOFMEMORY;
    changes->list = list;
    *change = &list[changes->count++];
    memset(*change, 0, sizeof **change);
    (*change)->store = CertDuplicateStore(store);
    return S_OK;
}

static PCCERT_CONTEXT find_same(HCERTSTORE store, PCCERT_CONTEXT certificate)
{
    return CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_EXISTING, certificate, NULL);
}

/* A copy outside of the store keeps the properties that the one inside may lose. */
static HRESULT copy_of(PCCERT_CONTEXT certificate, PCCERT_CONTEXT *copy)
{
    *copy = CertCreateCertificateContext(X509_ASN_ENCODING, certificate->pbCertEncoded,
                                         certificate->cbCertEncoded);
    return *copy ? certificate_copy_properties(certificate, *copy) : last_error();
}

HRESULT stores_add(StoreChanges *changes, HCERTSTORE store, PCCERT_CONTEXT certificate)
{
    StoreChange *change;
    HRESULT hr = note_change(changes, store, &change);
    if (FAILED(hr)) return hr;
    PCCERT_CONTEXT before = find_same(store, certificate);
    if (before) {
        hr = copy_of(before, &change->replaced);
        CertFreeCertificateContext(before);
        if (FAILED(hr)) return hr;
    }
    return CertAddCertificateContextToStore(store, certificate,
                                            CERT_STORE_ADD_REPLACE_EXISTING_INHERIT_PROPERTIES,
                                            &change->added) ? commit(store, change->replaced) : last_error();
}

HRESULT stores_add_new(StoreChanges *changes, HCERTSTORE store, PCCERT_CONTEXT certificate)
{
    StoreChange *change;
    PCCERT_CONTEXT before = find_same(store, certificate);
    if (before) {
        CertFreeCertificateContext(before);
        return S_OK;
    }
    HRESULT hr = note_change(changes, store, &change);
    if (FAILED(hr)) return hr;
    return CertAddCertificateContextToStore(store, certificate, CERT_STORE_ADD_NEW, &change->added)
               ? commit(store, false) : last_error();
}

HRESULT stores_remove(StoreChanges *changes, HCERTSTORE store, PCCERT_CONTEXT certificate)
{
    StoreChange *change;
    PCCERT_CONTEXT there = find_same(store, certificate);
    if (!there) return S_OK;
    HRESULT hr = note_change(changes, store, &change);
    if (SUCCEEDED(hr)) hr = copy_of(there, &change->replaced);
    if (FAILED(hr)) {
        CertFreeCertificateContext(there);
        return hr;
    }
    return CertDeleteCertificateFromStore(there) ? commit(store, false) : last_error(); /* frees it, too */
}

void stores_undo(StoreChanges *changes)
{
    for (DWORD i = changes->count; i--;) {
        StoreChange *change = &changes->list[i];
        if (change->added) CertDeleteCertificateFromStore(change->added);
        change->added = NULL;
        if (change->replaced)
            CertAddCertificateContextToStore(change->store, change->replaced,
                                             CERT_STORE_ADD_REPLACE_EXISTING, NULL);
        commit(change->store, change->replaced);
    }
}

void stores_free(StoreChanges *changes)
{
    for (DWORD i = 0; i < changes->count; i++) {
        if (changes->list[i].added) CertFreeCertificateContext(changes->list[i].added);
        if (changes->list[i].replaced) CertFreeCertificateContext(changes->list[i].replaced);
        CertCloseStore(changes->list[i].store, 0);
    }
    free(changes->list);
    memset(changes, 0, sizeof *changes);
}

/* Handles, hashes and the like belong to one certificate and one process. */
static bool is_computed(DWORD property)
{
    switch (property) {
    case CERT_KEY_PROV_HANDLE_PROP_ID:
    case CERT_KEY_CONTEXT_PROP_ID:
    case CERT_SHA1_HASH_PROP_ID:
    case CERT_MD5_HASH_PROP_ID:
    case CERT_SIGNATURE_HASH_PROP_ID:
    case CERT_KEY_IDENTIFIER_PROP_ID:
    case CERT_ACCESS_STATE_PROP_ID:
    case CERT_SUBJECT_NAME_MD5_HASH_PROP_ID:
    case CERT_SUBJECT_PUBLIC_KEY_MD5_HASH_PROP_ID:
    case CERT_ISSUER_PUBLIC_KEY_MD5_HASH_PROP_ID:
    case CERT_ISSUER_SERIAL_NUMBER_MD5_HASH_PROP_ID:
        return true;
    default:
        return false;
    }
}

static HRESULT copy_property(PCCERT_CONTEXT from, PCCERT_CONTEXT to, DWORD property)
{
    DWORD size = 0;
    if (!CertGetCertificateContextProperty(from, property, NULL, &size)) return S_OK;
    BYTE *data = malloc(size ? size : 1);
    if (!data) return E_OUTOFMEMORY;
    CRYPT_DATA_BLOB blob = {size, data};
    const void *value = property == CERT_KEY_PROV_INFO_PROP_ID ? (void *)data : &blob;
    HRESULT hr = CertGetCertificateContextProperty(from, property, data, &size)
                 && CertSetCertificateContextProperty(to, property, 0, value) ? S_OK : last_error();
    free(data);
    return hr;
}

HRESULT certificate_copy_properties(PCCERT_CONTEXT from, PCCERT_CONTEXT to)
{
    HRESULT hr = S_OK;
    for (DWORD property = 0; SUCCEEDED(hr)
                             && (property = CertEnumCertificateContextProperties(from, property));)
        if (!is_computed(property)) hr = copy_property(from, to, property);
    return hr;
}

HRESULT certificate_set_text(PCCERT_CONTEXT certificate, DWORD property, const WCHAR *text)
{
    CRYPT_DATA_BLOB blob = {(DWORD)((wcslen(text) + 1) * sizeof(WCHAR)), (BYTE *)text};
    return CertSetCertificateContextProperty(certificate, property, 0, &blob) ? S_OK : last_error();
}
