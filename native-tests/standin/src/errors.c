/* error-text, inferred: from texts of the real server that people published, which look like
 * "CertEnroll::CX509Enrollment::p_InstallResponse: <message> 0x800b0109 (-2146762487)"; an error of Windows ends with
 * (WIN32: 5), one of the ASN.1 decoder with (ASN: 267), and from Windows 8 on the name follows the number. */
#include "errors.h"
#include "build.h"
#include <stdio.h>
#include <wchar.h>

typedef struct ErrorName {
    HRESULT hr;
    const WCHAR *name;
    const WCHAR *message;    /* used where the system has no text of its own */
} ErrorName;

#define WIN32_ERROR_NAME(name, message) {HRESULT_FROM_WIN32(name), L## #name, L##message}
#define ERROR_NAME(name, message) {name, L## #name, message}

enum { ASN1_ERRORS = 0x100 /* from CRYPT_E_ASN1_ERROR on, 0x80093100 to 0x800932ff */ };

static const ErrorName error_names[] = {
    WIN32_ERROR_NAME(ERROR_ACCESS_DENIED, "Access is denied."),
    WIN32_ERROR_NAME(ERROR_INVALID_DATA, "The data is invalid."),
    WIN32_ERROR_NAME(ERROR_INVALID_PARAMETER, "The parameter is incorrect."),
    WIN32_ERROR_NAME(ERROR_OUTOFMEMORY, "Not enough memory."),
    WIN32_ERROR_NAME(ERROR_FILE_NOT_FOUND, "The system cannot find the file specified."),
    WIN32_ERROR_NAME(ERROR_ARITHMETIC_OVERFLOW, "Arithmetic result exceeded 32 bits."),
    WIN32_ERROR_NAME(ERROR_INVALID_PASSWORD, "The specified network password is not correct."),
    {HRESULT_FROM_WIN32(ERROR_ALREADY_INITIALIZED), L"ERROR_ALREADY_INITIALIZED",
     L"An attempt was made to perform an initialization operation when it has already been done."},
    ERROR_NAME(NTE_NOT_SUPPORTED,
     L"The stand-in makes RSA keys only: Wine's key storage provider keeps no keys of elliptic curves."),
    ERROR_NAME(OLE_E_BLANK, L"Uninitialized object."),
    ERROR_NAME(E_NOTIMPL, L"Not implemented."),
    ERROR_NAME(CRYPT_E_NOT_FOUND, L"Cannot find object or property."),
    ERROR_NAME(CRYPT_E_ASN1_BADTAG, L"ASN1 bad tag value met."),
    ERROR_NAME(CERT_E_CHAINING,
     L"A certificate chain could not be built to a trusted root authority."),
    ERROR_NAME(CERT_E_UNTRUSTEDROOT,
     L"A certificate chain processed, but terminated in a root certificate which is not trusted "
     L"by the trust provider."),
    ERROR_NAME(CERT_E_EXPIRED, L"A required certificate is not within its validity period."),
    ERROR_NAME(TRUST_E_CERT_SIGNATURE, L"The signature of the certificate cannot be verified."),
    ERROR_NAME(CERTSRV_E_PROPERTY_EMPTY, L"The requested property value is empty."),
};

static const ErrorName *error_name(HRESULT hr)
{
    for (size_t i = 0; i < ARRAYSIZE(error_names); i++)
        if (error_names[i].hr == hr) return &error_names[i];
    return NULL;
}

/* The system's own text comes first; the table fills in where it has none. */
static void error_message(HRESULT hr, const ErrorName *name, WCHAR *text, DWORD size)
{
    DWORD length = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL,
                                  hr, 0, text, size, NULL);
    while (length && (text[length - 1] == '\r' || text[length - 1] == '\n' || text[length - 1] == ' '))
        text[--length] = 0;
    if (!length) swprintf(text, size, L"%ls", name && name->message ? name->message : L"Error.");
}

/* What stands in the parentheses before the name. */
static void error_number(HRESULT hr, WCHAR *text, DWORD size)
{
    DWORD asn1 = (DWORD)hr - 0x80093000;
    if (HRESULT_FACILITY(hr) == FACILITY_WIN32) swprintf(text, size, L"WIN32: %ld", HRESULT_CODE(hr));
    else if (asn1 >= ASN1_ERRORS && asn1 < 3 * ASN1_ERRORS) swprintf(text, size, L"ASN: %ld", asn1);
    else swprintf(text, size, L"%ld", hr);
}

BSTR enroll_error_text(HRESULT hr)
{
    WCHAR message[256], number[40], text[400];
    const ErrorName *name = error_name(hr);
    bool named = name && build_names_errors();
    error_message(hr, name, message, ARRAYSIZE(message));
    error_number(hr, number, ARRAYSIZE(number));
    swprintf(text, ARRAYSIZE(text), L"%ls 0x%08lx (%ls%ls%ls)", message, (unsigned long)hr, number,
             named ? L" " : L"", named ? name->name : L"");
    return SysAllocString(text);
}

HRESULT enroll_error(void *object, const char *method, HRESULT hr)
{
    if (SUCCEEDED(hr)) return hr;
    const ComClass *class = ((ComObject *)object)->class;
    ICreateErrorInfo *create;
    IErrorInfo *info;
    WCHAR text[600], source[80];
    BSTR what = enroll_error_text(hr);
    swprintf(text, ARRAYSIZE(text), L"CertEnroll::%hs::%hs: %ls", class->name, method,
             what ? what : L"");
    SysFreeString(what);
    swprintf(source, ARRAYSIZE(source), L"CertEnroll::%hs::%hs", class->name, method);
    if (FAILED(CreateErrorInfo(&create))) return hr;
    ICreateErrorInfo_SetGUID(create, class->interfaces[0]);
    ICreateErrorInfo_SetSource(create, source);
    ICreateErrorInfo_SetDescription(create, text);
    if (SUCCEEDED(ICreateErrorInfo_QueryInterface(create, &IID_IErrorInfo, (void **)&info))) {
        SetErrorInfo(0, info);
        IErrorInfo_Release(info);
    }
    ICreateErrorInfo_Release(create);
    return hr;
}

HRESULT last_error(void)
{
    HRESULT hr = HRESULT_FROM_WIN32(GetLastError());
    return FAILED(hr) ? hr : E_FAIL;
}
