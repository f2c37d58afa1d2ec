/* A private key for a certificate that no pending request leads to. */
#ifndef STANDIN_KEY_SEARCH_H
#define STANDIN_KEY_SEARCH_H
#include <stdbool.h>
#include <windows.h>
#include <wincrypt.h>

/* Links the certificate to the key container of the context that holds its public key;
 * S_FALSE when none does. */
HRESULT key_search_link(PCCERT_CONTEXT certificate, bool machine);

#endif
