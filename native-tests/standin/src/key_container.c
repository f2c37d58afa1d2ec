/* Key containers of CryptoAPI. */
#include "errors.h"
#include "object_id.h"
#include "private_key.h"
#include <sddl.h>
#include <wchar.h>

enum { DEFAULT_RSA_LENGTH = 2048 };

static DWORD context_flags(const PrivateKey *key)
{
    return (key->machine_context ? CRYPT_MACHINE_KEYSET : 0) | (key->silent ? CRYPT_SILENT : 0);
}

/* A provider's type is looked up by its name, as the caller need not give both. */
static HRESULT provider_type_of(const WCHAR *name, DWORD *type)
{
    WCHAR found[256];
    for (DWORD i = 0;; i++) {
        DWORD size = sizeof found;
        if (!CryptEnumProvidersW(i, NULL, 0, type, found, &size)) return NTE_KEYSET_NOT_DEF;
        if (!wcsicmp(found, name)) return S_OK;
    }
}

/* CryptoAPI's providers make RSA keys; curves would need a key storage provider. */
static HRESULT check_algorithm(const PrivateKey *key)
{
    char oid[OID_MAX];
    if (!key->algorithm) return S_OK;
    HRESULT hr = object_id_value(key->algorithm, oid);
    if (FAILED(hr)) return hr;
    return strcmp(oid, szOID_RSA_RSA) ? NTE_NOT_SUPPORTED : S_OK;
}

/* The provider that knows SHA-2 is the default one. */
static HRESULT choose_provider(PrivateKey *key)
{
    DWORD type;
    if (!SysStringLen(key->provider_name)) {
        key->provider_type = XCN_PROV_RSA_AES;
        return string_set(&key->provider_name, MS_ENH_RSA_AES_PROV_W);
    }
    HRESULT hr = provider_type_of(key->provider_name, &type);
    if (SUCCEEDED(hr)) key->provider_type = (X509ProviderType)type;
    return hr;
}

static HRESULT choose_container_name(PrivateKey *key)
{
    WCHAR guid[40], name[300];
    GUID unique;
    if (SysStringLen(key->container_name)) return S_OK;
    HRESULT hr = CoCreateGuid(&unique);
    if (FAILED(hr)) return hr;
    StringFromGUID2(&unique, guid, ARRAYSIZE(guid));
    guid[37] = 0; /* the closing brace; the opening one is skipped below */
    const WCHAR *prefix = SysStringLen(key->container_name_prefix) ? key->container_name_prefix : L"lp-";
    if (wcslen(prefix) > 200) return E_INVALIDARG;
    swprintf(name, ARRAYSIZE(name), L"%ls%ls", prefix, guid + 1);
    return string_set(&key->container_name, name);
}

/* protected-key-made-silently, inferred: CryptGenKey, which says so of a context that may show nothing. */
static HRESULT check_protection(const PrivateKey *key)
{
    return key->key_protection != XCN_NCRYPT_UI_NO_PROTECTION_FLAG && key->silent ? NTE_SILENT_CONTEXT : S_OK;
}

/* malformed-security-descriptor, inferred: IX509PrivateKey::SecurityDescriptor, remarks, name the function that reads it
 * when the key is opened. (Wine's containers have none to be set.) */
static HRESULT check_security_descriptor(const PrivateKey *key)
{
    PSECURITY_DESCRIPTOR descriptor;
    if (!SysStringLen(key->security_descriptor)) return S_OK;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(key->security_descriptor, SDDL_REVISION_1, &descriptor, NULL))
        return last_error();
    LocalFree(descriptor);
    return S_OK;
}

