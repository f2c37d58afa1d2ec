/* CX509CertificateRequestPkcs10. */
#ifndef STANDIN_PKCS10_H
#define STANDIN_PKCS10_H
#include "private_key.h"

typedef struct Pkcs10 {
    ComObject com;
    X509CertificateEnrollmentContext context; /* ContextNone: not initialised */
    PrivateKey *key;
    IX500DistinguishedName *subject; /* NULL: the empty name */
    IObjectId *hash_algorithm;       /* NULL: the build's default */
    IX509Extensions *extensions;
    IObjectIds *critical_extensions, *suppress_oids;
    ICspInformations *csp_informations;
    BSTR ui_context_message, key_container_name_prefix, template_name;
    RequestClientInfoClientId client_id;
    LONG parent_window;
    VARIANT_BOOL silent, suppress_defaults, alternate_signature_algorithm, smime_capabilities;
    Bytes to_be_signed, signature, encoded; /* no data in encoded: still open for changes */
    Bytes public_key_info;
} Pkcs10;

extern const ComClass CX509CertificateRequestPkcs10_class;

/* Encodes and signs; the private key is made when it does not stand yet. */
HRESULT pkcs10_encode(Pkcs10 *request);
/* The DER name: the empty one when no subject was put. */
HRESULT pkcs10_subject(Pkcs10 *request, Bytes *out);
HRESULT pkcs10_hash_oid(Pkcs10 *request, char value[128]);

#endif
