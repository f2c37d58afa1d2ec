/* An engine that builds chains from the stores as they are now. */
#ifndef STANDIN_CHAIN_ENGINE_H
#define STANDIN_CHAIN_ENGINE_H
#include <stdbool.h>
#include <windows.h>
#include <wincrypt.h>

/* The engine is the caller's alone until chain_engine_leave. */
HRESULT chain_engine_enter(bool machine, HCERTCHAINENGINE *engine);
void chain_engine_leave(void);

#endif
