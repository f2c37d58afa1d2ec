/* A small DER writer. A writer that ran out of memory stays failed, so that
 * callers check once at the end. */
#ifndef STANDIN_DER_H
#define STANDIN_DER_H
#include <stdbool.h>
#include <windows.h>

typedef struct Der {
    BYTE *data;
    DWORD size;
    DWORD capacity;
    bool failed;
} Der;

enum {
    DER_BOOLEAN = 0x01, DER_INTEGER = 0x02, DER_BIT_STRING = 0x03, DER_OCTET_STRING = 0x04,
    DER_NULL = 0x05, DER_OID = 0x06, DER_UTF8_STRING = 0x0c, DER_IA5_STRING = 0x16,
    DER_UTC_TIME = 0x17, DER_GENERALIZED_TIME = 0x18, DER_BMP_STRING = 0x1e, DER_SEQUENCE = 0x30, DER_SET = 0x31,
    DER_CONTEXT = 0x80, DER_CONTEXT_CONSTRUCTED = 0xa0
};

/* What stands between begin and end becomes the content of the tag. */
DWORD der_begin(Der *der);
void der_end(Der *der, DWORD begin, BYTE tag);

void der_raw(Der *der, const void *data, DWORD size);
void der_value(Der *der, BYTE tag, const void *data, DWORD size);
void der_integer(Der *der, LONG value);
void der_unsigned(Der *der, const BYTE *big_endian, DWORD size);
void der_null(Der *der);
void der_oid(Der *der, const char *dotted);
void der_bit_string(Der *der, const void *data, DWORD size);
void der_algorithm(Der *der, const char *dotted, bool null_parameters);
void der_utf8(Der *der, BYTE tag, const WCHAR *text, int length);
void der_bmp(Der *der, const WCHAR *text, int length);

HRESULT der_result(const Der *der);
void der_free(Der *der);

#endif
