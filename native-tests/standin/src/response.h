/* What a certification authority sent back. */
#ifndef STANDIN_RESPONSE_H
#define STANDIN_RESPONSE_H
#include "encoding.h"

/* A store of the response's certificates; CRYPT_E_ASN1_BADTAG when the bytes
 * are neither a certificate nor PKCS #7 (signed or not, CMC full response included). */
HRESULT response_open(const Bytes *response, HCERTSTORE *certificates);

/* The certificate whose public key a certificate of the REQUEST store has; both NULL when none has. */
HRESULT response_find_requested(HCERTSTORE certificates, HCERTSTORE requests,
                                PCCERT_CONTEXT *certificate, PCCERT_CONTEXT *request);
/* The certificate that is no authority's and issued no other; NULL when there is none. */
PCCERT_CONTEXT response_find_end_entity(HCERTSTORE certificates);
/* A certificate of an authority: it says so, or it issued another one of the response. */
bool response_is_authority(HCERTSTORE certificates, PCCERT_CONTEXT certificate);

/* The CERT_TRUST_… errors of the certificate's chain; the response's certificates help to build it. */
HRESULT response_chain_errors(PCCERT_CONTEXT certificate, HCERTSTORE certificates, bool machine,
                              DWORD *errors);

#endif
