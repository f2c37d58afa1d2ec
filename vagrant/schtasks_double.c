/*
 * A test double for Windows' schtasks.exe, for scripts/check-windows.sh: /create wants the file of /xml to be there, /run
 * starts the task of run-in-guest.cmd and does not wait for it, or does not start it if CERTENROLL4J_TASK is "dead"; all
 * else is taken without a word.
 */
#include <stdio.h>
#include <string.h>
#include <windows.h>

static int create(int argc, char **argv)
{
    for (int i = 2; i + 1 < argc; i++) {
        if (strcmp(argv[i], "/xml") == 0)
            return GetFileAttributesA(argv[i + 1]) == INVALID_FILE_ATTRIBUTES;
    }
    return 1;
}

static int run(void)
{
    char command[] = "cmd /c \"\"C:\\certenroll4j native tests\\task.cmd\"\"";
    STARTUPINFOA startup = { .cb = sizeof startup };
    PROCESS_INFORMATION process;
    const char *task = getenv("CERTENROLL4J_TASK");

    if (task && strcmp(task, "dead") == 0)
        return 0;
    return !CreateProcessA(NULL, command, NULL, NULL, FALSE, DETACHED_PROCESS, NULL, NULL, &startup, &process);
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "/create") == 0)
        return create(argc, argv);
    return argc > 1 && strcmp(argv[1], "/run") == 0 ? run() : 0;
}
