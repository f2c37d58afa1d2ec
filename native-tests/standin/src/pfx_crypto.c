#include "pfx_crypto.h"
#include "errors.h"

enum { SHA1_SIZE = 20, SHA1_BLOCK = 64, DES3_KEY = 24, DES_BLOCK = 8, SALTED_MAX = SHA1_BLOCK };
typedef enum KeyPurpose { FOR_ENCRYPTION = 1, FOR_IV = 2, FOR_MAC = 3 } KeyPurpose;

HRESULT pfx_crypto_open(PfxCrypto *crypto, BSTR password)
{
    DWORD length = SysStringLen(password);
    memset(crypto, 0, sizeof *crypto);
    crypto->password_size = (length + 1) * 2;
    crypto->password = calloc(1, crypto->password_size);
    if (!crypto->password) return E_OUTOFMEMORY;
    for (DWORD i = 0; i < length; i++) {
        crypto->password[2 * i] = (BYTE)(password[i] >> 8);
        crypto->password[2 * i + 1] = (BYTE)password[i];
    }
    return CryptAcquireContextW(&crypto->provider, NULL, MS_ENH_RSA_AES_PROV_W, PROV_RSA_AES,
                                CRYPT_VERIFYCONTEXT | CRYPT_SILENT) ? S_OK : last_error();
}

void pfx_crypto_close(PfxCrypto *crypto)
{
    if (crypto->provider) CryptReleaseContext(crypto->provider, 0);
    if (crypto->password) SecureZeroMemory(crypto->password, crypto->password_size);
    free(crypto->password);
    memset(crypto, 0, sizeof *crypto);
}

static HRESULT sha1(HCRYPTPROV provider, const void *a, DWORD a_size, const void *b, DWORD b_size,
                    BYTE digest[SHA1_SIZE])
{
    HCRYPTHASH hash;
    DWORD size = SHA1_SIZE;
    if (!CryptCreateHash(provider, CALG_SHA1, 0, 0, &hash)) return last_error();
    HRESULT hr = CryptHashData(hash, a, a_size, 0) && (!b_size || CryptHashData(hash, b, b_size, 0))
                 && CryptGetHashParam(hash, HP_HASHVAL, digest, &size, 0) ? S_OK : last_error();
    CryptDestroyHash(hash);
    return hr;
}

static DWORD round_up(DWORD size) { return (size + SHA1_BLOCK - 1) / SHA1_BLOCK * SHA1_BLOCK; }

/* I_j = (I_j + B + 1) mod 2^512, for each block of I. */
static void add_one_and_digest(BYTE *input, DWORD size, const BYTE digest[SHA1_SIZE])
{
    for (DWORD block = 0; block < size; block += SHA1_BLOCK) {
        unsigned carry = 1;
        for (int i = SHA1_BLOCK - 1; i >= 0; i--) {
            carry += input[block + i] + digest[i % SHA1_SIZE];
            input[block + i] = (BYTE)carry;
            carry >>= 8;
        }
    }
}

/* RFC 7292, appendix B.2, with SHA-1. */
static HRESULT derive(PfxCrypto *crypto, const BYTE salt[PFX_SALT_SIZE], KeyPurpose purpose, BYTE *key,
                      DWORD key_size)
{
    BYTE diversifier[SHA1_BLOCK], digest[SHA1_SIZE];
    DWORD password_part = round_up(crypto->password_size), size = SALTED_MAX + password_part;
    BYTE *input = malloc(size);
    HRESULT hr = S_OK;
    if (!input) return E_OUTOFMEMORY;
    memset(diversifier, purpose, sizeof diversifier);
    for (DWORD i = 0; i < SALTED_MAX; i++) input[i] = salt[i % PFX_SALT_SIZE];
    for (DWORD i = 0; i < password_part; i++)
        input[SALTED_MAX + i] = crypto->password[i % crypto->password_size];
    while (key_size && SUCCEEDED(hr)) {
        hr = sha1(crypto->provider, diversifier, sizeof diversifier, input, size, digest);
        for (int i = 1; i < PFX_ITERATIONS && SUCCEEDED(hr); i++)
            hr = sha1(crypto->provider, digest, sizeof digest, NULL, 0, digest);
        DWORD part = min(key_size, SHA1_SIZE);
        memcpy(key, digest, part);
        key += part;
        key_size -= part;
        add_one_and_digest(input, size, digest);
    }
    SecureZeroMemory(input, size);
    free(input);
    return hr;
}

