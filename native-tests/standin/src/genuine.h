/* The stand-in never takes the place of Microsoft's own CertEnroll. */
#ifndef STANDIN_GENUINE_H
#define STANDIN_GENUINE_H
#include <windows.h>

/* E_ACCESSDENIED, with a message on the error output, where a genuine certenroll.dll stands. */
HRESULT genuine_certenroll_absent(void);

#endif
