/* Certificate extensions. */
#ifndef STANDIN_EXTENSION_H
#define STANDIN_EXTENSION_H
#include "encoding.h"

/* SEQUENCE OF Extension; no data when there is none. */
HRESULT extensions_encode(IX509Extensions *extensions, Bytes *out);

#endif
