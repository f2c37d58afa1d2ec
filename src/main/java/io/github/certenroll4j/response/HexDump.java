package io.github.certenroll4j.response;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hexadecimal in lines with an address before the bytes, with their characters beside, or with both: certutil -encodehex and
 * {@code CryptBinaryToString}, xxd, hexdump, od, Format-Hex, OpenSSL.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/nf-wincrypt-cryptbinarytostringa">CryptBinaryToString</a>
 */
final class HexDump {

    /** The first line: an address of zeros or none, then groups of bytes of which the first is that of a SEQUENCE, or hyphens. */
    private static final Pattern FIRST = Pattern.compile("(?m)^[ \\t]*(0{4,16}:?[ \\t]+|[0-9a-fA-F]{4,16}(?::[ \\t]+|[ \\t]{2,8})|)"
            + "((?:30|[0-9a-fA-F]{2}30|2[dD] ?2[dD])[0-9a-fA-F]*(?:[ \\t]{1,2}[0-9a-fA-F]{2,16}(?![^ \\t\\r\\n|])){1,64})([ \\t|]?.*)$");
    private static final Pattern ADDRESS = Pattern.compile("[ \\t]*[0-9a-fA-F]{4,16}:?(?:[ \\t]+|$)");
    /** OpenSSL sets a hyphen after the address, and one after eight bytes. */
    private static final Pattern HYPHENS = Pattern.compile("(?m)^([ \\t]*[0-9a-fA-F]{4,8}) - ((?:[0-9a-fA-F]{2} ){0,7}[0-9a-fA-F]{2})[ -]");
    private static final int SEARCHED = 4096;

    private final String text;
    private final int start;
    private final boolean addresses;
    /** How many columns the bytes take; what follows are their characters. */
    private final int width;
    /** Words of two bytes, the second first, as hexdump and od print them. */
    private final boolean swapped;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    /** Where the line begins that follows the last, which may be one of something else. */
    private int end;

    private HexDump(String text, Matcher first) {
        this.text = text;
        start = first.start();
        addresses = !first.group(1).isEmpty();
        width = first.group(3).trim().isEmpty() ? Integer.MAX_VALUE : first.group(2).length();
        swapped = first.group(2).matches("(?:[0-9a-fA-F]{2}30|2[dD]2[dD] 2[dD]2[dD] 422[dD])[ \\t].*") && !first.group(2).startsWith("30");
    }

    /**
     * Adds what is in the dumps of a text, and returns the place behind the last, 0 where there is none; without addresses and
     * characters it is none.
     *
     * @throws NotACaResponseException if one ends before the object in it does, naming line and character
     */
    static int read(String written, List<byte[]> objects) throws NotACaResponseException {
        String text = written.contains("0000 - 30 ") ? HYPHENS.matcher(written).replaceAll("$1   $2 ") : written;
        Matcher first = FIRST.matcher(text);
        int from = 0;
        while (first.region(from, Math.min(text.length(), from + SEARCHED)).find()
                && (!first.group(1).isEmpty() || first.group(3).startsWith("  "))) {
            if (objects.size() == CaResponse.MAX_CERTIFICATES) {
                throw NotACaResponseException.tooMuch("more than " + objects.size() + " dumps in hexadecimal");
            }
            HexDump dump = new HexDump(text, first);
            objects.add(dump.bytes());
            from = dump.end;
        }
        return from;
    }

    private byte[] bytes() throws NotACaResponseException {
        int from = start;
        int stopped = -1;
        while (from < text.length() && stopped < 0) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            int odd = line(text.substring(from, to));
            stopped = odd < 0 ? -1 : from + odd;
            from = Math.min(to + 1, text.length());
        }
        end = from;
        return HexText.whole(bytes.toByteArray(), text, stopped < 0 ? text.length() : stopped);
    }

    /** Returns the column of what is no hexadecimal, or -1. */
    private int line(String line) {
        Matcher address = ADDRESS.matcher(line);
        int from = addresses && address.lookingAt() ? address.end() : indent(line);
        int to = (int) Math.min(line.length(), (long) from + width);
        for (int at = from; at < to;) {
            char c = line.charAt(at);
            boolean pair = PercentText.hex(line, at, 2) >= 0 && at + 1 < to;
            if (!pair && c > ' ') {
                return at;
            }
            if (pair) {
                boolean word = swapped && PercentText.hex(line, at, 4) >= 0;
                bytes.write(PercentText.hex(line, word ? at + 2 : at, 2));
                if (word) {
                    bytes.write(PercentText.hex(line, at, 2));
                }
                at += word ? 4 : 2;
            } else {
                at++;
            }
        }
        return -1;
    }

    private static int indent(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
