/* The contract of CertEnroll, rule by rule, against whatever CertEnroll is registered.
 * One line a rule: name, build, HRESULT, expected, "ok" or "DIFFERENT", source;
 * behind it whatever else was wrong. Lines that start with '#' are for people. */
#include "client.h"
#include <stdarg.h>
#include <stdlib.h>

static char trouble_text[400];

void trouble(const char *format, ...)
{
    size_t used = strlen(trouble_text);
    va_list arguments;
    va_start(arguments, format);
    snprintf(trouble_text + used, sizeof trouble_text - used, used ? "; " : " # ");
    used = strlen(trouble_text);
    vsnprintf(trouble_text + used, sizeof trouble_text - used, format, arguments);
    va_end(arguments);
}

/* The stand-in counts its objects and the strings that they keep; the real server does not say. */
static void check_nothing_lives(void)
{
    typedef LONG(WINAPI * Count)(void);
    HMODULE dll = GetModuleHandleW(L"certenroll.dll");
    Count objects = dll ? (Count)(void *)GetProcAddress(dll, "StandinLiveObjects") : NULL;
    Count strings = dll ? (Count)(void *)GetProcAddress(dll, "StandinLiveStrings") : NULL;
    if (objects && objects()) trouble("%ld objects are left", objects());
    if (strings && strings()) trouble("%ld strings are left", strings());
}

static const char *skipped;

HRESULT skip(const char *reason)
{
    skipped = reason;
    return S_FALSE;
}

static const char *source_name(const Rule *rule)
{
    switch (rule->source) {
    case DOCUMENTED: return "documented";
    case INFERRED: return "inferred";
    case UNCERTAIN: return "uncertain";
    default: return build_has_hotfix() ? "documented" : "uncertain";
    }
}

static int run_rule(const Rule *rule, int *count)
{
    HRESULT expected = build_has_hotfix() ? rule->with_hotfix : rule->before_hotfix;
    trouble_text[0] = 0;
    skipped = NULL;
    HRESULT hr = rule->run();
    check_nothing_lives();
    stores_remove_ours();
    if (skipped) {
        printf("# %s: not run, %s\n", rule->name, skipped);
        return 0;
    }
    ++*count;
    bool ok = hr == expected && !trouble_text[0];
    printf("%s %d.%d.%d.%d 0x%08lx 0x%08lx %s %s%s\n", rule->name, build[0], build[1], build[2], build[3],
           (unsigned long)hr, (unsigned long)expected, ok ? "ok" : "DIFFERENT",
           source_name(rule), trouble_text);
    fflush(stdout);
    return ok ? 0 : 1;
}

static int run_rules(const Rule *rules, const char *only, int *count)
{
    int different = 0;
    for (const Rule *rule = rules; rule->name; rule++) {
        if (only && strncmp(rule->name, only, strlen(only))) continue;
        different += run_rule(rule, count);
    }
    return different;
}

static bool tests_are_allowed(void)
{
    const char *value = getenv("CERTENROLL4J_NATIVE_TESTS");
    return value && !strcmp(value, "allow");
}

/* For another program to judge. */
static int write_request(const char *path)
{
    BSTR request = NULL;
    FILE *file = fopen(path, "wb");
    HRESULT hr = file ? request_with_everything(&request) : E_ACCESSDENIED;
    if (SUCCEEDED(hr)) fwrite(request, 1, SysStringByteLen(request), file);
    if (file) fclose(file);
    SysFreeString(request);
    return FAILED(hr);
}

/* How long a vtable call with a BSTR result takes in C, for the benchmark of our Java to be held against. */
static int measure_call(void)
{
    enum { WARM_UP_CALLS = 100000, CALLS = 1000000 };
    void *enrollment;
    LARGE_INTEGER begin, end, frequency;
    BSTR name = SysAllocString(L"a name"), got = NULL;
    HRESULT hr = MAKE(NULL, CX509Enrollment, IX509Enrollment, &enrollment);
    if (SUCCEEDED(hr)) hr = CALL(enrollment, IX509Enrollment, put_CertificateFriendlyName, name);
    QueryPerformanceFrequency(&frequency);
    for (int i = 0; i < WARM_UP_CALLS + CALLS && SUCCEEDED(hr); i++) {
        if (i == WARM_UP_CALLS) QueryPerformanceCounter(&begin);
        hr = CALL(enrollment, IX509Enrollment, get_CertificateFriendlyName, &got);
        SysFreeString(got);
        got = NULL;
    }
    QueryPerformanceCounter(&end);
    release(enrollment);
    SysFreeString(name);
    if (FAILED(hr)) return 1;
    printf("figure: C, vtable call with a BSTR result: %.3f us\n",
           (double)(end.QuadPart - begin.QuadPart) * 1e6 / (double)frequency.QuadPart / CALLS);
    return 0;
}

/* Wine copies the trusted roots of Linux, well over a hundred, into each session's registry, where every look into a
 * store then reads them all. It does not when a process has this semaphore, which says that it was done. */
static void keep_linux_roots_out(void)
{
    if (GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version"))
        CreateSemaphoreW(NULL, 1, 1, L"crypt32_root_semaphore");
}

/* contract [rule-name-prefix] | contract --leaks | contract --request FILE | contract --bench */
int main(int argc, char **argv)
{
    const Rule *const tables[] = {contract_rules, install_rules, pfx_rules, input_rules, class_rules,
                                  request_rules, renewal_rules, self_signed_rules, key_rules};
    bool leaks = argc > 1 && !strcmp(argv[1], "--leaks");
    const char *only = argc > 1 && !leaks ? argv[1] : NULL;
    int count = 0, different = 0;
    if (!tests_are_allowed()) {
        fprintf(stderr, "This changes certificate stores: set CERTENROLL4J_NATIVE_TESTS=allow to run it.\n");
        return 2;
    }
    keep_linux_roots_out();
    HRESULT hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
    if (SUCCEEDED(hr)) hr = build_read();
    if (SUCCEEDED(hr)) hr = authorities_make();
    if (FAILED(hr)) {
        fprintf(stderr, "No CertEnroll to test: 0x%08lx\n", (unsigned long)hr);
        return 2;
    }
    if (argc > 1 && !strcmp(argv[1], "--bench")) return measure_call();
    stores_remove_ours();
    if (argc > 2 && !strcmp(argv[1], "--request")) {
        different = write_request(argv[2]);
        stores_remove_ours();
        return different;
    }
    if (leaks) different = run_rules(leak_rules, NULL, &count);
    else for (size_t i = 0; i < ARRAYSIZE(tables); i++) different += run_rules(tables[i], only, &count);
    stores_remove_ours();
    authorities_free();
    CoUninitialize();
    printf("# %d rules, %d different\n", count, different);
    return different || !count ? 1 : 0;
}
