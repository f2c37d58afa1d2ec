/* A certificate that a request's own key signs: the dummy in REQUEST, and the self-signed one. */
#ifndef STANDIN_CERTIFICATE_ENCODE_H
#define STANDIN_CERTIFICATE_ENCODE_H
#include "pkcs10.h"

typedef struct CertificateContents {
    const Bytes *issuer;    /* a DER name; the subject is the request's */
    CRYPT_DATA_BLOB serial; /* big-endian */
    FILETIME not_before, not_after;
} CertificateContents;

FILETIME certificate_days_later(const FILETIME *time, int days);

/* TBSCertificate of RFC 5280; the request's key and public_key_info stand. */
HRESULT certificate_encode_to_be_signed(Pkcs10 *request, const CertificateContents *contents, Der *der);
/* The whole of it, signed. */
HRESULT certificate_encode(Pkcs10 *request, const CertificateContents *contents, Der *der);

#endif
