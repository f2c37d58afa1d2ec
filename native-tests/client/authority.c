/* Test authorities by CryptoAPI alone, so that the client runs anywhere. */
#include "client.h"

enum { AUTHORITY_KEY_BITS = 2048, SERIAL_SIZE = 12 };

const Validity valid_now = {-1, 300};
Authority root, sub;

static HRESULT failure(void) { return HR_WIN32(GetLastError() & 0xffff); }

static FILETIME days_from_now(int days)
{
    ULARGE_INTEGER time;
    FILETIME now;
    GetSystemTimeAsFileTime(&now);
    time.LowPart = now.dwLowDateTime;
    time.HighPart = now.dwHighDateTime;
    time.QuadPart += (LONGLONG)days * 24 * 3600 * 10000000;
    now.dwLowDateTime = time.LowPart;
    now.dwHighDateTime = time.HighPart;
    return now;
}

static HRESULT encode_name(const WCHAR *name, CERT_NAME_BLOB *blob)
{
    WCHAR whole[200];
    swprintf(whole, ARRAYSIZE(whole), L"CN=%ls, " MARK, name);
    blob->cbData = 0;
    if (!CertStrToNameW(X509_ASN_ENCODING, whole, CERT_X500_NAME_STR, NULL, NULL, &blob->cbData, NULL))
        return failure();
    blob->pbData = malloc(blob->cbData);
    return CertStrToNameW(X509_ASN_ENCODING, whole, CERT_X500_NAME_STR, NULL, blob->pbData, &blob->cbData, NULL)
               ? S_OK : failure();
}

static CERT_EXTENSION basic_constraints(bool is_authority)
{
    static BYTE authority[] = {0x30, 3, 1, 1, 0xff}, end_entity[] = {0x30, 0};
    CERT_EXTENSION extension = {szOID_BASIC_CONSTRAINTS2, is_authority, {0}};
    extension.Value.pbData = is_authority ? authority : end_entity;
    extension.Value.cbData = is_authority ? sizeof authority : sizeof end_entity;
    return extension;
}

static HRESULT sign(HCRYPTPROV provider, CERT_INFO *info, PCCERT_CONTEXT *certificate)
{
    BYTE encoded[4096];
    DWORD size = sizeof encoded;
    if (!CryptSignAndEncodeCertificate(provider, AT_SIGNATURE, X509_ASN_ENCODING, X509_CERT_TO_BE_SIGNED,
                                       info, &info->SignatureAlgorithm, NULL, encoded, &size))
        return failure();
    *certificate = CertCreateCertificateContext(X509_ASN_ENCODING, encoded, size);
    return *certificate ? S_OK : failure();
}

static HRESULT issue(HCRYPTPROV provider, const CERT_NAME_BLOB *issuer, const WCHAR *name,
                     CERT_PUBLIC_KEY_INFO *key, bool is_authority, Validity validity,
                     PCCERT_CONTEXT *certificate)
{
    BYTE serial[SERIAL_SIZE];
    CERT_EXTENSION extension = basic_constraints(is_authority);
    CERT_NAME_BLOB subject = {0};
    CERT_INFO info = {.dwVersion = CERT_V3};
    HRESULT hr = encode_name(name, &subject);
    if (FAILED(hr) || !CryptGenRandom(provider, sizeof serial, serial)) return hr;
    serial[SERIAL_SIZE - 1] = 0x11; /* little-endian: the last byte makes it positive */
    info.SerialNumber.cbData = sizeof serial;
    info.SerialNumber.pbData = serial;
    info.SignatureAlgorithm.pszObjId = szOID_RSA_SHA1RSA;
    info.Issuer = issuer ? *issuer : subject;
    info.Subject = subject;
    info.NotBefore = days_from_now(validity.from_days);
    info.NotAfter = days_from_now(validity.to_days);
    info.SubjectPublicKeyInfo = *key;
    info.cExtension = 1;
    info.rgExtension = &extension;
    hr = sign(provider, &info, certificate);
    free(subject.pbData);
    return hr;
}

HRESULT authority_issue(Authority *authority, const WCHAR *name, CERT_PUBLIC_KEY_INFO *key, bool is_authority,
                        Validity validity, PCCERT_CONTEXT *certificate)
{
    return issue(authority->provider, &authority->certificate->pCertInfo->Subject, name, key, is_authority,
                 validity, certificate);
}

HRESULT authority_make(Authority *authority, const WCHAR *name, Authority *issuer)
{
    HCRYPTKEY key;
    DWORD size = 0;
    if (!CryptAcquireContextW(&authority->provider, NULL, MS_ENH_RSA_AES_PROV_W, PROV_RSA_AES,
                              CRYPT_VERIFYCONTEXT)
        || !CryptGenKey(authority->provider, AT_SIGNATURE, AUTHORITY_KEY_BITS << 16, &key))
        return failure();
    CryptDestroyKey(key);
    if (!CryptExportPublicKeyInfo(authority->provider, AT_SIGNATURE, X509_ASN_ENCODING, NULL, &size))
        return failure();
    CERT_PUBLIC_KEY_INFO *info = malloc(size);
    HRESULT hr = CryptExportPublicKeyInfo(authority->provider, AT_SIGNATURE, X509_ASN_ENCODING, info, &size)
                     ? S_OK : failure();
    if (SUCCEEDED(hr))
        hr = issue(issuer ? issuer->provider : authority->provider,
                   issuer ? &issuer->certificate->pCertInfo->Subject : NULL, name, info, true, valid_now,
                   &authority->certificate);
    free(info);
    return hr;
}

void authority_free(Authority *authority)
{
    if (authority->certificate) CertFreeCertificateContext(authority->certificate);
    if (authority->provider) CryptReleaseContext(authority->provider, 0);
    memset(authority, 0, sizeof *authority);
}

HRESULT authorities_make(void)
{
    HRESULT hr = authority_make(&root, L"contract root", NULL);
    return SUCCEEDED(hr) ? authority_make(&sub, L"contract sub", &root) : hr;
}

void authorities_free(void)
{
    authority_free(&sub);
    authority_free(&root);
}

bool authority_trust(const Authority *authority, bool trusted)
{
    HCERTSTORE store = CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0, CERT_SYSTEM_STORE_LOCAL_MACHINE, L"Root");
    if (!store) return false;
    bool done = false;
    if (trusted) {
        done = CertAddCertificateContextToStore(store, authority->certificate, CERT_STORE_ADD_REPLACE_EXISTING, NULL);
    } else {
        PCCERT_CONTEXT there = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_EXISTING,
                                                          authority->certificate, NULL);
        if (there) done = CertDeleteCertificateFromStore(there);
    }
    CertControlStore(store, 0, CERT_STORE_CTRL_COMMIT, NULL);
    CertCloseStore(store, 0);
    return done;
}

void root_trust_before_hotfix(bool trusted)
{
    if (build_has_hotfix()) return;
    if (!authority_trust(&root, trusted) && trusted) trouble("the root could not be trusted (elevation?)");
}
