#include "extension.h"

HRESULT extensions_encode(IX509Extensions *extensions, Bytes *out)
{
    return extensions ? E_NOTIMPL : S_OK;
}
