/* The certificate stores of a context, and changes to them that can be undone. */
#ifndef STANDIN_STORES_H
#define STANDIN_STORES_H
#include <stdbool.h>
#include <windows.h>
#include <wincrypt.h>

HRESULT store_open(const WCHAR *name, bool machine, bool write, HCERTSTORE *store);

typedef struct StoreChange {
    HCERTSTORE store;
    PCCERT_CONTEXT added;    /* NULL: nothing was added */
    PCCERT_CONTEXT replaced; /* stood there before; NULL: nothing did */
} StoreChange;

typedef struct StoreChanges {
    StoreChange *list;
    DWORD count;
} StoreChanges;

/* Adds the certificate with its properties; one that is already there keeps its others. */
HRESULT stores_add(StoreChanges *changes, HCERTSTORE store, PCCERT_CONTEXT certificate);
/* Adds the certificate unless it is there. */
HRESULT stores_add_new(StoreChanges *changes, HCERTSTORE store, PCCERT_CONTEXT certificate);
HRESULT stores_remove(StoreChanges *changes, HCERTSTORE store, PCCERT_CONTEXT certificate);

void stores_undo(StoreChanges *changes);
void stores_free(StoreChanges *changes);

/* Every property but those that crypt32 computes out of the certificate itself. */
HRESULT certificate_copy_properties(PCCERT_CONTEXT from, PCCERT_CONTEXT to);
HRESULT certificate_set_text(PCCERT_CONTEXT certificate, DWORD property, const WCHAR *text);

#endif
