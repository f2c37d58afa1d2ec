/* Many calls end with the memory that they began with. */
#include "client.h"
#include <psapi.h>

enum { OBJECTS = 100000, FAILING_CALLS = 10000, WARM_UP = 500, GROWTH_MAX = 2 * 1024 * 1024 };

static SIZE_T memory_in_use(void)
{
    PROCESS_MEMORY_COUNTERS counters = {.cb = sizeof counters};
    GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters);
    return counters.WorkingSetSize;
}

static void compare(const char *what, int count, SIZE_T before, ULONGLONG since)
{
    SIZE_T after = memory_in_use();
    printf("# %d %s: %lu KiB before, %lu KiB after, %lu ms\n", count, what, (unsigned long)(before / 1024),
           (unsigned long)(after / 1024), (unsigned long)(GetTickCount64() - since));
    if (after > before + GROWTH_MAX) trouble("memory grew by %lu KiB", (unsigned long)((after - before) / 1024));
}

static HRESULT create_use_release(void)
{
    void *enrollment;
    LONG context;
    HRESULT hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, Initialize, CONTEXT_USER);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, get_EnrollmentContext, &context);
    release(enrollment);
    return hr;
}

static HRESULT objects(void)
{
    HRESULT hr = S_OK;
    for (int i = 0; i < WARM_UP && SUCCEEDED(hr); i++) hr = create_use_release();
    SIZE_T before = memory_in_use();
    ULONGLONG since = GetTickCount64();
    for (int i = 0; i < OBJECTS && SUCCEEDED(hr); i++) hr = create_use_release();
    compare("times create, use, release", OBJECTS, before, since);
    return hr;
}

static HRESULT failing_call(Scenario *s, BSTR text, BSTR none)
{
    void *enrollment;
    HRESULT hr = scenario_installer(s, &enrollment);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, InstallResponse, ALLOW_NONE, text, 0, none);
    release(enrollment);
    return hr;
}

static HRESULT failing_calls(void)
{
    Scenario s;
    Blob response = {0};
    BSTR text = NULL, none = SysAllocString(L"");
    HRESULT hr = scenario_open(&s, false);
    if (SUCCEEDED(hr))
        hr = response_encode(PKCS7_UNSIGNED, (PCCERT_CONTEXT[]){s.leaf, sub.certificate, root.certificate}, 3, &response);
    if (SUCCEEDED(hr)) text = response_text(&response, 0);
    for (int i = 0; i < WARM_UP && text; i++) hr = failing_call(&s, text, none);
    SIZE_T before = memory_in_use();
    ULONGLONG since = GetTickCount64();
    for (int i = 0; i < FAILING_CALLS && text; i++) hr = failing_call(&s, text, none);
    compare("failing InstallResponse calls", FAILING_CALLS, before, since);
    SysFreeString(text);
    SysFreeString(none);
    blob_free(&response);
    scenario_close(&s);
    return hr;
}

const Rule leak_rules[] = {
    {"leak-create-use-release", DOCUMENTED, S_OK, S_OK, objects},
    {"leak-failing-install-response", DOCUMENTED, CERT_E_UNTRUSTEDROOT, CERT_E_UNTRUSTEDROOT, failing_calls},
    {NULL, DOCUMENTED, 0, 0, NULL}
};
