/* The processes that use the server. */
#ifndef STANDIN_CLIENTS_H
#define STANDIN_CLIENTS_H
#include <stdbool.h>
#include <windows.h>

/* Watches over the process that makes the current call; when the last watched one has
 * ended, its objects can have no user any more and the event is set. */
void clients_note_caller(HANDLE all_gone);
bool clients_any(void);

#endif
