/* certenroll4j.exe: starts certenroll4j-cli.jar, which lies beside it, with the Java in the folder runtime beside it, or
 * else with whatever Java 8 or later is there. Arguments and the exit code pass through as they are. Exit code 5: there is
 * no jar, or no Java to run it.
 *
 * It imports only DLLs that every Windows takes from its own folder (its KnownDLLs): whatever else lies in the folder that
 * it was unpacked to, a VERSION.dll among downloads, is not loaded. */
#include <windows.h>
#include <stdbool.h>
#include <stdio.h>
#include <wchar.h>

enum { NOT_POSSIBLE = 5, PATH_SIZE = 32768 };

static WCHAR java[PATH_SIZE], jar[PATH_SIZE];

static bool is_file(const WCHAR *path)
{
    DWORD attributes = GetFileAttributesW(path);
    return attributes != INVALID_FILE_ATTRIBUTES && !(attributes & FILE_ATTRIBUTE_DIRECTORY);
}

/* The first 16 bits of a program's version, 0 if it has none. Read as VERSION.dll would, which is no KnownDLL: as data, so
 * that nothing of the program runs. The fixed numbers follow three words and the name L"VS_VERSION_INFO". */
static unsigned major_version(const WCHAR *program)
{
    enum { FIXED = 40 };
    unsigned major = 0;
    HMODULE data = LoadLibraryExW(program, NULL, LOAD_LIBRARY_AS_DATAFILE);
    HRSRC found = data ? FindResourceW(data, MAKEINTRESOURCEW(VS_VERSION_INFO), MAKEINTRESOURCEW(16)) : NULL;
    const BYTE *version = found ? LockResource(LoadResource(data, found)) : NULL;
    if (version && SizeofResource(data, found) >= FIXED + sizeof(VS_FIXEDFILEINFO)) {
        VS_FIXEDFILEINFO fixed;
        memcpy(&fixed, version + FIXED, sizeof fixed);
        if (fixed.dwSignature == VS_FFI_SIGNATURE) major = HIWORD(fixed.dwFileVersionMS);
    }
    if (data) FreeLibrary(data);
    return major;
}

/* The version of java.exe starts with that of Java: 7.0.x, 8.0.x, 11.0.x. One that has none may be tried. */
static bool is_old(const WCHAR *program)
{
    unsigned major = major_version(program);
    return major != 0 && major < 8;
}

/* Takes folder\name as the Java, if it is one that can be used. */
static bool use(const WCHAR *folder, const WCHAR *name)
{
    size_t length = wcslen(folder);
    const WCHAR *separator = length && folder[length - 1] != L'\\' ? L"\\" : L"";
    if (!length || length + wcslen(name) + 2 > PATH_SIZE) return false;
    swprintf(java, PATH_SIZE, L"%ls%ls%ls", folder, separator, name);
    return is_file(java) && !is_old(java);
}

/* Without the quotation marks that people put around names with blanks, though here nothing needs them. */
static WCHAR *unquoted(WCHAR *name)
{
    size_t end = wcslen(name);
    if (end < 3 || name[0] != L'"' || name[end - 1] != L'"') return name;
    name[end - 1] = 0;
    return name + 1;
}

static bool use_java_home(void)
{
    static WCHAR home[PATH_SIZE];
    DWORD length = GetEnvironmentVariableW(L"JAVA_HOME", home, PATH_SIZE);
    return length && length < PATH_SIZE && use(unquoted(home), L"bin\\java.exe");
}

/* The one of the zip that brings its Java; jar is where the jar is, by now. */
static bool use_bundled(void)
{
    static WCHAR folder[PATH_SIZE];
    wcscpy(folder, jar);
    wcscpy(wcsrchr(folder, L'\\') + 1, L"");
    return use(folder, L"runtime\\bin\\java.exe");
}

/* SearchPath would look into the current folder too, where anybody may have put a java.exe. */
static bool use_path(void)
{
    static WCHAR path[PATH_SIZE];
    DWORD length = GetEnvironmentVariableW(L"PATH", path, PATH_SIZE);
    if (!length || length >= PATH_SIZE) return false;
    for (WCHAR *folder = wcstok(path, L";"); folder; folder = wcstok(NULL, L";"))
        if (use(unquoted(folder), L"java.exe")) return true;
    return false;
}

