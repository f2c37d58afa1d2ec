/* Requests with everything that the request classes can put into them. */
#include "client.h"

enum { DIGITAL_SIGNATURE = 0x80, KEY_ENCIPHERMENT = 0x20, DNS_NAME = 3, PRINCIPAL_NAME = 11, BINARY = 2,
       HASH_GROUP = 1 };

static HRESULT make_oid(const WCHAR *value, void **oid)
{
    BSTR text = SysAllocString(value);
    HRESULT hr = MAKE(NULL, CObjectId, IObjectId, oid);
    if (SUCCEEDED(hr)) hr = CALL(*oid, IObjectId, InitializeFromValue, text);
    SysFreeString(text);
    return hr;
}

static HRESULT key_usage(void **extension)
{
    HRESULT hr = MAKE(NULL, CX509ExtensionKeyUsage, IX509ExtensionKeyUsage, extension);
    if (SUCCEEDED(hr)) hr = CALL(*extension, IX509Extension, put_Critical, VARIANT_TRUE);
    if (SUCCEEDED(hr))
        hr = CALL(*extension, IX509ExtensionKeyUsage, InitializeEncode, DIGITAL_SIGNATURE | KEY_ENCIPHERMENT);
    return hr;
}

static HRESULT enhanced_key_usage(void **extension)
{
    void *list = NULL, *oid = NULL;
    HRESULT hr = MAKE(NULL, CObjectIds, IObjectIds, &list);
    if (SUCCEEDED(hr)) hr = make_oid(L"1.3.6.1.5.5.7.3.2", &oid);
    if (SUCCEEDED(hr)) hr = CALL(list, IObjectIds, Add, oid);
    if (SUCCEEDED(hr)) hr = MAKE(NULL, CX509ExtensionEnhancedKeyUsage, IX509ExtensionEnhancedKeyUsage, extension);
    if (SUCCEEDED(hr)) hr = CALL(*extension, IX509ExtensionEnhancedKeyUsage, InitializeEncode, list);
    release(oid);
    release(list);
    return hr;
}

static HRESULT add_name(void *list, LONG type, const WCHAR *value)
{
    void *name = NULL;
    BSTR text = SysAllocString(value);
    HRESULT hr = MAKE(NULL, CAlternativeName, IAlternativeName, &name);
    if (SUCCEEDED(hr)) hr = CALL(name, IAlternativeName, InitializeFromString, type, text);
    if (SUCCEEDED(hr)) hr = CALL(list, IAlternativeNames, Add, name);
    SysFreeString(text);
    release(name);
    return hr;
}

static HRESULT alternative_names(void **extension)
{
    void *list = NULL;
    HRESULT hr = MAKE(NULL, CAlternativeNames, IAlternativeNames, &list);
    if (SUCCEEDED(hr)) hr = add_name(list, DNS_NAME, L"contract.example");
    if (SUCCEEDED(hr)) hr = add_name(list, PRINCIPAL_NAME, L"user@contract.example");
    if (SUCCEEDED(hr)) hr = MAKE(NULL, CX509ExtensionAlternativeNames, IX509ExtensionAlternativeNames, extension);
    if (SUCCEEDED(hr)) hr = CALL(*extension, IX509ExtensionAlternativeNames, InitializeEncode, list);
    release(list);
    return hr;
}

static HRESULT template_name(void **extension)
{
    BSTR name = SysAllocString(L"User");
    HRESULT hr = MAKE(NULL, CX509ExtensionTemplateName, IX509ExtensionTemplateName, extension);
    if (SUCCEEDED(hr)) hr = CALL(*extension, IX509ExtensionTemplateName, InitializeEncode, name);
    SysFreeString(name);
    return hr;
}

static HRESULT add_extensions(void *request)
{
    static HRESULT (*const make[])(void **) = {key_usage, enhanced_key_usage, alternative_names, template_name};
    void *list = NULL;
    HRESULT hr = CALL(request, IX509CertificateRequestPkcs10, get_X509Extensions, (void *)&list);
    for (size_t i = 0; i < ARRAYSIZE(make) && SUCCEEDED(hr); i++) {
        void *extension = NULL;
        hr = make[i](&extension);
        if (SUCCEEDED(hr)) hr = CALL(list, IX509Extensions, Add, extension);
        release(extension);
    }
    release(list);
    return hr;
}

