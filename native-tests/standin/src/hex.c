/* A line of a hex dump: "0000  30 82 01 0a  ...   0....": sixteen bytes, with
 * the address before and the characters behind where the format says so. */
#include "hex.h"
#include <stdio.h>
#include <wchar.h>

enum { BYTES_A_LINE = 16 };

static bool has_address(DWORD format)
{
    return format == XCN_CRYPT_STRING_HEXADDR || format == XCN_CRYPT_STRING_HEXASCIIADDR;
}

static bool has_characters(DWORD format)
{
    return format == XCN_CRYPT_STRING_HEXASCII || format == XCN_CRYPT_STRING_HEXASCIIADDR;
}

static int digit_value(WCHAR c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

static bool is_space(WCHAR c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static bool is_line_end(WCHAR c) { return c == '\r' || c == '\n'; }

/* One line; false when it is not in the format. */
static bool decode_line(const WCHAR *at, const WCHAR *end, DWORD format, Bytes *out)
{
    while (at < end && is_space(*at)) at++;
    if (has_address(format) && at < end) {
        while (at < end && digit_value(*at) >= 0) at++;
        if (at == end || !is_space(*at)) return false;
    }
    for (int count = 0; at < end && (!has_characters(format) || count < BYTES_A_LINE); count++) {
        const WCHAR *gap = at;
        while (at < end && is_space(*at)) at++;
        /* Three blanks or more stand between a short last line and its characters. */
        if (has_characters(format) && count && at - gap > 2) return true;
        if (at == end) return true;
        if (end - at < 2 || digit_value(at[0]) < 0 || digit_value(at[1]) < 0) return false;
        out->data[out->size++] = (BYTE)(digit_value(at[0]) << 4 | digit_value(at[1]));
        at += 2;
    }
    return true;
}

static HRESULT decode_format(const WCHAR *text, DWORD length, DWORD format, Bytes *out)
{
    const WCHAR *end = text + length;
    out->size = 0;
    out->data = malloc(length / 2 + 1);
    if (!out->data) return E_OUTOFMEMORY;
    for (const WCHAR *line = text; line < end;) {
        const WCHAR *line_end = line;
        while (line_end < end && !is_line_end(*line_end)) line_end++;
        if (!decode_line(line, line_end, format, out)) break;
        line = line_end;
        while (line < end && is_line_end(*line)) line++;
        if (line == end && out->size) return S_OK;
    }
    bytes_free(out);
    return HRESULT_FROM_WIN32(ERROR_INVALID_DATA);
}

HRESULT hex_decode(const WCHAR *text, DWORD length, DWORD format, Bytes *out)
{
    static const DWORD any[] = {XCN_CRYPT_STRING_HEX, XCN_CRYPT_STRING_HEXADDR,
                                XCN_CRYPT_STRING_HEXASCII, XCN_CRYPT_STRING_HEXASCIIADDR};
    if (format != XCN_CRYPT_STRING_HEX_ANY) return decode_format(text, length, format, out);
    HRESULT hr = E_FAIL;
    for (size_t i = 0; i < ARRAYSIZE(any) && FAILED(hr); i++)
        hr = decode_format(text, length, any[i], out);
    return hr;
}

static WCHAR *encode_line(WCHAR *to, const BYTE *data, DWORD address, DWORD count, DWORD format)
{
    bool raw = format == XCN_CRYPT_STRING_HEXRAW;
    if (has_address(format)) to += swprintf(to, 16, L"%04lx    ", (unsigned long)address);
    for (DWORD i = 0; i < (has_characters(format) ? BYTES_A_LINE : count); i++) {
        if (i && !raw) *to++ = ' ';
        if (i == BYTES_A_LINE / 2 && !raw) *to++ = ' ';
        to += i < count ? swprintf(to, 3, L"%02x", data[i]) : swprintf(to, 3, L"  ");
    }
    if (has_characters(format)) {
        to += swprintf(to, 4, L"   ");
        for (DWORD i = 0; i < count; i++) *to++ = data[i] >= ' ' && data[i] < 127 ? data[i] : '.';
    }
    return to;
}

HRESULT hex_encode(const BYTE *data, DWORD size, DWORD format, DWORD line_ends, BSTR *out)
{
    DWORD line = format == XCN_CRYPT_STRING_HEXRAW ? size : BYTES_A_LINE;
    size_t room = (size_t)size * 8 + 128;
    WCHAR *text = malloc(room * sizeof(WCHAR)), *to = text;
    if (!text) return E_OUTOFMEMORY;
    for (DWORD at = 0; at < size; at += line) {
        to = encode_line(to, data + at, at, min(line, size - at), format);
        if (line_ends & CRYPT_STRING_NOCRLF) {
            if (format != XCN_CRYPT_STRING_HEXRAW) *to++ = ' ';
        } else {
            if (!(line_ends & CRYPT_STRING_NOCR)) *to++ = '\r';
            *to++ = '\n';
        }
    }
    *out = SysAllocStringLen(text, (UINT)(to - text));
    free(text);
    return *out ? S_OK : E_OUTOFMEMORY;
}
