package io.github.certenroll4j.response;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hexadecimal of an ASN.1 SEQUENCE as a row of bytes, however they are set apart: not at all, by spaces or colons, as array
 * of a program, with a mark before each or before all. What has addresses or characters beside is a {@link HexDump}.
 */
final class HexText {

    private static final String APART = "(?:[\\s:,;-]{0,4}(?:0[xX]|\\\\x|&[hH]|\\(byte\\) ?0[xX])?)";
    private static final String BYTE = APART + "[0-9a-fA-F]{2}";
    /** The tag 0x30, a length, and the tag of a SEQUENCE, an OBJECT IDENTIFIER or a number: no fingerprint looks like that. */
    private static final Pattern START = Pattern.compile("(?<![0-9A-Za-z+/])(?:0[xX]|\\\\?\\\\?x|[xX]'|&[hH])?30" + APART
            + "(?:80|8[1-4](?:" + BYTE + "){1,4}|[0-7][0-9a-fA-F])" + APART + "(?:30|06|02|0[aA])(?:" + BYTE + "){10}");
    private static final int SEARCHED = 65_536;
    private static final String SEPARATORS = " \t\r\n\f:,;-{}[]()\"'+&_\\";

    private final String text;
    private final ByteArrayOutputStream bytes;
    private int position;

    private HexText(String text, int position) {
        this.text = text;
        this.position = position;
        this.bytes = new ByteArrayOutputStream((text.length() - position) / 2);
    }

    /**
     * The object in such a text; empty when there is none.
     *
     * @throws NotACaResponseException if it ends before its length says, naming the line and character
     */
    static Optional<byte[]> find(String text) throws NotACaResponseException {
        Optional<HexDump> dump = HexDump.of(text);
        if (dump.isPresent()) {
            return Optional.of(dump.get().bytes());
        }
        Matcher start = START.matcher(text).region(0, Math.min(text.length(), SEARCHED));
        return start.find() ? Optional.of(new HexText(text, start.start()).decode()) : Optional.empty();
    }

    private byte[] decode() throws NotACaResponseException {
        while (position < text.length() && next()) {
            // one byte after the other
        }
        return whole(bytes.toByteArray(), text, position);
    }

    /** Whether another byte was there. */
    private boolean next() {
        while (position < text.length() && SEPARATORS.indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        for (String prefix : new String[] {"byte", ")", " ", "0x", "0X", "x", "X", "'", "h", "H"}) {
            position += text.startsWith(prefix, position) ? prefix.length() : 0;
        }
        int value = PercentText.hex(text, position, 2);
        boolean single = value < 0 && position > 1 && (text.charAt(position - 1) | 0x20) == 'x';
        int digits = single ? 1 : 2;
        value = single ? PercentText.hex(text, position, 1) : value;
        if (value < 0) {
            return false;
        }
        bytes.write(value);
        position += digits;
        return true;
    }

    /** The bytes, if they are as many as the object in them says. */
    static byte[] whole(byte[] bytes, String text, int position) throws NotACaResponseException {
        long needed = Asn1.encodedLength(bytes).orElse(0L);
        if (bytes.length < needed) {
            int odd = PercentText.hex(text, position, 1) < 0 ? position : position + 1;
            throw new NotACaResponseException("broken hexadecimal in line " + FileText.line(text, position) + ": it ends"
                    + (odd < text.length() ? " at " + Base64Text.name(text.charAt(odd)) : "") + " after " + bytes.length
                    + " of " + needed + " bytes. It may be cut off; fetch the response again and save it unchanged");
        }
        Asn1.check(bytes);
        return bytes;
    }
}
