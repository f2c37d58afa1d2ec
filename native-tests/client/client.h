/* The contract client: what its files share. */
#ifndef CLIENT_H
#define CLIENT_H
#include <stdbool.h>
#include <stdio.h>
#include <windows.h>
#include <wincrypt.h>
#include "abi.h"

/* Every name that the client puts into a store ends with this: it removes nothing else. */
#define MARK L"O=certenroll4j contract test"
#define MARK_TEXT L"certenroll4j contract test"

typedef struct Blob {
    BYTE *data;
    DWORD size;
} Blob;

/* --- the build that is registered (build.c) --- */
extern WORD build[4];
HRESULT build_read(void);
bool build_has_hotfix(void);
bool build_is_at_least(WORD major, WORD minor);

/* --- certification authorities of our own (authority.c) --- */
typedef struct Authority {
    HCRYPTPROV provider; /* its key lives as long as this handle */
    PCCERT_CONTEXT certificate;
} Authority;

typedef struct Validity {
    int from_days, to_days; /* counted from now */
} Validity;

extern const Validity valid_now;

HRESULT authority_make(Authority *authority, const WCHAR *name, Authority *issuer);
void authority_free(Authority *authority);
HRESULT authority_issue(Authority *authority, const WCHAR *name, CERT_PUBLIC_KEY_INFO *key, bool is_authority,
                        Validity validity, PCCERT_CONTEXT *certificate);
extern Authority root, sub; /* sub was issued by root; nobody trusts either */
/* The trusted roots of the machine: those of the user would ask at the screen. */
bool authority_trust(const Authority *authority, bool trusted);
/* No flag is sure to install the whole chain before the hotfix: there the root is trusted for the time of a rule. */
void root_trust_before_hotfix(bool trusted);
HRESULT authorities_make(void);
void authorities_free(void);

/* --- responses (response.c) --- */
typedef enum ResponseKind { X509, PKCS7_UNSIGNED, PKCS7_SIGNED, CMC_FULL } ResponseKind;
HRESULT response_encode(ResponseKind kind, PCCERT_CONTEXT *certificates, DWORD count, Blob *out);
BSTR response_text(const Blob *response, LONG encoding);
void blob_free(Blob *blob);

/* --- what is in the stores (stores.c) --- */
ULONGLONG stores_fingerprint(void);     /* of MY, CA, Root, REQUEST of user and machine */
void stores_remove_ours(void);          /* certificates by MARK, with the keys they lead to */
PCCERT_CONTEXT store_find(const WCHAR *store, PCCERT_CONTEXT certificate); /* NULL: not there */
PCCERT_CONTEXT store_find_in(DWORD location, const WCHAR *store, PCCERT_CONTEXT certificate);
PCCERT_CONTEXT store_find_subject(const WCHAR *store, const WCHAR *part); /* the first whose subject has that part */
bool key_works(PCCERT_CONTEXT certificate); /* signs with its key and verifies */

/* --- one enrollment under test (scenario.c) --- */
typedef struct Scenario {
    bool web;
    void *factory;    /* the web class factory, when web */
    void *enrollment; /* made a request, which is pending */
    CERT_PUBLIC_KEY_INFO *key;
    PCCERT_CONTEXT leaf; /* what sub issued for it */
    BSTR request;        /* PKCS #10, binary */
} Scenario;

enum { CONTEXT_USER = 1, CONTEXT_MACHINE = 2, ALLOW_NONE = 0, FLAG_1 = 1, FLAG_2 = 2, FLAG_4 = 4 };

HRESULT make_object(void *factory, const CLSID *clsid, const WCHAR *name, const IID *iid, void **object);
#define MAKE(factory, class, interface, object) \
    make_object(factory, &ABI_CLSID_##class, L"X509Enrollment." L## #class, &ABI_IID_##interface, object)
void release(void *object);

HRESULT make_web_factory(void **factory);
HRESULT scenario_open(Scenario *scenario, bool web);
HRESULT scenario_issue(Scenario *scenario, Authority *by, Validity validity);
HRESULT scenario_issue_self_signed(Scenario *scenario);
void scenario_close(Scenario *scenario);
/* A new enrollment object as the caller of InstallResponse has it, initialised for the user. */
HRESULT scenario_installer(Scenario *scenario, void **enrollment);
/* InstallResponse by a new object; whatever is wrong beyond the HRESULT goes to trouble(). */
HRESULT scenario_install(Scenario *scenario, LONG flags, ResponseKind kind, PCCERT_CONTEXT *certificates,
                         DWORD count, LONG encoding);
HRESULT scenario_install_text(Scenario *scenario, LONG flags, BSTR text, LONG encoding, BSTR password);

void trouble(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The rule cannot be asked here: no line, and no failure. */
HRESULT skip(const char *reason);

/* A request with a subject, SHA-256 and every extension (rules_request.c), and what it is known by. */
HRESULT request_with_everything(BSTR *out);
HRESULT request_put_subject(void *request);
void request_expect_extensions(const Blob *whole);
bool blob_holds(const Blob *whole, const void *bytes, size_t size);

/* --- rules --- */
/* UNCERTAIN: sources disagree, or only practice speaks. The last one is documented where the hotfix is in. */
typedef enum Source { DOCUMENTED, INFERRED, UNCERTAIN, UNCERTAIN_BEFORE_HOTFIX } Source;

typedef struct Rule {
    const char *name;
    Source source;
    HRESULT before_hotfix, with_hotfix;
    HRESULT (*run)(void);
} Rule;

extern const Rule contract_rules[], install_rules[], pfx_rules[], input_rules[], class_rules[],
    request_rules[], renewal_rules[], self_signed_rules[], key_rules[], leak_rules[];
/* Each ends with a NULL name. */

#define HR_WIN32(error) ((HRESULT)(0x80070000 | (error)))

#endif
