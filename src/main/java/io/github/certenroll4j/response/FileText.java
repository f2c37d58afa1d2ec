package io.github.certenroll4j.response;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The characters of a file. What counts of them is ASCII, whatever an editor, a mail program or a shell stored it as. */
final class FileText {

    /** So many characters tell UTF-16 without a mark from everything else. */
    private static final int SAMPLE = 64;
    private static final int ROW = 16;
    /** Encoded twice, the first time taken for ISO 8859-1 or windows-1252; and what it was. */
    private static final String[][] SPOILED = {{"\u00C2\u00A0", " "}, {"\u00EF\u00BB\u00BF", ""}, {"\u00E2\u0080\u008B", ""},
        {"\u00E2\u20AC\u2039", ""}};
    private static final char ESCAPE = '\u001B';
    /** Not compiled until there is an escape: the first pattern takes a JVM longer than a whole response. */
    private static final String CODES = ESCAPE + "\\[[0-9;?]{0,16}[A-Za-z]";
    /** What z/OS writes for Unix; all its code pages of Latin letters agree in what PEM has but for the two ends of a line. */
    private static final String EBCDIC = "IBM1047";
    /** {@code -----BEGIN } in it. */
    private static final int[] EBCDIC_BEGIN = {0x60, 0x60, 0x60, 0x60, 0x60, 0xC2, 0xC5, 0xC7, 0xC9, 0xD5, 0x40};
    private static final int SEARCHED = 65_536;
    private static final char FULL_WIDTH_HYPHEN = '\uFF0D';

    final String text;
    final List<String> remarks = new ArrayList<>();

    private FileText(byte[] file) {
        String decoded = sevenBits(mended(uncoloured(decode(file))));
        text = clean(decoded);
        if (text.length() != decoded.length()) {
            remarks.add("zero-width characters in the text are ignored");
        }
    }

    /** What a terminal shows in colours has their codes in it (ECMA-48). */
    private String uncoloured(String decoded) {
        if (decoded.indexOf(ESCAPE) < 0) {
            return decoded;
        }
        String plain = decoded.replaceAll(CODES, "");
        if (plain.length() != decoded.length()) {
            remarks.add("codes for the colours of a terminal are ignored");
        }
        return plain;
    }

    /** UTF-8 that something took for another encoding and wrote in UTF-8 again: no-break spaces, and marks that nobody sees. */
    private String mended(String decoded) {
        String mended = decoded;
        for (String[] spoiled : SPOILED) {
            mended = mended.contains(spoiled[0]) ? mended.replace(spoiled[0], spoiled[1]) : mended;
        }
        if (mended.length() != decoded.length()) {
            remarks.add("characters that were read in a wrong encoding are taken for what they were");
        }
        return mended;
    }

    private String sevenBits(String decoded) {
        Optional<String> utf7 = Utf7.decoded(decoded);
        utf7.ifPresent(text -> remarks.add("the text is UTF-7"));
        return utf7.orElse(decoded);
    }

    /** The same text where there is nothing to do, which is nearly always: sixteen million characters are not copied in vain. */
    private static String clean(String decoded) {
        int odd = 0;
        while (odd < decoded.length() && !isInvisible(decoded.charAt(odd)) && plain(decoded.charAt(odd)) == decoded.charAt(odd)) {
            odd++;
        }
        if (odd == decoded.length()) {
            return decoded;
        }
        StringBuilder clean = new StringBuilder(decoded.length()).append(decoded, 0, odd);
        for (int i = odd; i < decoded.length(); i++) {
            if (!isInvisible(decoded.charAt(i))) {
                clean.append(plain(decoded.charAt(i)));
            }
        }
        return clean.toString();
    }

    static FileText of(byte[] file) {
        return new FileText(file);
    }

