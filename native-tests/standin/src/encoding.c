/* Base64 is crypt32's work; what is binary or hexadecimal is done here, because
 * a binary BSTR holds bytes, not characters, and not every crypt32 knows hex. */
#include "encoding.h"
#include "errors.h"
#include "hex.h"

static const HRESULT invalid_data = HRESULT_FROM_WIN32(ERROR_INVALID_DATA);

HRESULT bytes_copy(Bytes *out, const void *data, DWORD size)
{
    BYTE *copy = malloc(size ? size : 1);
    if (!copy) return E_OUTOFMEMORY;
    memcpy(copy, data, size);
    free(out->data);
    out->data = copy;
    out->size = size;
    return S_OK;
}

void bytes_free(Bytes *bytes)
{
    free(bytes->data);
    bytes->data = NULL;
    bytes->size = 0;
}

static HRESULT decode_base64(BSTR text, DWORD flags, Bytes *out)
{
    DWORD length = SysStringLen(text), size = 0, skip, used;
    if (!CryptStringToBinaryW(text, length, flags, NULL, &size, &skip, &used) || !size)
        return invalid_data;
    BYTE *data = malloc(size);
    if (!data) return E_OUTOFMEMORY;
    if (!CryptStringToBinaryW(text, length, flags, data, &size, &skip, &used)) {
        free(data);
        return invalid_data;
    }
    out->data = data;
    out->size = size;
    return S_OK;
}

/* encoding-said, documented: EncodingType says what 0, 1, 2, 4, 6 and 7 are; that InstallResponse takes whatever crypt32
 * knows besides, and refuses what it does not know as an argument, is inferred. */
HRESULT encoding_decode(BSTR text, EncodingType encoding, Bytes *out)
{
    DWORD format = encoding & XCN_CRYPT_STRING_ENCODEMASK;
    HRESULT hr;
    out->data = NULL;
    out->size = 0;
    if (!SysStringByteLen(text)) return invalid_data;
    switch (format) {
    case XCN_CRYPT_STRING_BASE64HEADER:
    case XCN_CRYPT_STRING_BASE64:
    case XCN_CRYPT_STRING_BASE64REQUESTHEADER:
    case XCN_CRYPT_STRING_BASE64X509CRLHEADER:
        return decode_base64(text, format, out);
    case XCN_CRYPT_STRING_BINARY:
        return bytes_copy(out, text, SysStringByteLen(text));
    case XCN_CRYPT_STRING_HEX:
    case XCN_CRYPT_STRING_HEXASCII:
    case XCN_CRYPT_STRING_HEX_ANY:
    case XCN_CRYPT_STRING_HEXADDR:
    case XCN_CRYPT_STRING_HEXASCIIADDR:
    case XCN_CRYPT_STRING_HEXRAW:
        return hex_decode(text, SysStringLen(text), format, out);
    case XCN_CRYPT_STRING_BASE64_ANY:
    case XCN_CRYPT_STRING_ANY:
        hr = decode_base64(text, CRYPT_STRING_BASE64HEADER, out);
        if (FAILED(hr)) hr = decode_base64(text, CRYPT_STRING_BASE64, out);
        if (FAILED(hr) && format == XCN_CRYPT_STRING_ANY)
            hr = bytes_copy(out, text, SysStringByteLen(text));
        return hr;
    default:
        return E_INVALIDARG;
    }
}

static HRESULT encode_base64(const void *data, DWORD size, DWORD flags, BSTR *out)
{
    DWORD length = 0;
    if (!CryptBinaryToStringW(data, size, flags, NULL, &length)) return last_error();
    /* The length counts the closing NUL, which every BSTR has room for. */
    *out = SysAllocStringLen(NULL, length);
    if (!*out) return E_OUTOFMEMORY;
    if (CryptBinaryToStringW(data, size, flags, *out, &length) && SysReAllocStringLen(out, *out, length))
        return S_OK;
    HRESULT hr = last_error();
    SysFreeString(*out);
    *out = NULL;
    return hr;
}

HRESULT encoding_encode(const void *data, DWORD size, EncodingType encoding, BSTR *out)
{
    DWORD format = encoding & XCN_CRYPT_STRING_ENCODEMASK;
    DWORD line_ends = (DWORD)encoding & (CRYPT_STRING_NOCRLF | CRYPT_STRING_NOCR);
    if (!out) return E_POINTER;
    *out = NULL;
    switch (format) {
    case XCN_CRYPT_STRING_BASE64HEADER:
    case XCN_CRYPT_STRING_BASE64:
    case XCN_CRYPT_STRING_BASE64REQUESTHEADER:
    case XCN_CRYPT_STRING_BASE64X509CRLHEADER:
        return encode_base64(data, size, format | line_ends, out);
    case XCN_CRYPT_STRING_BINARY:
        *out = SysAllocStringByteLen(data, size);
        return *out ? S_OK : E_OUTOFMEMORY;
    case XCN_CRYPT_STRING_HEX:
    case XCN_CRYPT_STRING_HEXASCII:
    case XCN_CRYPT_STRING_HEXADDR:
    case XCN_CRYPT_STRING_HEXASCIIADDR:
    case XCN_CRYPT_STRING_HEXRAW:
        return hex_encode(data, size, format, line_ends, out);
    default:
        return E_INVALIDARG;
    }
}
