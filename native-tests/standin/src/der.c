/* Lengths are inserted when a constructed value ends: nothing is measured twice. */
#include "der.h"
#include <stdlib.h>
#include <string.h>

static bool der_reserve(Der *der, DWORD more)
{
    if (der->failed) return false;
    if (der->size + more <= der->capacity) return true;
    DWORD capacity = der->capacity ? der->capacity : 256;
    while (capacity < der->size + more) capacity *= 2;
    BYTE *data = realloc(der->data, capacity);
    if (!data) {
        der->failed = true;
        return false;
    }
    der->data = data;
    der->capacity = capacity;
    return true;
}

DWORD der_begin(Der *der) { return der->size; }

void der_end(Der *der, DWORD begin, BYTE tag)
{
    if (der->failed) return;
    BYTE head[6] = {tag};
    DWORD length = der->size - begin, head_size = 2;
    if (length < 0x80) {
        head[1] = (BYTE)length;
    } else {
        int bytes = length > 0xffffff ? 4 : length > 0xffff ? 3 : length > 0xff ? 2 : 1;
        head[1] = (BYTE)(0x80 | bytes);
        for (int i = 0; i < bytes; i++) head[2 + i] = (BYTE)(length >> (8 * (bytes - 1 - i)));
        head_size += bytes;
    }
    if (!der_reserve(der, head_size)) return;
    memmove(der->data + begin + head_size, der->data + begin, length);
    memcpy(der->data + begin, head, head_size);
    der->size += head_size;
}

void der_raw(Der *der, const void *data, DWORD size)
{
    if (!size || !der_reserve(der, size)) return;
    memcpy(der->data + der->size, data, size);
    der->size += size;
}

void der_value(Der *der, BYTE tag, const void *data, DWORD size)
{
    DWORD begin = der_begin(der);
    der_raw(der, data, size);
    der_end(der, begin, tag);
}

void der_unsigned(Der *der, const BYTE *big_endian, DWORD size)
{
    while (size > 1 && !*big_endian) big_endian++, size--;
    DWORD begin = der_begin(der);
    if (!size || (*big_endian & 0x80)) der_raw(der, "", 1);
    der_raw(der, big_endian, size);
    der_end(der, begin, DER_INTEGER);
}

/* The writer needs no negative numbers. */
void der_integer(Der *der, LONG value)
{
    BYTE bytes[4] = {(BYTE)(value >> 24), (BYTE)(value >> 16), (BYTE)(value >> 8), (BYTE)value};
    der_unsigned(der, bytes, sizeof bytes);
}

void der_null(Der *der) { der_value(der, DER_NULL, NULL, 0); }

static void der_base128(Der *der, unsigned long value)
{
    BYTE bytes[6];
    int at = sizeof bytes;
    bytes[--at] = (BYTE)(value & 0x7f);
    while (value >>= 7) bytes[--at] = (BYTE)(0x80 | (value & 0x7f));
    der_raw(der, bytes + at, sizeof bytes - at);
}

void der_oid(Der *der, const char *dotted)
{
    DWORD begin = der_begin(der);
    char *end;
    unsigned long first = strtoul(dotted, &end, 10);
    if (*end == '.') first = first * 40 + strtoul(end + 1, &end, 10);
    der_base128(der, first);
    while (*end == '.') der_base128(der, strtoul(end + 1, &end, 10));
    der_end(der, begin, DER_OID);
}

void der_bit_string(Der *der, const void *data, DWORD size)
{
    DWORD begin = der_begin(der);
    der_raw(der, "", 1);
    der_raw(der, data, size);
    der_end(der, begin, DER_BIT_STRING);
}

void der_algorithm(Der *der, const char *dotted, bool null_parameters)
{
    DWORD begin = der_begin(der);
    der_oid(der, dotted);
    if (null_parameters) der_null(der);
    der_end(der, begin, DER_SEQUENCE);
}

void der_utf8(Der *der, BYTE tag, const WCHAR *text, int length)
{
    DWORD begin = der_begin(der);
    int size = length ? WideCharToMultiByte(CP_UTF8, 0, text, length, NULL, 0, NULL, NULL) : 0;
    if (size && der_reserve(der, size)) {
        WideCharToMultiByte(CP_UTF8, 0, text, length, (char *)der->data + der->size, size, NULL, NULL);
        der->size += size;
    }
    der_end(der, begin, tag);
}

void der_bmp(Der *der, const WCHAR *text, int length)
{
    DWORD begin = der_begin(der);
    for (int i = 0; i < length; i++) {
        BYTE unit[2] = {(BYTE)(text[i] >> 8), (BYTE)text[i]};
        der_raw(der, unit, sizeof unit);
    }
    der_end(der, begin, DER_BMP_STRING);
}

HRESULT der_result(const Der *der) { return der->failed ? E_OUTOFMEMORY : S_OK; }

void der_free(Der *der)
{
    free(der->data);
    memset(der, 0, sizeof *der);
}
