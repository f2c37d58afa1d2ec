#include "certificate_request.h"
#include "certificate_encode.h"
#include "distinguished_name.h"
#include "errors.h"

enum { SERIAL_SIZE = 16, SLOTS = PKCS10_SLOTS + 11 };

/* First member of every one: a Pkcs10, whose slots are the first of its vtable. */
typedef struct CertificateRequest {
    Pkcs10 pkcs10;
    IX500DistinguishedName *issuer; /* NULL: the subject */
    DATE not_before, not_after;     /* 0: by default */
    Bytes serial;                   /* no data: a random one */
} CertificateRequest;

#define SELF(iface) ((CertificateRequest *)(iface))
#define IFACE IX509CertificateRequestCertificate

static void destroy(ComObject *object)
{
    com_release(SELF(object)->issuer);
    bytes_free(&SELF(object)->serial);
    pkcs10_destroy(object);
}

static HRESULT file_time(DATE date, FILETIME *time)
{
    SYSTEMTIME t;
    return VariantTimeToSystemTime(date, &t) && SystemTimeToFileTime(&t, time) ? S_OK : E_INVALIDARG;
}

/* self-signed-request/default-validity, documented: IX509CertificateRequestCertificate::NotBefore and NotAfter, remarks. */
static HRESULT choose_validity(CertificateRequest *self, CertificateContents *contents)
{
    enum { MINUTES_PER_DAY = 24 * 60, SKEW_MINUTES = 10 };
    SYSTEMTIME now, then;
    if (!self->not_before) {
        GetSystemTime(&now);
        SystemTimeToVariantTime(&now, &self->not_before);
        self->not_before -= (double)SKEW_MINUTES / MINUTES_PER_DAY;
    }
    if (!self->not_after) {
        if (!VariantTimeToSystemTime(self->not_before, &then)) return E_INVALIDARG;
        then.wYear++;
        if (then.wMonth == 2 && then.wDay == 29) then.wDay = 28;
        SystemTimeToVariantTime(&then, &self->not_after);
        self->not_after += (double)SKEW_MINUTES / MINUTES_PER_DAY;
    }
    HRESULT hr = file_time(self->not_before, &contents->not_before);
    return SUCCEEDED(hr) ? file_time(self->not_after, &contents->not_after) : hr;
}

static HRESULT choose_serial(CertificateRequest *self, CertificateContents *contents)
{
    BYTE serial[SERIAL_SIZE];
    HRESULT hr = S_OK;
    if (!self->serial.data) {
        if (!CryptGenRandom(self->pkcs10.key->provider, sizeof serial, serial)) return last_error();
        serial[0] = (serial[0] & 0x7f) | 0x10;
        hr = bytes_copy(&self->serial, serial, sizeof serial);
    }
    contents->serial.cbData = self->serial.size;
    contents->serial.pbData = self->serial.data;
    return hr;
}

/* IX509CertificateRequestCertificate::Issuer, remarks: the subject, when nobody was named. */
static HRESULT choose_issuer(CertificateRequest *self, Bytes *issuer)
{
    return self->issuer ? distinguished_name_encoded(self->issuer, issuer) : pkcs10_subject(&self->pkcs10, issuer);
}

