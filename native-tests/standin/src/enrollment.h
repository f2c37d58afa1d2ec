/* CX509Enrollment. */
#ifndef STANDIN_ENROLLMENT_H
#define STANDIN_ENROLLMENT_H
#include "enrollment_status.h"
#include "pkcs10.h"

typedef struct Enrollment {
    ComObject com;
    X509CertificateEnrollmentContext context; /* ContextNone: not initialised */
    Pkcs10 *request;
    VARIANT_BOOL silent;
    LONG parent_window;
    BSTR friendly_name, description;
    EnrollmentStatus *status;
    IX509NameValuePairs *name_value_pairs;
    bool pending; /* the dummy certificate of this request stands in REQUEST */
    Bytes response;
    PCCERT_CONTEXT certificate; /* what InstallResponse installed */
} Enrollment;

extern const ComClass CX509Enrollment_class;

bool enrollment_is_machine(const Enrollment *enrollment);

/* CreateRequest: signs the request and notes it in the REQUEST store. */
HRESULT enrollment_create_request(Enrollment *enrollment);
/* InstallResponse: decides by the rules, then moves the certificates. */
HRESULT enrollment_install_response(Enrollment *enrollment, InstallResponseRestrictionFlags restrictions,
                                    BSTR response, EncodingType encoding, BSTR password);

/* CreatePFX: the certificate, its private key and the chain that the options ask for. */
HRESULT enrollment_create_pfx(Enrollment *enrollment, BSTR password, PFXExportOptions options, Bytes *out);

#endif
