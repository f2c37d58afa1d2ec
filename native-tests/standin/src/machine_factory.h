/* CX509MachineEnrollmentFactory. */
#ifndef STANDIN_MACHINE_FACTORY_H
#define STANDIN_MACHINE_FACTORY_H
#include "object.h"

extern const ComClass CX509MachineEnrollmentFactory_class;

#endif
