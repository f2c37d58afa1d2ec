package io.github.certenroll4j.response;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hexadecimal of an ASN.1 SEQUENCE, or of PEM, as a row of bytes, however they are set apart: not at all, by spaces or colons, as array
 * of a program, with a mark before each or before all. What has addresses or characters beside is a {@link HexDump}.
 */
final class HexText {

    private static final String APART = "(?:[hH]?[\\s:,;-]{0,4}(?:0[xX]|\\\\x|&[hH]|\\$|\\(byte\\) ?0[xX])?)";
    /** Some programs write no zero before a digit. */
    private static final String ONE_DIGIT = "[\\s,;]{0,4}0[xX]";
    private static final String BYTE = "(?:" + APART + "[0-9a-fA-F]{2}|" + ONE_DIGIT + "[0-9a-fA-F](?![0-9a-fA-F]))";
    private static final String BEFORE = "(?<![0-9A-Za-z+/])(?:0[xX]|\\\\?\\\\?x|[xX]'|&[hH]|\\$)?";
    /**
     * The tag 0x30, a length, and the tag of a SEQUENCE, an OBJECT IDENTIFIER or a number: no fingerprint looks like that. Or the
     * hyphens of a BEGIN line.
     */
    private static final Pattern START = Pattern.compile(BEFORE + "(?:30" + APART
            + "(?:80|8[1-4](?:" + BYTE + "){1,4}|[0-7][0-9a-fA-F])(?:" + APART + "(?:30|06|02|0[aA])|" + ONE_DIGIT + "[26aA](?![0-9a-fA-F]))(?:"
            + BYTE + "){10}|2[dD](?:" + APART + "2[dD]){4}" + APART + "42" + APART + "45" + APART + "47" + APART + "49" + APART + "4[eE])");
    /** The number 32 of a property that is a certificate, a one, a length and the beginning of the certificate (wincrypt.h). */
    private static final Pattern CERTIFICATE_PROPERTY = Pattern.compile("20(?:" + APART + "00){3}" + APART + "01(?:" + APART + "00){3}(?:"
            + BYTE + "){4}" + APART + "30" + APART + "8[0-4]");
    private static final int SEARCHED = 65_536;
    /** One pair may be the number of a line, or a word. */
    private static final int MANY = 4;
    private static final String SEPARATORS = " \t\r\n\f:,;-{}[]()\"'+&$_\\";

    private static final String[] MARKS = {"byte", "0x", "0X", "x", "X", "h", "H"};

    /** So many bytes hold the length of an object; what is taken for a start has more. */
    private static final int HEAD = 12;

    private final String text;
    private final ByteArrayOutputStream bytes;
    private final Matcher another;
    /** What stands between the first two bytes. */
    private final String gap;
    private long length = Long.MAX_VALUE;
    private int position;

    private HexText(String text, int start) {
        this.text = text;
        this.position = skipped(start);
        this.bytes = new ByteArrayOutputStream();
        this.another = START.matcher(text);
        this.gap = text.substring(position + 2, skipped(position + 2));
    }

    /**
     * The objects in such a text, the one after the other.
     *
     * @throws NotACaResponseException if one ends before its length says, naming the line and character
     */
    static List<byte[]> in(String text) throws NotACaResponseException {
        List<byte[]> objects = new ArrayList<>();
        int afterDumps = HexDump.read(text, objects);
        Matcher start = START.matcher(text).region(afterDumps, Math.min(text.length(), afterDumps + SEARCHED));
        while (start.find()) {
            if (objects.size() == CaResponse.MAX_CERTIFICATES) {
                throw NotACaResponseException.tooMuch("more than " + objects.size() + " objects in hexadecimal");
            }
            int from = objects.isEmpty() ? 0 : start.regionStart();
            HexText object = new HexText(text, start.start());
            if (object.isAmidBytes(start.start(), from)) {
                throw new NotACaResponseException("broken hexadecimal in line " + FileText.line(text, start.start()) + ": what begins there"
                        + " is in the middle of something else, whose beginning is damaged. Fetch the response again and save it unchanged");
            }
            objects.add(object.decode());
            start.region(object.position, Math.min(text.length(), object.position + SEARCHED));
        }
        return objects;
    }

    /**
     * Whether bytes, pairs of digits with the same between them, stand before this offset: certificates lie inside of others'
     * objects. The time, a number or a fingerprint in another column of a table is no such byte.
     */
    private boolean isAmidBytes(int offset, int from) {
        int before = offset;
        while (before > from && goesOn(text.charAt(before - 1))) {
            before--;
        }
        if (gap.isEmpty() || before > from && !Character.isLetterOrDigit(text.charAt(before - 1))) {
            return false;
        }
        int at = offset;
        int pairs = 0;
        while (pairs < MANY) {
            int end = at;
            while (end > from && SEPARATORS.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            boolean pair = end < at && end - 2 >= from && PercentText.hex(text, end - 2, 2) >= 0
                    && (end - 2 == from || SEPARATORS.indexOf(text.charAt(end - 3)) >= 0);
            if (!pair) {
                return false;
            }
            at = end - 2;
            pairs++;
        }
        return true;
    }

    /** Whether this sign stands between bytes here, at the end of a line perhaps. */
    private boolean goesOn(char c) {
        return !Character.isLetterOrDigit(c) && (c <= ' ' || gap.indexOf(c) >= 0);
    }

    /** Whether it is a certificate with its properties, as {@code reg query} and editors show it. */
    static boolean isOfRegistry(String text) {
        return CERTIFICATE_PROPERTY.matcher(text).region(0, Math.min(text.length(), SEARCHED)).find();
    }

    private byte[] decode() throws NotACaResponseException {
        while (position < text.length() && !isComplete() && next()) {
            // one byte after the other
        }
        return whole(bytes.toByteArray(), text, position);
    }

    /** Whether the object is whole, and what follows is another, or the next value of a table. */
    private boolean isComplete() {
        if (bytes.size() == HEAD && !isPem(bytes.toByteArray())) {
            length = Asn1.encodedLength(bytes.toByteArray()).orElse(Long.MAX_VALUE);
        }
        if (bytes.size() < length) {
            return false;
        }
        int next = skipped(position);
        return !text.substring(position, next).equals(gap) || another.region(next, text.length()).lookingAt();
    }

    /** Whether another byte was there. */
    private boolean next() {
        position = skipped(position);
        int value = PercentText.hex(text, position, 2);
        boolean single = value < 0 && position > 1 && (text.charAt(position - 1) | 0x20) == 'x';
        value = single ? PercentText.hex(text, position, 1) : value;
        if (value < 0) {
            return false;
        }
        bytes.write(value);
        position += single ? 1 : 2;
        return true;
    }

    /** The place behind what stands before a byte, or after the one before: an assembler writes 30h. */
    private int skipped(int from) {
        int at = from;
        int before;
        do {
            before = at;
            while (at < text.length() && SEPARATORS.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            for (String mark : MARKS) {
                at += text.startsWith(mark, at) ? mark.length() : 0;
            }
        } while (at > before);
        return at;
    }

    /** Whether these bytes are PEM: hexadecimal of a text. */
    static boolean isPem(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == '-';
    }

    /** The bytes, if they are as many as the object in them says; a text says nothing. */
    static byte[] whole(byte[] bytes, String text, int position) throws NotACaResponseException {
        if (isPem(bytes)) {
            return bytes;
        }
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
