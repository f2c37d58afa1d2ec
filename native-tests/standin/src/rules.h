/* The contract of CertEnroll, rule by rule. */
#ifndef STANDIN_RULES_H
#define STANDIN_RULES_H
#include "enrollment.h"

/* One call of InstallResponse: what the caller gave, and what the rules found on their way. */
typedef struct InstallCall {
    Enrollment *enrollment;
    InstallResponseRestrictionFlags restrictions;
    BSTR text;
    EncodingType encoding;
    BSTR password;

    Bytes response;
    HCERTSTORE certificates;    /* of the response */
    PCCERT_CONTEXT certificate; /* to be installed */
    PCCERT_CONTEXT request;     /* its dummy in REQUEST; NULL: none */
    bool is_pfx;
    HCRYPTKEY pfx_key;          /* the certificate's, out of the PFX; 0: none */
    bool chain_built;
    DWORD chain_errors;
} InstallCall;

/* The first rule that refuses decides; S_OK when none does. Nothing is changed in any store. */
HRESULT rules_install_response(InstallCall *call);
HRESULT rules_initialize(const Enrollment *enrollment);
HRESULT rules_create_pfx(const Enrollment *enrollment, BSTR password);

void install_call_free(InstallCall *call);

#endif
