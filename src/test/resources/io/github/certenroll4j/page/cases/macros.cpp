#include <certenroll.h>
/* e->InstallResponse(AllowNone, a, 1, NULL) */
IX509Enrollment_InstallResponse(e, AllowNone, a, 1, NULL);
STDMETHODIMP CFoo::InstallResponse(int a, BSTR b, int c, BSTR d) { return e->lpVtbl->InstallResponse(e, 0, b, 1, NULL); }