typedef struct PlainKey {
    BLOBHEADER header;
    DWORD size;
    BYTE key[DES3_KEY];
} PlainKey;

static HRESULT import_key(PfxCrypto *crypto, const BYTE salt[PFX_SALT_SIZE], HCRYPTKEY *key)
{
    PlainKey blob = {{PLAINTEXTKEYBLOB, CUR_BLOB_VERSION, 0, CALG_3DES}, DES3_KEY, {0}};
    BYTE iv[DES_BLOCK];
    HRESULT hr = derive(crypto, salt, FOR_ENCRYPTION, blob.key, sizeof blob.key);
    if (SUCCEEDED(hr)) hr = derive(crypto, salt, FOR_IV, iv, sizeof iv);
    if (SUCCEEDED(hr) && !CryptImportKey(crypto->provider, (BYTE *)&blob, sizeof blob, 0, 0, key))
        hr = last_error();
    SecureZeroMemory(&blob, sizeof blob);
    if (FAILED(hr) || CryptSetKeyParam(*key, KP_IV, iv, 0)) return hr;
    hr = last_error();
    CryptDestroyKey(*key);
    return hr;
}

static void encode_algorithm(Der *der, const BYTE salt[PFX_SALT_SIZE])
{
    DWORD algorithm = der_begin(der);
    der_oid(der, "1.2.840.113549.1.12.1.3");
    DWORD parameters = der_begin(der);
    der_value(der, DER_OCTET_STRING, salt, PFX_SALT_SIZE);
    der_integer(der, PFX_ITERATIONS);
    der_end(der, parameters, DER_SEQUENCE);
    der_end(der, algorithm, DER_SEQUENCE);
}

HRESULT pfx_encrypt(PfxCrypto *crypto, const Der *plain, Der *algorithm, Bytes *out)
{
    BYTE salt[PFX_SALT_SIZE];
    HCRYPTKEY key;
    DWORD size = plain->size, room = plain->size + DES_BLOCK;
    HRESULT hr = der_result(plain);
    if (FAILED(hr)) return hr;
    if (!CryptGenRandom(crypto->provider, sizeof salt, salt)) return last_error();
    hr = import_key(crypto, salt, &key);
    if (FAILED(hr)) return hr;
    out->data = malloc(room);
    if (out->data) {
        memcpy(out->data, plain->data, plain->size);
        hr = CryptEncrypt(key, 0, TRUE, 0, out->data, &size, room) ? S_OK : last_error();
        out->size = size;
    } else {
        hr = E_OUTOFMEMORY;
    }
    CryptDestroyKey(key);
    encode_algorithm(algorithm, salt);
    return hr;
}

/* HMAC of RFC 2104. */
HRESULT pfx_mac(PfxCrypto *crypto, const Der *data, BYTE salt[PFX_SALT_SIZE], BYTE mac[PFX_MAC_SIZE])
{
    BYTE key[SHA1_SIZE], inner[SHA1_BLOCK], outer[SHA1_BLOCK], digest[SHA1_SIZE];
    if (!CryptGenRandom(crypto->provider, PFX_SALT_SIZE, salt)) return last_error();
    HRESULT hr = derive(crypto, salt, FOR_MAC, key, sizeof key);
    for (int i = 0; i < SHA1_BLOCK; i++) {
        BYTE byte = i < SHA1_SIZE ? key[i] : 0;
        inner[i] = byte ^ 0x36;
        outer[i] = byte ^ 0x5c;
    }
    if (SUCCEEDED(hr)) hr = sha1(crypto->provider, inner, sizeof inner, data->data, data->size, digest);
    if (SUCCEEDED(hr)) hr = sha1(crypto->provider, outer, sizeof outer, digest, sizeof digest, mac);
    SecureZeroMemory(key, sizeof key);
    SecureZeroMemory(inner, sizeof inner);
    SecureZeroMemory(outer, sizeof outer);
    return hr;
}
