#include "key_export.h"
#include "errors.h"

/* Numbers of a key blob are little-endian. */
static void encode_number(Der *der, const BYTE *little_endian, DWORD size)
{
    BYTE *number = calloc(1, size);
    if (!number) {
        der->failed = true;
        return;
    }
    for (DWORD i = 0; i < size; i++) number[i] = little_endian[size - 1 - i];
    der_unsigned(der, number, size);
    SecureZeroMemory(number, size);
    free(number);
}

/* RSAPrivateKey of RFC 8017 out of BLOBHEADER, RSAPUBKEY and the numbers behind them. */
static HRESULT encode_rsa_key(const BYTE *blob, DWORD size, Der *der)
{
    const RSAPUBKEY *head = (const RSAPUBKEY *)(blob + sizeof(BLOBHEADER));
    const BYTE *at = blob + sizeof(BLOBHEADER) + sizeof(RSAPUBKEY);
    DWORD whole = head->bitlen / 8, half = head->bitlen / 16;
    if (size < sizeof(BLOBHEADER) + sizeof(RSAPUBKEY) + 2 * whole + 5 * half) return NTE_BAD_DATA;
    const BYTE *private_exponent = at + whole + 5 * half;
    DWORD key = der_begin(der);
    der_integer(der, 0);
    encode_number(der, at, whole);
    der_integer(der, (LONG)head->pubexp);
    encode_number(der, private_exponent, whole);
    at += whole;
    for (int i = 0; i < 5; i++, at += half) encode_number(der, at, half); /* p, q, dp, dq, 1/q */
    der_end(der, key, DER_SEQUENCE);
    return der_result(der);
}

static HRESULT encode_private_key_info(const BYTE *blob, DWORD size, Der *der)
{
    DWORD info = der_begin(der);
    der_integer(der, 0);
    der_algorithm(der, szOID_RSA_RSA, true);
    DWORD key = der_begin(der);
    HRESULT hr = encode_rsa_key(blob, size, der);
    der_end(der, key, DER_OCTET_STRING);
    der_end(der, info, DER_SEQUENCE);
    return hr;
}

static HRESULT export_blob(HCRYPTKEY key, Der *out)
{
    DWORD size = 0;
    if (!CryptExportKey(key, 0, PRIVATEKEYBLOB, 0, NULL, &size)) return last_error();
    BYTE *blob = malloc(size);
    if (!blob) return E_OUTOFMEMORY;
    HRESULT hr = CryptExportKey(key, 0, PRIVATEKEYBLOB, 0, blob, &size)
                     ? encode_private_key_info(blob, size, out) : last_error();
    SecureZeroMemory(blob, size);
    free(blob);
    return hr;
}

static HRESULT export_key(const CRYPT_KEY_PROV_INFO *link, Der *out)
{
    HCRYPTPROV provider;
    HCRYPTKEY key;
    if (!CryptAcquireContextW(&provider, link->pwszContainerName, link->pwszProvName, link->dwProvType,
                              link->dwFlags | CRYPT_SILENT))
        return last_error();
    HRESULT hr = CryptGetUserKey(provider, link->dwKeySpec, &key) ? S_OK : last_error();
    if (SUCCEEDED(hr)) {
        hr = export_blob(key, out);
        CryptDestroyKey(key);
    }
    CryptReleaseContext(provider, 0);
    return hr;
}

HRESULT key_export_private_key_info(PCCERT_CONTEXT certificate, Der *out)
{
    DWORD size = 0;
    if (!CertGetCertificateContextProperty(certificate, CERT_KEY_PROV_INFO_PROP_ID, NULL, &size))
        return NTE_NO_KEY;
    CRYPT_KEY_PROV_INFO *link = malloc(size);
    if (!link) return E_OUTOFMEMORY;
    HRESULT hr = CertGetCertificateContextProperty(certificate, CERT_KEY_PROV_INFO_PROP_ID, link, &size)
                     ? export_key(link, out) : last_error();
    free(link);
    return hr;
}

void key_export_free(Der *der)
{
    if (der->data) SecureZeroMemory(der->data, der->capacity);
    der_free(der);
}
