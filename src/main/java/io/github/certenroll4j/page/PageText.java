package io.github.certenroll4j.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a page as text, and back without losing one: UTF-8, UTF-16, or Windows-1252 when it is neither.
 * A byte order mark stays in the text as its first character.
 */
final class PageText {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** The upper control characters as Windows-1252 has them; bytes that it leaves out stand for themselves. */
    private static final String UPPER = upper();

    final String text;
    /** What was odd about the bytes; empty when nothing was. */
    final String trouble;
    private final Charset charset;

    private PageText(String text, Charset charset, String trouble) {
        this.text = text;
        this.charset = charset;
        this.trouble = trouble;
    }

    static PageText decode(byte[] bytes) {
        Charset wide = utf16Of(bytes);
        try {
            if (wide != StandardCharsets.US_ASCII) {
                return new PageText(strict(bytes, wide), wide, "");
            }
            if (hasNul(bytes)) {
                return new PageText("", wide, "binary file, or text of mixed encodings (it has NUL bytes): not read");
            }
            return new PageText(strict(bytes, StandardCharsets.UTF_8), StandardCharsets.UTF_8, "");
        } catch (CharacterCodingException notUnicode) {
            if (wide != StandardCharsets.US_ASCII) {
                return new PageText("", wide, "binary file, or damaged UTF-16: not read");
            }
            return new PageText(windows1252(bytes), WINDOWS_1252, hasUtf8Sequence(bytes)
                    ? "UTF-8 and other encodings mixed in one file: read as Windows-1252" : "");
        }
    }

    /** The bytes of a changed text, in the encoding of the original. */
    byte[] encode(String changed) {
        if (charset != WINDOWS_1252) {
            return changed.getBytes(charset);
        }
        byte[] bytes = new byte[changed.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = changed.charAt(i);
            int upper = c < 0x80 || c >= 0xA0 && c < 0x100 ? -1 : UPPER.indexOf(c);
            bytes[i] = (byte) (upper < 0 ? c : 0x80 + upper);
        }
        return bytes;
    }

    private static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes)).toString();
    }

    /** UTF-16 by its byte order mark, or by ASCII letters with a NUL beside each; US-ASCII stands for neither. */
    private static Charset utf16Of(byte[] bytes) {
        if (bytes.length < 4 || bytes.length % 2 != 0) {
            return StandardCharsets.US_ASCII;
        }
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean little = first == 0xFF && second == 0xFE || first != 0 && second == 0 && bytes[2] != 0 && bytes[3] == 0;
        boolean big = first == 0xFE && second == 0xFF || first == 0 && second != 0 && bytes[2] == 0 && bytes[3] != 0;
        return little ? StandardCharsets.UTF_16LE : big ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII;
    }

    private static boolean hasNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasUtf8Sequence(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            boolean threeBytes = (bytes[i] & 0xF0) == 0xE0 && (bytes[i + 1] & 0xC0) == 0x80 && (bytes[i + 2] & 0xC0) == 0x80;
            boolean twoBytes = bytes[i] == (byte) 0xC3 && (bytes[i + 1] & 0xC0) == 0x80;
            if (threeBytes || twoBytes) {
                return true;
            }
        }
        return false;
    }

    private static String windows1252(byte[] bytes) {
        char[] chars = new char[bytes.length];
        for (int i = 0; i < chars.length; i++) {
            int b = bytes[i] & 0xFF;
            chars[i] = b >= 0x80 && b < 0xA0 ? UPPER.charAt(b - 0x80) : (char) b;
        }
        return new String(chars);
    }

    private static String upper() {
        StringBuilder upper = new StringBuilder();
        for (int b = 0x80; b < 0xA0; b++) {
            char c = new String(new byte[] {(byte) b}, WINDOWS_1252).charAt(0);
            upper.append(c == '\uFFFD' ? (char) b : c);
        }
        return upper.toString();
    }
}
