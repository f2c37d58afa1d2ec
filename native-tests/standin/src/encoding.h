/* EncodingType: strings that carry bytes. */
#ifndef STANDIN_ENCODING_H
#define STANDIN_ENCODING_H
#include "object.h"

typedef struct Bytes {
    BYTE *data;
    DWORD size;
} Bytes;

/* ERROR_INVALID_DATA when the text is not what the encoding says. */
HRESULT encoding_decode(BSTR text, EncodingType encoding, Bytes *out);
HRESULT encoding_encode(const void *data, DWORD size, EncodingType encoding, BSTR *out);

HRESULT bytes_copy(Bytes *out, const void *data, DWORD size);
void bytes_free(Bytes *bytes);

#endif
