/* What CryptFindCertificateKeyProvInfo does on Windows; Wine has only its name. */
#include "key_search.h"
#include "errors.h"

enum { CONTAINER_NAME_MAX = 512 };

static const DWORD key_specs[] = {AT_KEYEXCHANGE, AT_SIGNATURE};

static bool has_public_key(HCRYPTPROV provider, DWORD spec, PCCERT_CONTEXT certificate)
{
    DWORD size = 0;
    if (!CryptExportPublicKeyInfo(provider, spec, X509_ASN_ENCODING, NULL, &size)) return false;
    CERT_PUBLIC_KEY_INFO *info = malloc(size);
    bool same = info && CryptExportPublicKeyInfo(provider, spec, X509_ASN_ENCODING, info, &size)
                && CertComparePublicKeyInfo(X509_ASN_ENCODING, info,
                                            &certificate->pCertInfo->SubjectPublicKeyInfo);
    free(info);
    return same;
}

static HRESULT link_to(PCCERT_CONTEXT certificate, WCHAR *container, DWORD spec, DWORD flags)
{
    WCHAR provider[] = MS_ENH_RSA_AES_PROV_W;
    CRYPT_KEY_PROV_INFO info = {.pwszContainerName = container, .pwszProvName = provider,
                                .dwProvType = PROV_RSA_AES, .dwFlags = flags, .dwKeySpec = spec};
    return CertSetCertificateContextProperty(certificate, CERT_KEY_PROV_INFO_PROP_ID, 0, &info)
               ? S_OK : last_error();
}

static HRESULT try_container(PCCERT_CONTEXT certificate, const char *name, DWORD flags)
{
    WCHAR container[CONTAINER_NAME_MAX];
    HCRYPTPROV provider;
    HRESULT hr = S_FALSE;
    if (!MultiByteToWideChar(CP_ACP, 0, name, -1, container, CONTAINER_NAME_MAX)) return S_FALSE;
    if (!CryptAcquireContextW(&provider, container, MS_ENH_RSA_AES_PROV_W, PROV_RSA_AES, flags | CRYPT_SILENT))
        return S_FALSE;
    for (size_t i = 0; i < ARRAYSIZE(key_specs) && hr == S_FALSE; i++)
        if (has_public_key(provider, key_specs[i], certificate))
            hr = link_to(certificate, container, key_specs[i], flags);
    CryptReleaseContext(provider, 0);
    return hr;
}

HRESULT key_search_link(PCCERT_CONTEXT certificate, bool machine)
{
    DWORD flags = machine ? CRYPT_MACHINE_KEYSET : 0, first = CRYPT_FIRST;
    char name[CONTAINER_NAME_MAX];
    HCRYPTPROV provider;
    HRESULT hr = S_FALSE;
    if (!CryptAcquireContextW(&provider, NULL, MS_ENH_RSA_AES_PROV_W, PROV_RSA_AES,
                              CRYPT_VERIFYCONTEXT | CRYPT_SILENT | flags))
        return last_error();
    for (DWORD size = sizeof name; hr == S_FALSE; size = sizeof name, first = CRYPT_NEXT) {
        if (!CryptGetProvParam(provider, PP_ENUMCONTAINERS, (BYTE *)name, &size, first)) break;
        hr = try_container(certificate, name, flags);
    }
    CryptReleaseContext(provider, 0);
    return hr;
}
