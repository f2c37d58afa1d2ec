/* The private key of a certificate as PKCS #8. */
#ifndef STANDIN_KEY_EXPORT_H
#define STANDIN_KEY_EXPORT_H
#include "der.h"
#include <wincrypt.h>

/* Follows the certificate's link to its key; fails when the key may not leave its container. */
HRESULT key_export_private_key_info(PCCERT_CONTEXT certificate, Der *out);
/* Wipes what der_free alone would leave in memory. */
void key_export_free(Der *der);

#endif
