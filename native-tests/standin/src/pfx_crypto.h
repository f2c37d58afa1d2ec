/* Password-based encryption and the MAC of PKCS #12 (RFC 7292, appendices B and C). */
#ifndef STANDIN_PFX_CRYPTO_H
#define STANDIN_PFX_CRYPTO_H
#include "der.h"
#include "encoding.h"

enum { PFX_SALT_SIZE = 8, PFX_MAC_SIZE = 20, PFX_ITERATIONS = 2000 };

typedef struct PfxCrypto {
    HCRYPTPROV provider;
    BYTE *password; /* big-endian UTF-16 with a closing NUL, as the key derivation wants it */
    DWORD password_size;
} PfxCrypto;

HRESULT pfx_crypto_open(PfxCrypto *crypto, BSTR password);
void pfx_crypto_close(PfxCrypto *crypto); /* wipes the password */

/* pbeWithSHAAnd3-KeyTripleDES-CBC: appends the AlgorithmIdentifier; the cipher text goes to out. */
HRESULT pfx_encrypt(PfxCrypto *crypto, const Der *plain, Der *algorithm, Bytes *out);
HRESULT pfx_mac(PfxCrypto *crypto, const Der *data, BYTE salt[PFX_SALT_SIZE], BYTE mac[PFX_MAC_SIZE]);

#endif
