/* CX509PrivateKey: a key container of a cryptographic service provider. */
#ifndef STANDIN_PRIVATE_KEY_H
#define STANDIN_PRIVATE_KEY_H
#include "der.h"
#include "encoding.h"

typedef struct PrivateKey {
    ComObject com;
    BSTR container_name, container_name_prefix, reader_name, provider_name;
    BSTR security_descriptor, ui_context_message, friendly_name, description, pin;
    ICspInformations *csp_informations;
    ICspStatus *csp_status;
    IObjectId *algorithm;
    Bytes certificate;
    X509ProviderType provider_type;
    X509KeySpec key_spec;
    LONG length, parent_window;
    X509PrivateKeyExportFlags export_policy;
    X509PrivateKeyUsageFlags key_usage;
    X509PrivateKeyProtection key_protection;
    VARIANT_BOOL legacy_csp, machine_context, existing, silent;
    HCRYPTPROV provider; /* 0: not opened */
} PrivateKey;

extern const ComClass CX509PrivateKey_class;

/* What CryptoAPI does for the key (key_container.c). */
HRESULT key_container_create(PrivateKey *key);
HRESULT key_container_open(PrivateKey *key);
void key_container_close(PrivateKey *key);
HRESULT key_container_delete(PrivateKey *key);
HRESULT key_container_unique_name(PrivateKey *key, BSTR *name);

/* Opens the key, or creates it when it is not said to exist. */
HRESULT private_key_ready(PrivateKey *key);
/* SubjectPublicKeyInfo */
HRESULT private_key_public_key_info(PrivateKey *key, Bytes *out);
/* Appends the AlgorithmIdentifier of a signature with the key over that hash. */
HRESULT private_key_signature_algorithm(PrivateKey *key, const char *hash_oid, Der *out);
/* Appends AlgorithmIdentifier and BIT STRING, as a signed structure ends with. */
HRESULT private_key_sign(PrivateKey *key, const char *hash_oid, const void *data, DWORD size, Der *out);
/* Makes the certificate lead to the key. */
HRESULT private_key_link(PrivateKey *key, PCCERT_CONTEXT certificate);

#endif
