/* What an enrollment tells about its last step. */
#ifndef STANDIN_ENROLLMENT_STATUS_H
#define STANDIN_ENROLLMENT_STATUS_H
#include "object.h"

typedef struct EnrollmentStatus {
    ComObject com;
    BSTR text;
    EnrollmentSelectionStatus selected;
    EnrollmentDisplayStatus display;
    EnrollmentEnrollStatus status;
    HRESULT error;
} EnrollmentStatus;

extern const ComClass CX509EnrollmentStatus_class; /* has no CLSID: only an enrollment makes it */

#endif
