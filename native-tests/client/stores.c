/* What stands in the stores, and the removal of what is ours. */
#include "client.h"

static const WCHAR *const store_names[] = {L"MY", L"CA", L"Root", L"REQUEST"};
static const DWORD locations[] = {CERT_SYSTEM_STORE_CURRENT_USER, CERT_SYSTEM_STORE_LOCAL_MACHINE};

static HCERTSTORE open_store(const WCHAR *name, DWORD location, DWORD flags)
{
    return CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0, location | CERT_STORE_OPEN_EXISTING_FLAG | flags, name);
}

static ULONGLONG add(ULONGLONG sum, const BYTE *data, DWORD size)
{
    ULONGLONG hash = 14695981039346656037ull;
    for (DWORD i = 0; i < size; i++) hash = (hash ^ data[i]) * 1099511628211ull;
    return sum + hash; /* the order in which a store lists its certificates says nothing */
}

static ULONGLONG certificate_fingerprint(PCCERT_CONTEXT certificate, size_t store)
{
    ULONGLONG sum = add(store * 31, certificate->pbCertEncoded, certificate->cbCertEncoded);
    for (DWORD property = 0; (property = CertEnumCertificateContextProperties(certificate, property));)
        if (property == CERT_KEY_PROV_INFO_PROP_ID || property == CERT_FRIENDLY_NAME_PROP_ID
            || property == CERT_DESCRIPTION_PROP_ID)
            sum = add(sum, (const BYTE *)&property, sizeof property);
    return sum * 0x9e3779b97f4a7c15ull;
}

static bool is_ours(PCCERT_CONTEXT certificate)
{
    WCHAR subject[512], issuer[512];
    CertNameToStrW(X509_ASN_ENCODING, &certificate->pCertInfo->Subject, CERT_X500_NAME_STR, subject, 512);
    CertNameToStrW(X509_ASN_ENCODING, &certificate->pCertInfo->Issuer, CERT_X500_NAME_STR, issuer, 512);
    return wcsstr(subject, MARK_TEXT) || wcsstr(issuer, MARK_TEXT);
}

ULONGLONG stores_fingerprint(void)
{
    ULONGLONG sum = 0;
    for (size_t i = 0; i < ARRAYSIZE(store_names); i++) {
        for (size_t j = 0; j < ARRAYSIZE(locations); j++) {
            HCERTSTORE store = open_store(store_names[i], locations[j], CERT_STORE_READONLY_FLAG);
            if (!store) continue;
            bool only_ours = !wcscmp(store_names[i], L"Root"); /* the system fills it at its own time */
            for (PCCERT_CONTEXT c = NULL; (c = CertEnumCertificatesInStore(store, c));)
                if (!only_ours || is_ours(c)) sum += certificate_fingerprint(c, i * 2 + j);
            CertCloseStore(store, 0);
        }
    }
    return sum;
}

static CRYPT_KEY_PROV_INFO *key_link(PCCERT_CONTEXT certificate)
{
    DWORD size = 0;
    if (!CertGetCertificateContextProperty(certificate, CERT_KEY_PROV_INFO_PROP_ID, NULL, &size)) return NULL;
    CRYPT_KEY_PROV_INFO *link = malloc(size);
    CertGetCertificateContextProperty(certificate, CERT_KEY_PROV_INFO_PROP_ID, link, &size);
    return link;
}

static void remove_key(PCCERT_CONTEXT certificate)
{
    HCRYPTPROV none;
    CRYPT_KEY_PROV_INFO *link = key_link(certificate);
    if (!link) return;
    CryptAcquireContextW(&none, link->pwszContainerName, link->pwszProvName, link->dwProvType,
                         CRYPT_DELETEKEYSET | CRYPT_SILENT | (link->dwFlags & CRYPT_MACHINE_KEYSET));
    free(link);
}

/* One at a time, each from a new start: an enumeration does not outlive a deletion. */
static bool remove_first(HCERTSTORE store)
{
    PCCERT_CONTEXT c = NULL;
    while ((c = CertEnumCertificatesInStore(store, c)) && !is_ours(c)) continue;
    if (!c) return false;
    remove_key(c);
    return CertDeleteCertificateFromStore(c); /* frees it, too */
}

static void remove_from(const WCHAR *name, DWORD location)
{
    HCERTSTORE store = open_store(name, location, 0);
    if (!store) return;
    while (remove_first(store)) continue;
    CertControlStore(store, 0, CERT_STORE_CTRL_COMMIT, NULL); /* Wine does not write at the close */
    CertCloseStore(store, 0);
}

void stores_remove_ours(void)
{
    for (size_t i = 0; i < ARRAYSIZE(store_names); i++)
        for (size_t j = 0; j < ARRAYSIZE(locations); j++) remove_from(store_names[i], locations[j]);
}

PCCERT_CONTEXT store_find(const WCHAR *name, PCCERT_CONTEXT certificate)
{
    return store_find_in(CERT_SYSTEM_STORE_CURRENT_USER, name, certificate);
}

PCCERT_CONTEXT store_find_in(DWORD location, const WCHAR *name, PCCERT_CONTEXT certificate)
{
    HCERTSTORE store = open_store(name, location, CERT_STORE_READONLY_FLAG);
    if (!store) return NULL;
    PCCERT_CONTEXT found = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_EXISTING,
                                                      certificate, NULL);
    CertCloseStore(store, 0);
    return found;
}

PCCERT_CONTEXT store_find_subject(const WCHAR *name, const WCHAR *part)
{
    HCERTSTORE store = open_store(name, CERT_SYSTEM_STORE_CURRENT_USER, CERT_STORE_READONLY_FLAG);
    if (!store) return NULL;
    PCCERT_CONTEXT found = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_SUBJECT_STR_W, part, NULL);
    CertCloseStore(store, 0);
    return found;
}

static bool sign_and_verify(HCRYPTPROV provider, DWORD spec, PCCERT_CONTEXT certificate)
{
    static const BYTE text[] = "signed with the installed certificate's key";
    BYTE signature[1024];
    DWORD size = sizeof signature;
    HCRYPTHASH hash;
    HCRYPTKEY key;
    if (!CryptCreateHash(provider, CALG_SHA1, 0, 0, &hash)) return false;
    bool works = CryptHashData(hash, text, sizeof text, 0)
                 && CryptSignHashW(hash, spec, NULL, 0, signature, &size)
                 && CryptImportPublicKeyInfo(provider, X509_ASN_ENCODING,
                                             &certificate->pCertInfo->SubjectPublicKeyInfo, &key);
    if (works) {
        works = CryptVerifySignatureW(hash, signature, size, key, NULL, 0);
        CryptDestroyKey(key);
    }
    CryptDestroyHash(hash);
    return works;
}

bool key_works(PCCERT_CONTEXT certificate)
{
    HCRYPTPROV provider;
    CRYPT_KEY_PROV_INFO *link = key_link(certificate);
    bool works = link && CryptAcquireContextW(&provider, link->pwszContainerName, link->pwszProvName,
                                              link->dwProvType,
                                              CRYPT_SILENT | (link->dwFlags & CRYPT_MACHINE_KEYSET));
    if (works) {
        works = sign_and_verify(provider, link->dwKeySpec, certificate);
        CryptReleaseContext(provider, 0);
    }
    free(link);
    return works;
}
