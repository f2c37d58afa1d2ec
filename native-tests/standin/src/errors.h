/* Failures that a caller can read: IErrorInfo in the form of the real server. */
#ifndef STANDIN_ERRORS_H
#define STANDIN_ERRORS_H
#include "object.h"

/* Answers hr; a failure in the named method of the object is told to COM with its text. */
HRESULT enroll_error(void *object, const char *method, HRESULT hr);

/* "<message> 0x80070005 (WIN32: 5 ERROR_ACCESS_DENIED)"; NULL when memory is short. */
BSTR enroll_error_text(HRESULT hr);

/* GetLastError() as an HRESULT that certainly means failure. */
HRESULT last_error(void);

#endif
