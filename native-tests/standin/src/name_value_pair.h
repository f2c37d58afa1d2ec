/* CX509NameValuePair. */
#ifndef STANDIN_NAME_VALUE_PAIR_H
#define STANDIN_NAME_VALUE_PAIR_H
#include "object.h"

extern const ComClass CX509NameValuePair_class;

#endif
