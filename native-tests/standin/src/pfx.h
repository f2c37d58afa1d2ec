/* A PKCS #12 file: one private key, its certificate, and the certificates above it. */
#ifndef STANDIN_PFX_H
#define STANDIN_PFX_H
#include "der.h"
#include "encoding.h"

typedef struct PfxContents {
    const Der *private_key_info; /* PKCS #8 */
    PCCERT_CONTEXT *certificates; /* the key's one first */
    DWORD count;
    BSTR friendly_name; /* NULL or empty: none */
} PfxContents;

HRESULT pfx_encode(const PfxContents *contents, BSTR password, Bytes *out);

#endif
