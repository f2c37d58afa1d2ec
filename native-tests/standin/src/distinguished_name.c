#include "distinguished_name.h"
#include "errors.h"

typedef struct DistinguishedName {
    ComObject com;
    Bytes encoded; /* no data: not initialised */
    DWORD flags;   /* X500NameFlags of Encode or Decode: get_Name writes the name in the same manner */
} DistinguishedName;

#define SELF(iface) ((DistinguishedName *)(iface))

static void destroy(ComObject *object) { bytes_free(&SELF(object)->encoded); }

static DWORD name_string_flags(DWORD flags)
{
    return (flags & 0xff) ? flags : flags | CERT_X500_NAME_STR;
}

static HRESULT set_encoded(DistinguishedName *self, const BYTE *data, DWORD size, DWORD flags)
{
    DWORD ignored = 0;
    if (!CryptDecodeObject(X509_ASN_ENCODING, X509_NAME, data, size, 0, NULL, &ignored))
        return last_error();
    HRESULT hr = bytes_copy(&self->encoded, data, size);
    if (SUCCEEDED(hr)) self->flags = flags;
    return hr;
}

static HRESULT STDMETHODCALLTYPE CX500DistinguishedName_Decode(
    IX500DistinguishedName *iface, BSTR text, EncodingType encoding, X500NameFlags flags)
{
    Bytes der;
    HRESULT hr = encoding_decode(text, encoding, &der);
    if (SUCCEEDED(hr)) hr = set_encoded(SELF(iface), der.data, der.size, flags);
    bytes_free(&der);
    return enroll_error(iface, "Decode", hr);
}

static HRESULT encode(DistinguishedName *self, const WCHAR *name, DWORD flags)
{
    DWORD size = 0, string_flags = name_string_flags(flags);
    BYTE *data;
    HRESULT hr;
    if (!name) name = L"";
    if (!CertStrToNameW(X509_ASN_ENCODING, name, string_flags, NULL, NULL, &size, NULL))
        return last_error();
    if (!(data = malloc(size))) return E_OUTOFMEMORY;
    if (CertStrToNameW(X509_ASN_ENCODING, name, string_flags, NULL, data, &size, NULL))
        hr = set_encoded(self, data, size, flags);
    else
        hr = last_error();
    free(data);
    return hr;
}

static HRESULT STDMETHODCALLTYPE CX500DistinguishedName_Encode(
    IX500DistinguishedName *iface, BSTR name, X500NameFlags flags)
{
    return enroll_error(iface, "Encode", encode(SELF(iface), name, flags));
}

static HRESULT STDMETHODCALLTYPE CX500DistinguishedName_get_Name(IX500DistinguishedName *iface, BSTR *value)
{
    DistinguishedName *self = SELF(iface);
    CERT_NAME_BLOB blob = {self->encoded.size, self->encoded.data};
    DWORD flags = name_string_flags(self->flags);
    if (!value) return E_POINTER;
    *value = NULL;
    if (!self->encoded.data) return enroll_error(iface, "get_Name", OLE_E_BLANK);
    DWORD length = CertNameToStrW(X509_ASN_ENCODING, &blob, flags, NULL, 0);
    *value = SysAllocStringLen(NULL, length - 1);
    if (!*value) return E_OUTOFMEMORY;
    CertNameToStrW(X509_ASN_ENCODING, &blob, flags, *value, length);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE CX500DistinguishedName_get_EncodedName(
    IX500DistinguishedName *iface, EncodingType encoding, BSTR *value)
{
    Bytes *encoded = &SELF(iface)->encoded;
    if (!value) return E_POINTER;
    *value = NULL;
    if (!encoded->data) return enroll_error(iface, "get_EncodedName", OLE_E_BLANK);
    return enroll_error(iface, "get_EncodedName",
                        encoding_encode(encoded->data, encoded->size, encoding, value));
}

static const IX500DistinguishedNameVtbl vtbl = {
    COM_DISPATCH_SLOTS,
    CX500DistinguishedName_Decode,
    CX500DistinguishedName_Encode,
    CX500DistinguishedName_get_Name,
    CX500DistinguishedName_get_EncodedName,
};

static const IID *const interfaces[] = {&IID_IX500DistinguishedName, NULL};

const ComClass CX500DistinguishedName_class = {
    .name = "CX500DistinguishedName", .clsid = &CLSID_CX500DistinguishedName, .interfaces = interfaces,
    .vtbl = &vtbl, .size = sizeof(DistinguishedName), .destroy = destroy
};

HRESULT distinguished_name_create(const Bytes *encoded, IX500DistinguishedName **out)
{
    HRESULT hr = com_create_interface(&CX500DistinguishedName_class, false,
                                      &IID_IX500DistinguishedName, (void **)out);
    if (SUCCEEDED(hr)) hr = set_encoded(SELF(*out), encoded->data, encoded->size, 0);
    if (FAILED(hr)) {
        com_release(*out);
        *out = NULL;
    }
    return hr;
}

HRESULT distinguished_name_encoded(IX500DistinguishedName *name, Bytes *out)
{
    BSTR text;
    HRESULT hr = IX500DistinguishedName_get_EncodedName(name, XCN_CRYPT_STRING_BINARY, &text);
    if (FAILED(hr)) return hr;
    hr = encoding_decode(text, XCN_CRYPT_STRING_BINARY, out);
    SysFreeString(text);
    return hr;
}