HRESULT key_container_create(PrivateKey *key)
{
    HCRYPTKEY made;
    HRESULT hr = check_algorithm(key);
    if (SUCCEEDED(hr)) hr = check_protection(key);
    if (SUCCEEDED(hr)) hr = check_security_descriptor(key);
    if (SUCCEEDED(hr)) hr = choose_provider(key);
    if (SUCCEEDED(hr)) hr = choose_container_name(key);
    if (FAILED(hr)) return hr;
    if (!CryptAcquireContextW(&key->provider, key->container_name, key->provider_name,
                              key->provider_type, CRYPT_NEWKEYSET | context_flags(key)))
        return last_error();
    if (key->key_spec == XCN_AT_NONE) key->key_spec = XCN_AT_KEYEXCHANGE;
    if (!key->length) key->length = DEFAULT_RSA_LENGTH;
    DWORD exportable = key->export_policy & (XCN_NCRYPT_ALLOW_EXPORT_FLAG | XCN_NCRYPT_ALLOW_PLAINTEXT_EXPORT_FLAG)
                           ? CRYPT_EXPORTABLE : 0;
    DWORD guarded = key->key_protection == XCN_NCRYPT_UI_NO_PROTECTION_FLAG ? 0 : CRYPT_USER_PROTECTED;
    if (!CryptGenKey(key->provider, key->key_spec, (DWORD)key->length << 16 | exportable | guarded, &made)) {
        hr = last_error();
        key_container_delete(key);
        return hr;
    }
    CryptDestroyKey(made);
    /* Wine writes a new key when its container is released: until then nobody else finds it. */
    key_container_close(key);
    return key_container_open(key);
}

HRESULT key_container_open(PrivateKey *key)
{
    HCRYPTKEY pair;
    if (!SysStringLen(key->container_name)) return OLE_E_BLANK;
    HRESULT hr = choose_provider(key);
    if (FAILED(hr)) return hr;
    if (!CryptAcquireContextW(&key->provider, key->container_name, key->provider_name,
                              key->provider_type, context_flags(key)))
        return last_error();
    DWORD specs[] = {AT_KEYEXCHANGE, AT_SIGNATURE};
    for (size_t i = 0; i < ARRAYSIZE(specs); i++) {
        if (key->key_spec != XCN_AT_NONE && (DWORD)key->key_spec != specs[i]) continue;
        if (!CryptGetUserKey(key->provider, specs[i], &pair)) continue;
        DWORD length = 0, size = sizeof length;
        if (CryptGetKeyParam(pair, KP_KEYLEN, (BYTE *)&length, &size, 0)) key->length = (LONG)length;
        key->key_spec = (X509KeySpec)specs[i];
        CryptDestroyKey(pair);
        return S_OK;
    }
    key_container_close(key);
    return NTE_NO_KEY;
}

void key_container_close(PrivateKey *key)
{
    if (key->provider) CryptReleaseContext(key->provider, 0);
    key->provider = 0;
}

HRESULT key_container_delete(PrivateKey *key)
{
    HCRYPTPROV none;
    if (!SysStringLen(key->container_name) || !SysStringLen(key->provider_name)) return OLE_E_BLANK;
    key_container_close(key);
    if (!CryptAcquireContextW(&none, key->container_name, key->provider_name, key->provider_type,
                              CRYPT_DELETEKEYSET | context_flags(key)))
        return last_error();
    return S_OK;
}

HRESULT key_container_unique_name(PrivateKey *key, BSTR *name)
{
    char ascii[512];
    WCHAR wide[512];
    DWORD size = sizeof ascii;
    if (!key->provider) return OLE_E_BLANK;
    if (!CryptGetProvParam(key->provider, PP_UNIQUE_CONTAINER, (BYTE *)ascii, &size, 0))
        return last_error();
    MultiByteToWideChar(CP_ACP, 0, ascii, -1, wide, ARRAYSIZE(wide));
    *name = SysAllocString(wide);
    return *name ? S_OK : E_OUTOFMEMORY;
}

HRESULT private_key_ready(PrivateKey *key)
{
    if (key->provider) return S_OK;
    return key->existing ? key_container_open(key) : key_container_create(key);
}

HRESULT private_key_public_key_info(PrivateKey *key, Bytes *out)
{
    DWORD size = 0;
    BYTE *encoded;
    HRESULT hr = private_key_ready(key);
    if (FAILED(hr)) return hr;
    if (!CryptExportPublicKeyInfo(key->provider, key->key_spec, X509_ASN_ENCODING, NULL, &size))
        return last_error();
    CERT_PUBLIC_KEY_INFO *info = malloc(size);
    if (!info) return E_OUTOFMEMORY;
    if (!CryptExportPublicKeyInfo(key->provider, key->key_spec, X509_ASN_ENCODING, info, &size)
        || !CryptEncodeObjectEx(X509_ASN_ENCODING, X509_PUBLIC_KEY_INFO, info,
                                CRYPT_ENCODE_ALLOC_FLAG, NULL, &encoded, &size)) {
        hr = last_error();
    } else {
        hr = bytes_copy(out, encoded, size);
        LocalFree(encoded);
    }
    free(info);
    return hr;
}

