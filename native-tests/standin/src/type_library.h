/* The type library inside this module. */
#ifndef STANDIN_TYPE_LIBRARY_H
#define STANDIN_TYPE_LIBRARY_H
#include "object.h"

HRESULT type_library_load(REGKIND registration, ITypeLib **library);
HRESULT type_library_info(const IID *iid, ITypeInfo **info);

#endif
