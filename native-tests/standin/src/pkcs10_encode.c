/* CertificationRequest of RFC 2986. */
#include "build.h"
#include "distinguished_name.h"
#include "object_id.h"
#include "pkcs10.h"
#include "extension.h"

HRESULT pkcs10_subject(Pkcs10 *request, Bytes *out)
{
    static const BYTE empty_name[] = {DER_SEQUENCE, 0};
    if (request->subject) return distinguished_name_encoded(request->subject, out);
    return bytes_copy(out, empty_name, sizeof empty_name);
}

HRESULT pkcs10_hash_oid(Pkcs10 *request, char value[128])
{
    if (request->hash_algorithm) return object_id_value(request->hash_algorithm, value);
    strcpy(value, build_default_hash_oid());
    return S_OK;
}

static void encode_attribute(Der *der, const char *oid, const Bytes *value)
{
    if (!value->size) return;
    DWORD attribute = der_begin(der);
    der_oid(der, oid);
    der_value(der, DER_SET, value->data, value->size);
    der_end(der, attribute, DER_SEQUENCE);
}

/* The order of a SET OF in DER (X.690, 11.6): who verifies the signature may write the set anew. */
static bool comes_before(const Der *one, const Der *other)
{
    DWORD shorter = one->size < other->size ? one->size : other->size;
    int order = shorter ? memcmp(one->data, other->data, shorter) : 0;
    return order ? order < 0 : one->size < other->size;
}

/* [0] attributes; a request without extensions has an empty set.
 * renewal-certificate-in-request, documented: IX509AttributeRenewalCertificate; MS-WCCE 2.2.2.7.3. */
static HRESULT encode_attributes(Pkcs10 *request, Der *der)
{
    Bytes extensions = {0};
    HRESULT hr = extensions_encode(request->extensions, request->critical_extensions,
                                   request->suppress_oids, &extensions);
    if (FAILED(hr)) return hr;
    DWORD attributes = der_begin(der);
    Der renewal = {0}, wanted = {0};
    encode_attribute(&renewal, szOID_RENEWAL_CERTIFICATE, &request->renewal_certificate);
    encode_attribute(&wanted, szOID_RSA_certExtensions, &extensions);
    bool renewal_first = comes_before(&renewal, &wanted);
    der_raw(der, renewal_first ? renewal.data : wanted.data, renewal_first ? renewal.size : wanted.size);
    der_raw(der, renewal_first ? wanted.data : renewal.data, renewal_first ? wanted.size : renewal.size);
    der->failed |= renewal.failed || wanted.failed;
    der_free(&renewal);
    der_free(&wanted);
    der_end(der, attributes, DER_CONTEXT_CONSTRUCTED);
    bytes_free(&extensions);
    return der_result(der);
}

static HRESULT encode_to_be_signed(Pkcs10 *request, Der *der)
{
    Bytes subject = {0};
    HRESULT hr = private_key_public_key_info(request->key, &request->public_key_info);
    if (SUCCEEDED(hr)) hr = pkcs10_subject(request, &subject);
    if (SUCCEEDED(hr)) {
        DWORD info = der_begin(der);
        der_integer(der, 0);
        der_raw(der, subject.data, subject.size);
        der_raw(der, request->public_key_info.data, request->public_key_info.size);
        hr = encode_attributes(request, der);
        der_end(der, info, DER_SEQUENCE);
    }
    bytes_free(&subject);
    return hr;
}

HRESULT pkcs10_sign(Pkcs10 *request, const Der *tbs)
{
    Der signature = {0}, whole = {0};
    char hash[128];
    HRESULT hr = pkcs10_hash_oid(request, hash);
    if (SUCCEEDED(hr)) hr = private_key_sign(request->key, hash, tbs->data, tbs->size, &signature);
    if (SUCCEEDED(hr)) {
        DWORD begin = der_begin(&whole);
        der_raw(&whole, tbs->data, tbs->size);
        der_raw(&whole, signature.data, signature.size);
        der_end(&whole, begin, DER_SEQUENCE);
        hr = der_result(&whole);
    }
    if (SUCCEEDED(hr)) hr = bytes_copy(&request->to_be_signed, tbs->data, tbs->size);
    if (SUCCEEDED(hr)) hr = bytes_copy(&request->signature, signature.data, signature.size);
    if (SUCCEEDED(hr)) hr = bytes_copy(&request->encoded, whole.data, whole.size);
    der_free(&signature);
    der_free(&whole);
    return hr;
}

HRESULT pkcs10_encode_request(Pkcs10 *request)
{
    Der tbs = {0};
    HRESULT hr = encode_to_be_signed(request, &tbs);
    if (SUCCEEDED(hr)) hr = pkcs10_sign(request, &tbs);
    der_free(&tbs);
    return hr;
}

HRESULT pkcs10_encode(Pkcs10 *request)
{
    return request->encoded.data ? S_OK : request->encode(request);
}
