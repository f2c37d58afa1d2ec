/* CX509CertificateRequestCertificate: a certificate that is its own issuer, without an authority. */
#ifndef STANDIN_CERTIFICATE_REQUEST_H
#define STANDIN_CERTIFICATE_REQUEST_H
#include "pkcs10.h"

extern const ComClass CX509CertificateRequestCertificate_class;

#endif
