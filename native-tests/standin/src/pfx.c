/* PFX of RFC 7292: two safes, both under the password, and a MAC over them. */
#include "pfx.h"
#include "errors.h"
#include "pfx_crypto.h"

#define OID_DATA "1.2.840.113549.1.7.1"
#define OID_ENCRYPTED_DATA "1.2.840.113549.1.7.6"
#define OID_SHROUDED_KEY_BAG "1.2.840.113549.1.12.10.1.2"
#define OID_CERT_BAG "1.2.840.113549.1.12.10.1.3"
#define OID_X509_CERTIFICATE "1.2.840.113549.1.9.22.1"
#define OID_FRIENDLY_NAME "1.2.840.113549.1.9.20"
#define OID_LOCAL_KEY_ID "1.2.840.113549.1.9.21"

static void encode_attributes(Der *der, BSTR friendly_name)
{
    static const BYTE key_id[] = {1, 0, 0, 0};
    DWORD set = der_begin(der), attribute = der_begin(der), values;
    der_oid(der, OID_LOCAL_KEY_ID);
    values = der_begin(der);
    der_value(der, DER_OCTET_STRING, key_id, sizeof key_id);
    der_end(der, values, DER_SET);
    der_end(der, attribute, DER_SEQUENCE);
    if (SysStringLen(friendly_name)) {
        attribute = der_begin(der);
        der_oid(der, OID_FRIENDLY_NAME);
        values = der_begin(der);
        der_bmp(der, friendly_name, SysStringLen(friendly_name));
        der_end(der, values, DER_SET);
        der_end(der, attribute, DER_SEQUENCE);
    }
    der_end(der, set, DER_SET);
}

static HRESULT encode_key_safe(PfxCrypto *crypto, const PfxContents *contents, Der *der)
{
    Bytes cipher = {0};
    DWORD safe = der_begin(der), bag = der_begin(der);
    der_oid(der, OID_SHROUDED_KEY_BAG);
    DWORD value = der_begin(der), info = der_begin(der);
    HRESULT hr = pfx_encrypt(crypto, contents->private_key_info, der, &cipher);
    der_value(der, DER_OCTET_STRING, cipher.data, cipher.size);
    der_end(der, info, DER_SEQUENCE);
    der_end(der, value, DER_CONTEXT_CONSTRUCTED);
    encode_attributes(der, contents->friendly_name);
    der_end(der, bag, DER_SEQUENCE);
    der_end(der, safe, DER_SEQUENCE);
    bytes_free(&cipher);
    return hr;
}

static void encode_certificate_bags(const PfxContents *contents, Der *der)
{
    DWORD safe = der_begin(der);
    for (DWORD i = 0; i < contents->count; i++) {
        DWORD bag = der_begin(der);
        der_oid(der, OID_CERT_BAG);
        DWORD value = der_begin(der), certificate = der_begin(der);
        der_oid(der, OID_X509_CERTIFICATE);
        DWORD encoded = der_begin(der);
        der_value(der, DER_OCTET_STRING, contents->certificates[i]->pbCertEncoded,
                  contents->certificates[i]->cbCertEncoded);
        der_end(der, encoded, DER_CONTEXT_CONSTRUCTED);
        der_end(der, certificate, DER_SEQUENCE);
        der_end(der, value, DER_CONTEXT_CONSTRUCTED);
        if (!i) encode_attributes(der, contents->friendly_name);
        der_end(der, bag, DER_SEQUENCE);
    }
    der_end(der, safe, DER_SEQUENCE);
}

/* ContentInfo { id-data, [0] OCTET STRING } */
static void encode_data(Der *der, const Der *content)
{
    DWORD info = der_begin(der);
    der_oid(der, OID_DATA);
    DWORD explicit = der_begin(der);
    der_value(der, DER_OCTET_STRING, content->data, content->size);
    der_end(der, explicit, DER_CONTEXT_CONSTRUCTED);
    der_end(der, info, DER_SEQUENCE);
}

/* ContentInfo { id-encryptedData, [0] { 0, { id-data, algorithm, [0] cipher } } } */
static HRESULT encode_encrypted_data(PfxCrypto *crypto, Der *der, const Der *content)
{
    Bytes cipher = {0};
    DWORD info = der_begin(der);
    der_oid(der, OID_ENCRYPTED_DATA);
    DWORD explicit = der_begin(der), data = der_begin(der);
    der_integer(der, 0);
    DWORD encrypted = der_begin(der);
    der_oid(der, OID_DATA);
    HRESULT hr = pfx_encrypt(crypto, content, der, &cipher);
    der_value(der, DER_CONTEXT, cipher.data, cipher.size);
    der_end(der, encrypted, DER_SEQUENCE);
    der_end(der, data, DER_SEQUENCE);
    der_end(der, explicit, DER_CONTEXT_CONSTRUCTED);
    der_end(der, info, DER_SEQUENCE);
    bytes_free(&cipher);
    return hr;
}

static HRESULT encode_safes(PfxCrypto *crypto, const PfxContents *contents, Der *safes)
{
    Der keys = {0}, certificates = {0};
    HRESULT hr = encode_key_safe(crypto, contents, &keys);
    encode_certificate_bags(contents, &certificates);
    if (SUCCEEDED(hr)) hr = der_result(&keys);
    if (SUCCEEDED(hr)) {
        encode_data(safes, &keys);
        hr = encode_encrypted_data(crypto, safes, &certificates);
        der_end(safes, 0, DER_SEQUENCE);
    }
    der_free(&keys);
    der_free(&certificates);
    return SUCCEEDED(hr) ? der_result(safes) : hr;
}

static void encode_mac(Der *der, const BYTE salt[PFX_SALT_SIZE], const BYTE mac[PFX_MAC_SIZE])
{
    DWORD data = der_begin(der), digest = der_begin(der);
    der_algorithm(der, szOID_OIWSEC_sha1, true);
    der_value(der, DER_OCTET_STRING, mac, PFX_MAC_SIZE);
    der_end(der, digest, DER_SEQUENCE);
    der_value(der, DER_OCTET_STRING, salt, PFX_SALT_SIZE);
    der_integer(der, PFX_ITERATIONS);
    der_end(der, data, DER_SEQUENCE);
}

HRESULT pfx_encode(const PfxContents *contents, BSTR password, Bytes *out)
{
    PfxCrypto crypto;
    Der safes = {0}, pfx = {0};
    BYTE salt[PFX_SALT_SIZE], mac[PFX_MAC_SIZE];
    HRESULT hr = pfx_crypto_open(&crypto, password);
    if (SUCCEEDED(hr)) hr = encode_safes(&crypto, contents, &safes);
    if (SUCCEEDED(hr)) hr = pfx_mac(&crypto, &safes, salt, mac);
    if (SUCCEEDED(hr)) {
        der_integer(&pfx, 3);
        encode_data(&pfx, &safes);
        encode_mac(&pfx, salt, mac);
        der_end(&pfx, 0, DER_SEQUENCE);
        hr = der_result(&pfx);
    }
    if (SUCCEEDED(hr)) hr = bytes_copy(out, pfx.data, pfx.size);
    pfx_crypto_close(&crypto);
    der_free(&safes);
    der_free(&pfx);
    return hr;
}
