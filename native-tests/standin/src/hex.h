/* The hexadecimal forms of EncodingType. */
#ifndef STANDIN_HEX_H
#define STANDIN_HEX_H
#include "encoding.h"

HRESULT hex_decode(const WCHAR *text, DWORD length, DWORD format, Bytes *out);
HRESULT hex_encode(const BYTE *data, DWORD size, DWORD format, DWORD line_ends, BSTR *out);

#endif
