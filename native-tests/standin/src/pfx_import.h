/* A PFX as the response of a CA: its private key comes into a container of a context. */
#ifndef STANDIN_PFX_IMPORT_H
#define STANDIN_PFX_IMPORT_H
#include "encoding.h"

/* PFX ::= SEQUENCE { version 3, authSafe ContentInfo of data or signed data, … } */
bool pfx_is(const Bytes *response);
/* A store of its certificates, with keys that no container holds yet. */
HRESULT pfx_import(const Bytes *pfx, BSTR password, HCERTSTORE *certificates);
/* The certificate whose key came with it, and that key; both NULL when there is none. */
void pfx_find_key(HCERTSTORE certificates, PCCERT_CONTEXT *owner, HCRYPTKEY *key);
/* Puts the key into a new container of the context, and links the certificate to it. */
HRESULT pfx_keep_key(HCRYPTKEY key, bool machine, PCCERT_CONTEXT certificate);
/* Deletes the container that the certificate is linked to. */
void pfx_forget_key(PCCERT_CONTEXT certificate);

#endif