static bool use_registered(const WCHAR *kind, REGSAM view)
{
    WCHAR key[100], version[40], home[MAX_PATH];
    DWORD size = sizeof version - sizeof *version;
    HKEY handle;
    bool found = false;
    memset(version, 0, sizeof version);
    memset(home, 0, sizeof home);
    swprintf(key, ARRAYSIZE(key), L"SOFTWARE\\JavaSoft\\%ls", kind);
    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, key, 0, KEY_READ | view, &handle)) return false;
    if (!RegQueryValueExW(handle, L"CurrentVersion", NULL, NULL, (BYTE *)version, &size)) {
        HKEY current;
        if (!RegOpenKeyExW(handle, version, 0, KEY_READ | view, &current)) {
            size = sizeof home - sizeof *home;
            found = !RegQueryValueExW(current, L"JavaHome", NULL, NULL, (BYTE *)home, &size) && use(home, L"bin\\java.exe");
            RegCloseKey(current);
        }
    }
    RegCloseKey(handle);
    return found;
}

static bool use_any_registered(void)
{
    static const WCHAR *const kinds[] = {L"JDK", L"JRE", L"Java Development Kit", L"Java Runtime Environment"};
    static const REGSAM views[] = {KEY_WOW64_64KEY, KEY_WOW64_32KEY};
    for (size_t view = 0; view < ARRAYSIZE(views); view++)
        for (size_t kind = 0; kind < ARRAYSIZE(kinds); kind++)
            if (use_registered(kinds[kind], views[view])) return true;
    return false;
}

static bool find_jar(void)
{
    DWORD length = GetModuleFileNameW(NULL, jar, PATH_SIZE);
    WCHAR *name = length && length < PATH_SIZE ? wcsrchr(jar, L'\\') : NULL;
    if (!name || name + 40 > jar + PATH_SIZE) return false;
    wcscpy(name + 1, L"certenroll4j-cli.jar");
    return is_file(jar);
}

/* The command line behind the program's own name, as it was typed: nobody need quote it again. */
static const WCHAR *arguments(void)
{
    const WCHAR *text = GetCommandLineW();
    bool quoted = false;
    for (; *text && (quoted || (*text != L' ' && *text != L'\t')); text++)
        if (*text == L'"') quoted = !quoted;
    return text;
}

/* Ctrl+C is for Java, which shares the console: whoever waits for it has to live on and pass its exit code. */
static BOOL WINAPI leave_to_java(DWORD event)
{
    return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT;
}

static int fail(const char *why)
{
    fprintf(stderr, "certenroll4j: %s\n", why);
    return NOT_POSSIBLE;
}

/* Neither this program nor the Java that it starts loads a DLL from the current folder, where anybody may have put one. */
static void leave_out_current_folder(void)
{
    SetDllDirectoryW(L"");
}

int wmain(void)
{
    static WCHAR command[PATH_SIZE];
    STARTUPINFOW startup = {.cb = sizeof startup};
    PROCESS_INFORMATION process;
    DWORD exit_code = NOT_POSSIBLE;
    leave_out_current_folder();
    if (!find_jar()) return fail("certenroll4j-cli.jar is not beside certenroll4j.exe; unpack the whole zip");
    if (!use_bundled() && !use_java_home() && !use_path() && !use_any_registered())
        return fail("there is no Java 8 or later in JAVA_HOME, on the PATH or in the registry; install one, for instance "
                    "from https://adoptium.net, or set JAVA_HOME to its folder; or take the zip of certenroll4j that has "
                    "a Java in it");
    if (wcslen(java) + wcslen(jar) + wcslen(arguments()) + 20 > PATH_SIZE) return fail("the command line is too long");
    swprintf(command, PATH_SIZE, L"\"%ls\" -jar \"%ls\"%ls", java, jar, arguments());
    SetConsoleCtrlHandler(leave_to_java, TRUE);
    if (!CreateProcessW(java, command, NULL, NULL, TRUE, 0, NULL, NULL, &startup, &process))
        return fail("Java could not be started; does the one in JAVA_HOME or on the PATH work?");
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &exit_code);
    return (int)exit_code;
}
