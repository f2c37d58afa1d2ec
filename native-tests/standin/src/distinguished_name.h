/* CX500DistinguishedName. */
#ifndef STANDIN_DISTINGUISHED_NAME_H
#define STANDIN_DISTINGUISHED_NAME_H
#include "encoding.h"

extern const ComClass CX500DistinguishedName_class;

HRESULT distinguished_name_create(const Bytes *encoded, IX500DistinguishedName **out);
/* The DER of any IX500DistinguishedName. */
HRESULT distinguished_name_encoded(IX500DistinguishedName *name, Bytes *out);

#endif
