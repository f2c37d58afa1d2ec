/* CX509EnrollmentWebClassFactory: what a web page sees, in a process of its own. */
#ifndef STANDIN_WEB_FACTORY_H
#define STANDIN_WEB_FACTORY_H
#include "object.h"

extern const ComClass CX509EnrollmentWebClassFactory_class;

#endif