/* self-signed-request, documented: IX509CertificateRequestCertificate: a certificate without an authority. */
static HRESULT encode(Pkcs10 *request)
{
    CertificateRequest *self = SELF(request);
    Bytes issuer = {0};
    CertificateContents contents = {.issuer = &issuer};
    Der tbs = {0};
    HRESULT hr = private_key_public_key_info(request->key, &request->public_key_info);
    if (SUCCEEDED(hr)) hr = choose_issuer(self, &issuer);
    if (SUCCEEDED(hr)) hr = choose_validity(self, &contents);
    if (SUCCEEDED(hr)) hr = choose_serial(self, &contents);
    if (SUCCEEDED(hr)) hr = certificate_encode_to_be_signed(request, &contents, &tbs);
    if (SUCCEEDED(hr)) hr = pkcs10_sign(request, &tbs);
    bytes_free(&issuer);
    der_free(&tbs);
    return hr;
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestCertificate_get_Type(IFACE *iface, X509RequestType *value)
{
    if (!value) return E_POINTER;
    *value = TypeCertificate;
    return S_OK;
}

NOT_IMPLEMENTED(CX509CertificateRequestCertificate, IFACE, InitializeFromCertificate,
                X509CertificateEnrollmentContext context, BSTR certificate, EncodingType encoding,
                X509RequestInheritOptions options)
NOT_IMPLEMENTED(CX509CertificateRequestCertificate, IFACE, CheckPublicKeySignature, IX509PublicKey *key)

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestCertificate_get_Issuer(IFACE *iface, IX500DistinguishedName **value)
{
    return enroll_error(iface, "get_Issuer", interface_get(SELF(iface)->issuer, value));
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestCertificate_put_Issuer(IFACE *iface, IX500DistinguishedName *value)
{
    HRESULT hr = pkcs10_open_for_change(&SELF(iface)->pkcs10);
    if (SUCCEEDED(hr)) hr = interface_put(&SELF(iface)->issuer, value);
    return enroll_error(iface, "put_Issuer", hr);
}

static HRESULT put_date(IFACE *iface, const char *method, DATE *member, DATE value)
{
    FILETIME time;
    HRESULT hr = pkcs10_open_for_change(&SELF(iface)->pkcs10);
    if (SUCCEEDED(hr)) hr = file_time(value, &time);
    if (SUCCEEDED(hr)) *member = value;
    return enroll_error(iface, method, hr);
}

GET_VALUE(CX509CertificateRequestCertificate, IFACE, NotBefore, DATE, not_before)
GET_VALUE(CX509CertificateRequestCertificate, IFACE, NotAfter, DATE, not_after)

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestCertificate_put_NotBefore(IFACE *iface, DATE value)
{
    return put_date(iface, "put_NotBefore", &SELF(iface)->not_before, value);
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestCertificate_put_NotAfter(IFACE *iface, DATE value)
{
    return put_date(iface, "put_NotAfter", &SELF(iface)->not_after, value);
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestCertificate_get_SerialNumber(
    IFACE *iface, EncodingType encoding, BSTR *value)
{
    Bytes *serial = &SELF(iface)->serial;
    if (!value) return E_POINTER;
    *value = NULL;
    HRESULT hr = serial->data ? encoding_encode(serial->data, serial->size, encoding, value) : CERTSRV_E_PROPERTY_EMPTY;
    return enroll_error(iface, "get_SerialNumber", hr);
}

static HRESULT STDMETHODCALLTYPE CX509CertificateRequestCertificate_put_SerialNumber(
    IFACE *iface, EncodingType encoding, BSTR value)
{
    Bytes serial = {0};
    HRESULT hr = pkcs10_open_for_change(&SELF(iface)->pkcs10);
    if (SUCCEEDED(hr)) hr = encoding_decode(value, encoding, &serial);
    if (SUCCEEDED(hr)) hr = bytes_copy(&SELF(iface)->serial, serial.data, serial.size);
    bytes_free(&serial);
    return enroll_error(iface, "put_SerialNumber", hr);
}

/* A certificate that another one signs would need that one's key. */
NOT_IMPLEMENTED(CX509CertificateRequestCertificate, IFACE, get_SignerCertificate, ISignerCertificate **value)
NOT_IMPLEMENTED(CX509CertificateRequestCertificate, IFACE, put_SignerCertificate, ISignerCertificate *value)

static const void *const own_slots[] = {
    (void *)CX509CertificateRequestCertificate_CheckPublicKeySignature,
    (void *)CX509CertificateRequestCertificate_get_Issuer,
    (void *)CX509CertificateRequestCertificate_put_Issuer,
    (void *)CX509CertificateRequestCertificate_get_NotBefore,
    (void *)CX509CertificateRequestCertificate_put_NotBefore,
    (void *)CX509CertificateRequestCertificate_get_NotAfter,
    (void *)CX509CertificateRequestCertificate_put_NotAfter,
    (void *)CX509CertificateRequestCertificate_get_SerialNumber,
    (void *)CX509CertificateRequestCertificate_put_SerialNumber,
    (void *)CX509CertificateRequestCertificate_get_SignerCertificate,
    (void *)CX509CertificateRequestCertificate_put_SignerCertificate,
};

/* Filled by the first object, and by others with the same. */
static const void *slots[SLOTS];

static HRESULT make(ComObject *object)
{
    enum { GET_TYPE = 11, INITIALIZE_FROM_CERTIFICATE = 35 };
    _Static_assert(sizeof pkcs10_vtbl == PKCS10_SLOTS * sizeof(void *), "the base's slots");
    _Static_assert(sizeof own_slots == (SLOTS - PKCS10_SLOTS) * sizeof(void *), "its own slots");
    const void *filled[SLOTS];
    memcpy(filled, &pkcs10_vtbl, sizeof pkcs10_vtbl);
    memcpy(filled + PKCS10_SLOTS, own_slots, sizeof own_slots);
    filled[GET_TYPE] = (void *)CX509CertificateRequestCertificate_get_Type;
    filled[INITIALIZE_FROM_CERTIFICATE] = (void *)CX509CertificateRequestCertificate_InitializeFromCertificate;
    memcpy(slots, filled, sizeof filled);
    SELF(object)->pkcs10.encode = encode;
    return S_OK;
}

static const IID *const interfaces[] = {
    &IID_IX509CertificateRequestCertificate, &IID_IX509CertificateRequestPkcs10, &IID_IX509CertificateRequest, NULL
};

const ComClass CX509CertificateRequestCertificate_class = {
    .name = "CX509CertificateRequestCertificate", .clsid = &CLSID_CX509CertificateRequestCertificate,
    .interfaces = interfaces, .vtbl = slots, .size = sizeof(CertificateRequest), .initialize = make, .destroy = destroy
};
