package io.github.certenroll4j.response;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hexadecimal in the forms of {@code CryptBinaryToString}: plain ({@code HEXRAW}), spaced ({@code HEX}), with the
 * characters beside ({@code HEXASCII}), with addresses before ({@code HEXADDR}), or both ({@code HEXASCIIADDR}).
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/nf-wincrypt-cryptbinarytostringa">CryptBinaryToString</a>
 */
final class HexText {

    /** A SEQUENCE, 0x30, after an address or after nothing. */
    private static final Pattern START = Pattern.compile("\\s*+(?:0{4,8}[ \\t]++)?30(?: ?[0-9a-fA-F]{2}){3}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F]{4,8}[ \\t]+(?=[0-9a-fA-F]{2}(?: |$))");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\n|\\r");
    /** So many spaces stand between the bytes and their characters; between bytes there are one or two. */
    private static final String GAP = "   ";

    private HexText() {
    }

    /** Whether the text begins as the hexadecimal of an ASN.1 SEQUENCE does. */
    static boolean matches(String text) {
        return START.matcher(text).lookingAt();
    }

    /**
     * Decodes every line.
     *
     * @throws NotACaResponseException naming the line and character that is wrong
     */
    static byte[] decode(String text) throws NotACaResponseException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() / 2);
        Matcher end = LINE_END.matcher(text);
        int number = 0;
        for (int from = 0; from < text.length(); from = end.end()) {
            // Line by line and not split: a file of nothing but line ends would become millions of strings.
            boolean last = !end.find(from);
            String line = withoutAddress(text.substring(from, last ? text.length() : end.start()).trim());
            int gap = line.indexOf(GAP);
            append(bytes, gap < 0 ? line : line.substring(0, gap), ++number);
            if (last) {
                break;
            }
        }
        return bytes.toByteArray();
    }

    private static String withoutAddress(String line) {
        Matcher address = ADDRESS.matcher(line);
        return address.lookingAt() ? line.substring(address.end()) : line;
    }

    private static void append(ByteArrayOutputStream bytes, String line, int number) throws NotACaResponseException {
        int high = -1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ' ' || c == '\t') {
                continue;
            }
            int digit = c <= 'f' ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw new NotACaResponseException("broken hexadecimal in line " + number + ": unexpected '" + c
                        + "'. Fetch the response again and save it unchanged");
            }
            if (high >= 0) {
                bytes.write(high << 4 | digit);
            }
            high = high >= 0 ? -1 : digit;
        }
        if (high >= 0) {
            throw new NotACaResponseException("broken hexadecimal in line " + number
                    + ": an odd number of digits. It may be cut off; fetch the response again");
        }
    }
}