typedef struct SignatureAlgorithm {
    const char *hash_oid, *signature_oid;
    ALG_ID hash;
} SignatureAlgorithm;

static const SignatureAlgorithm signature_algorithms[] = {
    {szOID_RSA_MD5, szOID_RSA_MD5RSA, CALG_MD5},
    {szOID_OIWSEC_sha1, szOID_RSA_SHA1RSA, CALG_SHA1},
    {szOID_NIST_sha256, szOID_RSA_SHA256RSA, CALG_SHA_256},
    {szOID_NIST_sha384, szOID_RSA_SHA384RSA, CALG_SHA_384},
    {szOID_NIST_sha512, szOID_RSA_SHA512RSA, CALG_SHA_512},
};

static HRESULT sign(PrivateKey *key, ALG_ID algorithm, const void *data, DWORD size, Bytes *out)
{
    HCRYPTHASH hash;
    HRESULT hr = S_OK;
    if (!CryptCreateHash(key->provider, algorithm, 0, 0, &hash)) return last_error();
    if (!CryptHashData(hash, data, size, 0)
        || !CryptSignHashW(hash, key->key_spec, NULL, 0, NULL, &out->size))
        hr = last_error();
    else if (!(out->data = malloc(out->size)))
        hr = E_OUTOFMEMORY;
    else if (!CryptSignHashW(hash, key->key_spec, NULL, 0, out->data, &out->size))
        hr = last_error();
    CryptDestroyHash(hash);
    return hr;
}

static const SignatureAlgorithm *find_algorithm(const char *hash_oid)
{
    for (size_t i = 0; i < ARRAYSIZE(signature_algorithms); i++)
        if (!strcmp(signature_algorithms[i].hash_oid, hash_oid)) return &signature_algorithms[i];
    return NULL;
}

HRESULT private_key_signature_algorithm(PrivateKey *key, const char *hash_oid, Der *out)
{
    const SignatureAlgorithm *algorithm = find_algorithm(hash_oid);
    if (!algorithm) return NTE_BAD_ALGID;
    der_algorithm(out, algorithm->signature_oid, true);
    return der_result(out);
}

HRESULT private_key_sign(PrivateKey *key, const char *hash_oid, const void *data, DWORD size, Der *out)
{
    const SignatureAlgorithm *algorithm = find_algorithm(hash_oid);
    Bytes signature = {0};
    if (!algorithm) return NTE_BAD_ALGID;
    HRESULT hr = private_key_ready(key);
    if (SUCCEEDED(hr)) hr = sign(key, algorithm->hash, data, size, &signature);
    if (SUCCEEDED(hr)) {
        /* CryptoAPI signs in little-endian order. */
        for (DWORD i = 0; i < signature.size / 2; i++) {
            BYTE swap = signature.data[i];
            signature.data[i] = signature.data[signature.size - 1 - i];
            signature.data[signature.size - 1 - i] = swap;
        }
        der_algorithm(out, algorithm->signature_oid, true);
        der_bit_string(out, signature.data, signature.size);
        hr = der_result(out);
    }
    bytes_free(&signature);
    return hr;
}

HRESULT private_key_link(PrivateKey *key, PCCERT_CONTEXT certificate)
{
    CRYPT_KEY_PROV_INFO info = {
        .pwszContainerName = key->container_name,
        .pwszProvName = key->provider_name,
        .dwProvType = key->provider_type,
        .dwFlags = key->machine_context ? CRYPT_MACHINE_KEYSET : 0,
        .dwKeySpec = key->key_spec,
    };
    return CertSetCertificateContextProperty(certificate, CERT_KEY_PROV_INFO_PROP_ID, 0, &info)
               ? S_OK : last_error();
}