static HRESULT put_hash(void *request, const WCHAR *name)
{
    void *hash = NULL;
    BSTR text = SysAllocString(name);
    HRESULT hr = MAKE(NULL, CObjectId, IObjectId, &hash);
    if (SUCCEEDED(hr)) hr = CALL(hash, IObjectId, InitializeFromAlgorithmName, HASH_GROUP, 0, 0, text);
    if (SUCCEEDED(hr)) hr = CALL(request, IX509CertificateRequest, put_HashAlgorithm, hash);
    SysFreeString(text);
    release(hash);
    return hr;
}

HRESULT request_put_subject(void *request)
{
    void *name = NULL;
    BSTR text = SysAllocString(L"CN=contract request, " MARK);
    HRESULT hr = MAKE(NULL, CX500DistinguishedName, IX500DistinguishedName, &name);
    if (SUCCEEDED(hr)) hr = CALL(name, IX500DistinguishedName, Encode, text, 0);
    if (SUCCEEDED(hr)) hr = CALL(request, IX509CertificateRequestPkcs10, put_Subject, name);
    SysFreeString(text);
    release(name);
    return hr;
}

HRESULT request_with_everything(BSTR *out)
{
    void *request = NULL, *enrollment = NULL;
    HRESULT hr = MAKE(NULL, CX509CertificateRequestPkcs10, IX509CertificateRequestPkcs10, &request);
    if (SUCCEEDED(hr)) hr = CALL(request, IX509CertificateRequest, Initialize, CONTEXT_USER);
    if (SUCCEEDED(hr)) hr = request_put_subject(request);
    if (SUCCEEDED(hr)) hr = put_hash(request, L"SHA256");
    if (SUCCEEDED(hr)) hr = add_extensions(request);
    if (SUCCEEDED(hr)) hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, InitializeFromRequest, request);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, CreateRequest, BINARY, out);
    release(enrollment);
    release(request);
    return hr;
}

bool blob_holds(const Blob *whole, const void *bytes, size_t size)
{
    const BYTE *at = whole->data, *end = at + whole->size;
    for (; at + size <= end; at++)
        if (!memcmp(at, bytes, size)) return true;
    return false;
}

#define EXPECT(whole, what, ...) \
    do { \
        static const BYTE bytes[] = {__VA_ARGS__}; \
        if (!blob_holds(whole, bytes, sizeof bytes)) trouble("%s is not in it", what); \
    } while (0)

void request_expect_extensions(const Blob *whole)
{
    /* id-ce-keyUsage, critical, { digitalSignature, keyEncipherment } */
    EXPECT(whole, "key usage", 6, 3, 0x55, 0x1d, 0x0f, 1, 1, 0xff, 4, 4, 3, 2, 5, 0xa0);
    EXPECT(whole, "enhanced key usage", 6, 3, 0x55, 0x1d, 0x25, 4, 0x0c, 0x30, 0x0a, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 2);
    EXPECT(whole, "DNS name", 0x82, 16, 'c', 'o', 'n', 't', 'r', 'a', 'c', 't', '.', 'e', 'x', 'a', 'm', 'p', 'l', 'e');
    EXPECT(whole, "principal name", 0xa0, 23, 0x0c, 21, 'u', 's', 'e', 'r', '@');
    EXPECT(whole, "template name", 4, 10, 0x1e, 8, 0, 'U', 0, 's', 0, 'e', 0, 'r');
}

static HRESULT request_has_its_extensions(void)
{
    BSTR request = NULL;
    HRESULT hr = request_with_everything(&request);
    if (FAILED(hr)) return hr;
    Blob whole = {(BYTE *)request, SysStringByteLen(request)};
    request_expect_extensions(&whole);
    SysFreeString(request);
    return hr;
}

static HRESULT dummy_has_the_extensions(void)
{
    BSTR request = NULL;
    HRESULT hr = request_with_everything(&request);
    if (FAILED(hr)) return hr;
    PCCERT_CONTEXT dummy = store_find_subject(L"REQUEST", L"contract request");
    if (dummy) {
        Blob whole = {dummy->pbCertEncoded, dummy->cbCertEncoded};
        request_expect_extensions(&whole);
        CertFreeCertificateContext(dummy);
    } else {
        trouble("REQUEST has no dummy certificate");
    }
    SysFreeString(request);
    return hr;
}

const Rule request_rules[] = {
    {"request-has-its-extensions", DOCUMENTED, S_OK, S_OK, request_has_its_extensions},
    {"dummy-has-the-extensions", INFERRED, S_OK, S_OK, dummy_has_the_extensions},
    {NULL, DOCUMENTED, 0, 0, NULL}
};