    private String decode(byte[] file) {
        int mark = 0;
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            remarks.add("the text is UTF-8 with a byte order mark");
            mark = 3;
        }
        return utf8(file, mark).orElseGet(() -> new String(file, StandardCharsets.ISO_8859_1));
    }

    /** Empty when it is no UTF-8. */
    private static Optional<String> utf8(byte[] file, int offset) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(file, offset, file.length - offset)).toString());
        } catch (CharacterCodingException another) {
            return Optional.empty();
        }
    }

    /**
     * The file in UTF-8 when it is text in UTF-16 or UTF-32, with or without a mark, or PEM in EBCDIC; empty when it is anything else.
     *
     * @throws NotACaResponseException if a byte of it was lost or put in: what follows it would be other letters, or none
     */
    static Optional<byte[]> narrowed(byte[] file, List<String> remarks) throws NotACaResponseException {
        for (Wide wide : Wide.values()) {
            boolean marked = startsWith(file, wide.mark);
            if (marked || wide.matches(file)) {
                remarks.add("the text is " + wide.charset + (marked ? " with" : " without") + " a byte order mark");
                int offset = marked ? wide.mark.length : 0;
                String text = new String(file, offset, file.length - offset, Charset.forName(wide.charset));
                if (file.length % wide.width != 0 || isShifted(text)) {
                    throw new NotACaResponseException("broken text: it is " + wide.charset + ", and a byte of it is missing or too many"
                            + ". Fetch the response again and save it unchanged");
                }
                return Optional.of(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (isEbcdic(file)) {
            remarks.add("the text is EBCDIC, as z/OS has it when it is not transferred as text");
            return Optional.of(new String(file, Charset.forName(EBCDIC)).getBytes(StandardCharsets.UTF_8));
        }
        return Optional.empty();
    }

    /** Whether there is a BEGIN line of it in what does not begin as a binary object does; a JVM may come without its letters. */
    private static boolean isEbcdic(byte[] file) {
        boolean begins = false;
        for (int i = 0; !begins && i < Math.min(file.length, SEARCHED); i++) {
            begins = file[i] == EBCDIC_BEGIN[0] && startsWith(file, i, EBCDIC_BEGIN);
        }
        return begins && file[0] != 0x30 && Charset.isSupported(EBCDIC);
    }

    /** Whether there is a row of characters that would be ASCII if their bytes changed places: no language has one. */
    private static boolean isShifted(String text) {
        int row = 0;
        for (int i = 0; i < text.length() && row < ROW; i++) {
            char c = text.charAt(i);
            row = (c & 0xFF) == 0 && c >= '\t' << 8 && c < 0x7F << 8 ? row + 1 : 0;
        }
        return row == ROW;
    }

    /** Encodings of more than one byte a character; those of four before those of two, whose marks begin alike. */
    private enum Wide {
        UTF_32LE("UTF-32LE", 4, 0, 0xFF, 0xFE, 0, 0),
        UTF_32BE("UTF-32BE", 4, 3, 0, 0, 0xFE, 0xFF),
        UTF_16LE("UTF-16LE", 2, 0, 0xFF, 0xFE),
        UTF_16BE("UTF-16BE", 2, 1, 0xFE, 0xFF);

        private final String charset;
        private final int width;
        /** Which byte of a character in ASCII is not zero. */
        private final int low;
        private final int[] mark;

        Wide(String charset, int width, int low, int... mark) {
            this.charset = charset;
            this.width = width;
            this.low = low;
            this.mark = mark;
        }

        /** Whether nearly all characters in the beginning are letters, signs or spaces whose other bytes are zero. */
        private boolean matches(byte[] file) {
            int sample = Math.min(file.length / width, SAMPLE);
            int right = 0;
            for (int i = 0; i < sample * width; i += width) {
                boolean zeros = file[i + low] >= '\t';
                for (int j = 0; j < width; j++) {
                    zeros &= j == low || file[i + j] == 0;
                }
                right += zeros ? 1 : 0;
            }
            return sample >= 8 && right * 8 >= sample * 7;
        }
    }

    static boolean startsWith(byte[] file, int... bytes) {
        return startsWith(file, 0, bytes);
    }

    private static boolean startsWith(byte[] file, int offset, int[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (offset + i >= file.length || (file[offset + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Zero-width characters, marks of byte order and of direction, soft hyphens; U+0000 and U+001A, the end mark of DOS. */
    private static boolean isInvisible(char c) {
        return c >= '\u200B' && c <= '\u200F' || c >= '\u202A' && c <= '\u202E' || c >= '\u2060' && c <= '\u2064'
                || c >= '\u2066' && c <= '\u2069' || c == '\uFEFF' || c == '\u00AD' || c == '\u180E' || c >= '\uFE00' && c <= '\uFE0F' || c == 0 || c == 0x1A;
    }

    /** A space for every other kind of space, an end of line for every other kind of it, and letters of Asia's width in ours. */
    private static char plain(char c) {
        boolean space = c == '\u00A0' || c >= '\u2000' && c <= '\u200A' || c == '\u202F' || c == '\u205F' || c == '\u3000' || c == 0x0B;
        boolean fullWidth = c >= '\uFF01' && c <= '\uFF5E' && c != FULL_WIDTH_HYPHEN;
        return fullWidth ? (char) (c - 0xFEE0) : space ? ' ' : c == '\u0085' || c == '\u2028' || c == '\u2029' ? '\n' : c;
    }

    /** The number of the line that this offset is in, from 1. */
    static int line(String text, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                line++;
            }
        }
        return line;
    }
}
