/* A certificate that is its own issuer, made and installed without an authority: what public scripts do most with
 * InstallResponse. */
#include "client.h"
#include <math.h>

enum { BINARY = 2, TYPE_CERTIFICATE = 4 };

static const DATE from = 45000, until = 45100; /* 2023 */
static const double minute = 1.0 / (24 * 60);

static HRESULT make(void **request)
{
    HRESULT hr = MAKE(NULL, CX509CertificateRequestCertificate, IX509CertificateRequestCertificate, request);
    if (SUCCEEDED(hr)) hr = CALL(*request, IX509CertificateRequest, Initialize, CONTEXT_USER);
    if (SUCCEEDED(hr)) hr = request_put_subject(*request);
    return hr;
}

static HRESULT create(void *request, BSTR *out)
{
    void *enrollment = NULL;
    HRESULT hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, InitializeFromRequest, request);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, CreateRequest, BINARY, out);
    release(enrollment);
    return hr;
}

static PCCERT_CONTEXT context_of(BSTR der)
{
    return CertCreateCertificateContext(X509_ASN_ENCODING, (const BYTE *)der, SysStringByteLen(der));
}

static DATE date_of(const FILETIME *time)
{
    SYSTEMTIME t;
    DATE date = 0;
    FileTimeToSystemTime(time, &t);
    SystemTimeToVariantTime(&t, &date);
    return date;
}

static void check_certificate(PCCERT_CONTEXT certificate)
{
    DWORD flags = CERT_STORE_SIGNATURE_FLAG;
    if (!certificate) {
        trouble("it is no certificate");
        return;
    }
    CERT_INFO *info = certificate->pCertInfo;
    if (!CertCompareCertificateName(X509_ASN_ENCODING, &info->Subject, &info->Issuer)) trouble("another one issued it");
    if (!CertVerifySubjectCertificateContext(certificate, certificate, &flags) || flags) trouble("its signature is not its own");
}

static HRESULT is_a_certificate(void)
{
    void *request = NULL;
    BSTR der = NULL;
    LONG type = 0;
    HRESULT hr = make(&request);
    if (SUCCEEDED(hr)) hr = CALL(request, IX509CertificateRequest, get_Type, &type);
    if (SUCCEEDED(hr) && type != TYPE_CERTIFICATE) trouble("its type is %ld", type);
    if (SUCCEEDED(hr)) hr = CALL(request, IX509CertificateRequestCertificate, put_NotBefore, from);
    if (SUCCEEDED(hr)) hr = CALL(request, IX509CertificateRequestCertificate, put_NotAfter, until);
    if (SUCCEEDED(hr)) hr = create(request, &der);
    if (SUCCEEDED(hr)) {
        PCCERT_CONTEXT made = context_of(der);
        check_certificate(made);
        if (made && (fabs(date_of(&made->pCertInfo->NotBefore) - from) > minute
                     || fabs(date_of(&made->pCertInfo->NotAfter) - until) > minute)) trouble("its validity is another");
        if (made) CertFreeCertificateContext(made);
    }
    SysFreeString(der);
    release(request);
    return hr;
}

/* NotBefore is ten minutes ago, NotAfter a year and ten minutes later. */
static HRESULT default_validity(void)
{
    void *request = NULL;
    BSTR der = NULL;
    SYSTEMTIME t;
    DATE now;
    HRESULT hr = make(&request);
    GetSystemTime(&t);
    SystemTimeToVariantTime(&t, &now);
    if (SUCCEEDED(hr)) hr = create(request, &der);
    if (SUCCEEDED(hr)) {
        PCCERT_CONTEXT made = context_of(der);
        check_certificate(made);
        DATE begin = made ? date_of(&made->pCertInfo->NotBefore) : 0, end = made ? date_of(&made->pCertInfo->NotAfter) : 0;
        if (fabs(now - begin - 10 * minute) > 2 * minute) trouble("it begins %.1f minutes ago", (now - begin) / minute);
        if (end - begin < 365 || end - begin > 367) trouble("it lasts %.1f days", end - begin);
        if (made) CertFreeCertificateContext(made);
    }
    SysFreeString(der);
    release(request);
    return hr;
}

static bool stands_in_root(PCCERT_CONTEXT certificate)
{
    PCCERT_CONTEXT found = store_find(L"Root", certificate);
    if (found) CertFreeCertificateContext(found);
    return found;
}

static void check_installed(BSTR der)
{
    PCCERT_CONTEXT made = context_of(der), installed = made ? store_find(L"MY", made) : NULL;
    if (!installed) trouble("it is not in MY");
    else if (!key_works(installed)) trouble("its key does not work");
    if (made && stands_in_root(made)) trouble("it is trusted as a root now");
    if (installed) CertFreeCertificateContext(installed);
    if (made) CertFreeCertificateContext(made);
}

/* By the object that made it, as the scripts do. */
static HRESULT install(LONG flags)
{
    void *request = NULL, *enrollment = NULL;
    BSTR der = NULL, none = SysAllocString(L"");
    HRESULT hr = make(&request);
    if (SUCCEEDED(hr)) hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, InitializeFromRequest, request);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, CreateRequest, BINARY, &der);
    if (SUCCEEDED(hr)) {
        ULONGLONG before = stores_fingerprint();
        hr = CALL(enrollment, IX509Enrollment, InstallResponse, flags, der, BINARY, none);
        if (SUCCEEDED(hr)) check_installed(der);
        else if (stores_fingerprint() != before) trouble("it failed, and a store has changed");
    }
    SysFreeString(der);
    SysFreeString(none);
    release(enrollment);
    release(request);
    return hr;
}

static HRESULT with_flag_2(void) { return install(FLAG_2); }
static HRESULT with_flags_1_and_2(void) { return install(FLAG_1 | FLAG_2); }
static HRESULT without_a_flag(void) { return install(ALLOW_NONE); }

#define BOTH(hr) (hr), (hr)

const Rule self_signed_rules[] = {
    {"self-signed-request", DOCUMENTED, BOTH(S_OK), is_a_certificate},
    {"self-signed-request/default-validity", DOCUMENTED, BOTH(S_OK), default_validity},
    {"root-untrusted/self-signed-request-flag-2", INFERRED, BOTH(S_OK), with_flag_2},
    {"root-untrusted/self-signed-request-flags-1-and-2", INFERRED, BOTH(S_OK), with_flags_1_and_2},
    {"root-untrusted/self-signed-request", INFERRED, BOTH(CERT_E_UNTRUSTEDROOT), without_a_flag},
    {NULL, DOCUMENTED, 0, 0, NULL}
};
