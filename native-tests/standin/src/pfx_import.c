#include "pfx_import.h"
#include "errors.h"

enum { LONGEST_HEADER = 5 + 3 + 5 };

bool pfx_is(const Bytes *response)
{
    static const BYTE version[] = {0x02, 1, 3}, pkcs7[] = {0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7};
    if (response->size < LONGEST_HEADER + sizeof pkcs7) return false;
    const BYTE *at = response->data;
    for (int sequence = 0; sequence < 2; sequence++) {
        if (*at++ != 0x30) return false;
        at += *at & 0x80 ? 1 + (*at & 3) : 1;
        if (sequence) break;
        if (memcmp(at, version, sizeof version)) return false;
        at += sizeof version;
    }
    return !memcmp(at, pkcs7, sizeof pkcs7);
}

/* pfx-as-response/wrong-password, inferred: PFXImportCertStore, which says ERROR_INVALID_PASSWORD; Wine says nothing.
 * Wine has one container for the keys of all PFX: so they are kept in memory, and get one of their own later. */
HRESULT pfx_import(const Bytes *pfx, BSTR password, HCERTSTORE *certificates)
{
    CRYPT_DATA_BLOB blob = {pfx->size, pfx->data};
    *certificates = PFXImportCertStore(&blob, password ? password : L"", CRYPT_EXPORTABLE | PKCS12_NO_PERSIST_KEY);
    return *certificates ? S_OK : HRESULT_FROM_WIN32(ERROR_INVALID_PASSWORD);
}

static PCCERT_CONTEXT owner_of(HCERTSTORE certificates, HCRYPTPROV provider, DWORD spec)
{
    DWORD size = 0;
    if (!CryptExportPublicKeyInfo(provider, spec, X509_ASN_ENCODING, NULL, &size)) return NULL;
    CERT_PUBLIC_KEY_INFO *key = malloc(size);
    PCCERT_CONTEXT owner = key && CryptExportPublicKeyInfo(provider, spec, X509_ASN_ENCODING, key, &size)
        ? CertFindCertificateInStore(certificates, X509_ASN_ENCODING, 0, CERT_FIND_PUBLIC_KEY, key, NULL) : NULL;
    free(key);
    return owner;
}

/* Wine links the key to a certificate of the PFX that need not be its own. */
void pfx_find_key(HCERTSTORE certificates, PCCERT_CONTEXT *owner, HCRYPTKEY *key)
{
    static const DWORD specs[] = {AT_KEYEXCHANGE, AT_SIGNATURE};
    CERT_KEY_CONTEXT link;
    *owner = NULL;
    *key = 0;
    for (PCCERT_CONTEXT c = NULL; (c = CertEnumCertificatesInStore(certificates, c));) {
        DWORD size = sizeof link;
        if (!CertGetCertificateContextProperty(c, CERT_KEY_CONTEXT_PROP_ID, &link, &size)) continue;
        for (size_t i = 0; i < ARRAYSIZE(specs) && !*owner; i++)
            if (CryptGetUserKey(link.hCryptProv, specs[i], key)) {
                *owner = owner_of(certificates, link.hCryptProv, specs[i]);
                if (!*owner) CryptDestroyKey(*key);
            }
        if (!*owner) continue;
        CertFreeCertificateContext(c);
        break;
    }
    if (!*owner) *key = 0;
}

static HRESULT new_container(WCHAR *name, DWORD size, DWORD flags, HCRYPTPROV *provider)
{
    GUID unique;
    HRESULT hr = CoCreateGuid(&unique);
    if (FAILED(hr)) return hr;
    StringFromGUID2(&unique, name, size);
    return CryptAcquireContextW(provider, name, MS_ENH_RSA_AES_PROV_W, PROV_RSA_AES, CRYPT_NEWKEYSET | CRYPT_SILENT | flags)
               ? S_OK : last_error();
}

static HRESULT copy_key(HCRYPTKEY key, HCRYPTPROV provider)
{
    DWORD size = 0;
    HCRYPTKEY copy;
    if (!CryptExportKey(key, 0, PRIVATEKEYBLOB, 0, NULL, &size)) return last_error();
    BYTE *blob = malloc(size);
    if (!blob) return E_OUTOFMEMORY;
    HRESULT hr = CryptExportKey(key, 0, PRIVATEKEYBLOB, 0, blob, &size) ? S_OK : last_error();
    if (SUCCEEDED(hr)) {
        ((BLOBHEADER *)blob)->aiKeyAlg = CALG_RSA_KEYX;
        hr = CryptImportKey(provider, blob, size, 0, CRYPT_EXPORTABLE, &copy) ? S_OK : last_error();
    }
    if (SUCCEEDED(hr)) CryptDestroyKey(copy);
    SecureZeroMemory(blob, size);
    free(blob);
    return hr;
}

HRESULT pfx_keep_key(HCRYPTKEY key, bool machine, PCCERT_CONTEXT certificate)
{
    WCHAR name[40], provider_name[] = MS_ENH_RSA_AES_PROV_W;
    DWORD flags = machine ? CRYPT_MACHINE_KEYSET : 0;
    CRYPT_KEY_PROV_INFO link = {.pwszContainerName = name, .pwszProvName = provider_name, .dwProvType = PROV_RSA_AES,
                                .dwFlags = flags, .dwKeySpec = AT_KEYEXCHANGE};
    HCRYPTPROV provider;
    HRESULT hr = new_container(name, ARRAYSIZE(name), flags, &provider);
    if (FAILED(hr)) return hr;
    hr = copy_key(key, provider);
    CryptReleaseContext(provider, 0);
    if (SUCCEEDED(hr) && !CertSetCertificateContextProperty(certificate, CERT_KEY_PROV_INFO_PROP_ID, 0, &link))
        hr = last_error();
    if (FAILED(hr))
        CryptAcquireContextW(&provider, name, provider_name, PROV_RSA_AES, CRYPT_DELETEKEYSET | CRYPT_SILENT | flags);
    return hr;
}

void pfx_forget_key(PCCERT_CONTEXT certificate)
{
    BYTE buffer[1024] __attribute__((aligned(8)));
    CRYPT_KEY_PROV_INFO *link = (CRYPT_KEY_PROV_INFO *)(void *)buffer;
    DWORD size = sizeof buffer;
    HCRYPTPROV none;
    if (CertGetCertificateContextProperty(certificate, CERT_KEY_PROV_INFO_PROP_ID, buffer, &size))
        CryptAcquireContextW(&none, link->pwszContainerName, link->pwszProvName, link->dwProvType,
                             CRYPT_DELETEKEYSET | CRYPT_SILENT | (link->dwFlags & CRYPT_MACHINE_KEYSET));
}
