/* The extensions of a request, whoever made the objects.
 * request-has-its-extensions, documented: IX509CertificateRequestPkcs10::X509Extensions, RFC 5280 section 4.2. */
#include "extension.h"
#include "object_id.h"

static HRESULT contains(IObjectIds *list, const char *wanted, bool *found)
{
    LONG count = 0;
    *found = false;
    HRESULT hr = list ? IObjectIds_get_Count(list, &count) : S_OK;
    for (LONG i = 0; SUCCEEDED(hr) && !*found && i < count; i++) {
        IObjectId *oid;
        char value[OID_MAX];
        hr = IObjectIds_get_ItemByIndex(list, i, &oid);
        if (FAILED(hr)) break;
        hr = object_id_value(oid, value);
        IObjectId_Release(oid);
        *found = SUCCEEDED(hr) && !strcmp(value, wanted);
    }
    return hr;
}

static HRESULT oid_of(IX509Extension *extension, char value[OID_MAX])
{
    IObjectId *oid;
    HRESULT hr = IX509Extension_get_ObjectId(extension, &oid);
    if (FAILED(hr)) return hr;
    hr = object_id_value(oid, value);
    IObjectId_Release(oid);
    return hr;
}

static HRESULT encode_one(IX509Extension *extension, IObjectIds *critical_oids, IObjectIds *suppressed, Der *der)
{
    char oid[OID_MAX];
    bool leave_out, listed;
    VARIANT_BOOL critical;
    BSTR data;
    HRESULT hr = oid_of(extension, oid);
    if (SUCCEEDED(hr)) hr = contains(suppressed, oid, &leave_out);
    if (FAILED(hr) || leave_out) return hr;
    hr = contains(critical_oids, oid, &listed);
    if (SUCCEEDED(hr)) hr = IX509Extension_get_Critical(extension, &critical);
    if (SUCCEEDED(hr)) hr = IX509Extension_get_RawData(extension, XCN_CRYPT_STRING_BINARY, &data);
    if (FAILED(hr)) return hr;
    DWORD begin = der_begin(der);
    der_oid(der, oid);
    if (listed || critical) der_value(der, DER_BOOLEAN, "\xff", 1);
    der_value(der, DER_OCTET_STRING, data, SysStringByteLen(data));
    der_end(der, begin, DER_SEQUENCE);
    SysFreeString(data);
    return der_result(der);
}

HRESULT extensions_encode(IX509Extensions *extensions, IObjectIds *critical, IObjectIds *suppressed,
                          Bytes *out)
{
    LONG count = 0;
    Der der = {0};
    HRESULT hr = extensions ? IX509Extensions_get_Count(extensions, &count) : S_OK;
    for (LONG i = 0; SUCCEEDED(hr) && i < count; i++) {
        IX509Extension *extension;
        hr = IX509Extensions_get_ItemByIndex(extensions, i, &extension);
        if (FAILED(hr)) break;
        hr = encode_one(extension, critical, suppressed, &der);
        IX509Extension_Release(extension);
    }
    if (SUCCEEDED(hr) && der.size) {
        der_end(&der, 0, DER_SEQUENCE);
        hr = der_result(&der);
        if (SUCCEEDED(hr)) hr = bytes_copy(out, der.data, der.size);
    }
    der_free(&der);
    return hr;
}
