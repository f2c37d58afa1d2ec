/* Classes that stand there with every slot and fill none. */
#ifndef STANDIN_UNFILLED_H
#define STANDIN_UNFILLED_H
#include "object.h"

extern const ComClass CCspInformation_class;
extern const ComClass CCspInformations_class;
extern const ComClass CCspStatus_class;
extern const ComClass CSignerCertificate_class;
extern const ComClass CCertPropertyDescription_class;
extern const ComClass CCertPropertyFriendlyName_class;
extern const ComClass CX509CertificateRequestPkcs7_class;
extern const ComClass CX509CertificateRequestCmc_class;
extern const ComClass CX509EnrollmentHelper_class;

#endif
