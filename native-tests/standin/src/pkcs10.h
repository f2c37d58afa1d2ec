/* CX509CertificateRequestPkcs10, and what the request for a certificate of its own has in common with it. */
#ifndef STANDIN_PKCS10_H
#define STANDIN_PKCS10_H
#include "private_key.h"

typedef struct Pkcs10 Pkcs10;
struct Pkcs10 {
    ComObject com;
    HRESULT (*encode)(Pkcs10 *); /* fills to_be_signed, signature and encoded; public_key_info and the key stand then */
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
    Bytes old_certificate;     /* that was handed to InitializeFromCertificate */
    Bytes renewal_certificate; /* to be renewed */
};

enum { PKCS10_SLOTS = 60 };

extern const ComClass CX509CertificateRequestPkcs10_class;
extern const IX509CertificateRequestPkcs10Vtbl pkcs10_vtbl;

/* The object behind an interface pointer, of either class; NULL when it is of neither. */
Pkcs10 *pkcs10_of(void *iface);
void pkcs10_destroy(ComObject *object);

/* A property may change until the request is encoded: OLE_E_BLANK before, ERROR_INVALID_STATE after. */
HRESULT pkcs10_open_for_change(const Pkcs10 *request);

/* InitializeFromCertificate (renewal.c): what the options say, taken over out of the certificate. */
HRESULT pkcs10_inherit(Pkcs10 *request, X509CertificateEnrollmentContext context, BSTR text, EncodingType encoding,
                       X509RequestInheritOptions options);

/* Encodes and signs; the private key is made when it does not stand yet. */
HRESULT pkcs10_encode(Pkcs10 *request);
HRESULT pkcs10_encode_request(Pkcs10 *request);
/* Signs what is to be signed with the request's key, and puts both together: what a request and a certificate end with. */
HRESULT pkcs10_sign(Pkcs10 *request, const Der *to_be_signed);
/* The DER name: the empty one when no subject was put. */
HRESULT pkcs10_subject(Pkcs10 *request, Bytes *out);
HRESULT pkcs10_hash_oid(Pkcs10 *request, char value[128]);

#endif
