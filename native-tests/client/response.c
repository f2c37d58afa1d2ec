/* Responses in the forms that authorities send. */
#include "client.h"

/* PKIResponse { controlSequence, cmsSequence, otherMsgSequence }, all empty */
static BYTE empty_pki_response[] = {0x30, 6, 0x30, 0, 0x30, 0, 0x30, 0};
#define OID_PKI_RESPONSE "1.3.6.1.5.5.7.12.3"

static HRESULT blob_copy(Blob *out, const void *data, DWORD size)
{
    out->data = malloc(size);
    out->size = size;
    if (!out->data) return E_OUTOFMEMORY;
    memcpy(out->data, data, size);
    return S_OK;
}

void blob_free(Blob *blob)
{
    free(blob->data);
    memset(blob, 0, sizeof *blob);
}

/* A store saved as PKCS #7 is the degenerate form: certificates and no signer. */
static HRESULT encode_unsigned(PCCERT_CONTEXT *certificates, DWORD count, Blob *out)
{
    CRYPT_DATA_BLOB saved = {0};
    HCERTSTORE store = CertOpenStore(CERT_STORE_PROV_MEMORY, 0, 0, CERT_STORE_CREATE_NEW_FLAG, NULL);
    for (DWORD i = 0; i < count; i++)
        CertAddCertificateContextToStore(store, certificates[i], CERT_STORE_ADD_ALWAYS, NULL);
    bool done = CertSaveStore(store, X509_ASN_ENCODING | PKCS_7_ASN_ENCODING, CERT_STORE_SAVE_AS_PKCS7,
                              CERT_STORE_SAVE_TO_MEMORY, &saved, 0);
    if (done) {
        saved.pbData = malloc(saved.cbData);
        done = saved.pbData
               && CertSaveStore(store, X509_ASN_ENCODING | PKCS_7_ASN_ENCODING, CERT_STORE_SAVE_AS_PKCS7,
                                CERT_STORE_SAVE_TO_MEMORY, &saved, 0);
    }
    CertCloseStore(store, 0);
    out->data = saved.pbData;
    out->size = saved.cbData;
    return done ? S_OK : E_FAIL;
}

/* Signed by sub. */
static HRESULT encode_signed(PCCERT_CONTEXT *certificates, DWORD count, const char *content_type,
                             const BYTE *content, DWORD size, Blob *out)
{
    CERT_BLOB blobs[8];
    CMSG_SIGNER_ENCODE_INFO signer = {.cbSize = sizeof signer,
                                      .pCertInfo = sub.certificate->pCertInfo,
                                      .hCryptProv = sub.provider,
                                      .dwKeySpec = AT_SIGNATURE,
                                      .HashAlgorithm = {.pszObjId = szOID_OIWSEC_sha1}};
    CMSG_SIGNED_ENCODE_INFO info = {.cbSize = sizeof info, .cSigners = 1, .rgSigners = &signer,
                                    .cCertEncoded = count, .rgCertEncoded = blobs};
    BYTE encoded[16384];
    DWORD encoded_size = sizeof encoded;
    for (DWORD i = 0; i < count && i < ARRAYSIZE(blobs); i++) {
        blobs[i].pbData = certificates[i]->pbCertEncoded;
        blobs[i].cbData = certificates[i]->cbCertEncoded;
    }
    HCRYPTMSG message = CryptMsgOpenToEncode(X509_ASN_ENCODING | PKCS_7_ASN_ENCODING, 0, CMSG_SIGNED, &info,
                                             (LPSTR)content_type, NULL);
    if (!message) return HR_WIN32(GetLastError() & 0xffff);
    bool done = CryptMsgUpdate(message, content, size, TRUE)
                && CryptMsgGetParam(message, CMSG_CONTENT_PARAM, 0, encoded, &encoded_size);
    CryptMsgClose(message);
    return done ? blob_copy(out, encoded, encoded_size) : E_FAIL;
}

HRESULT response_encode(ResponseKind kind, PCCERT_CONTEXT *certificates, DWORD count, Blob *out)
{
    switch (kind) {
    case X509: return blob_copy(out, certificates[0]->pbCertEncoded, certificates[0]->cbCertEncoded);
    case PKCS7_UNSIGNED: return encode_unsigned(certificates, count, out);
    case PKCS7_SIGNED: return encode_signed(certificates, count, NULL, (const BYTE *)"issued", 6, out);
    default:
        return encode_signed(certificates, count, OID_PKI_RESPONSE, empty_pki_response,
                             sizeof empty_pki_response, out);
    }
}

static BSTR hex_text(const Blob *response)
{
    BSTR text = SysAllocStringLen(NULL, response->size * 3);
    for (DWORD i = 0; text && i < response->size; i++)
        swprintf(text + 3 * i, 4, L"%02x%c", response->data[i], i % 16 == 15 ? '\n' : ' ');
    return text;
}

BSTR response_text(const Blob *response, LONG encoding)
{
    DWORD length = 0;
    if (encoding == 2) return SysAllocStringByteLen((const char *)response->data, response->size);
    if (encoding == 4) return hex_text(response);
    CryptBinaryToStringW(response->data, response->size, encoding, NULL, &length);
    BSTR text = SysAllocStringLen(NULL, length);
    CryptBinaryToStringW(response->data, response->size, encoding, text, &length);
    BSTR exact = SysAllocStringLen(text, length);
    SysFreeString(text);
    return exact;
}
