package io.github.certenroll4j.page;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of a page as text, and back without losing one: UTF-16 or UTF-8; else the character set that the page
 * declares; else Windows-1252. A byte order mark stays in the text as its first character.
 */
final class PageText {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    final String text;
    /** What was odd about the bytes; empty when nothing was. */
    final String trouble;
    /** Whether a changed text gives back all that was not changed, to the byte. */
    final boolean isWritable;
    private final Charset charset;

    private PageText(String text, Charset charset, String trouble, boolean isWritable) {
        this.text = text;
        this.charset = charset;
        this.trouble = trouble;
        this.isWritable = isWritable;
    }

    static PageText decode(byte[] bytes) {
        if (isUtf32(bytes)) {
            return unread("UTF-32, which no browser reads: not read");
        }
        Optional<Charset> wide = utf16Of(bytes);
        if (wide.isPresent()) {
            return strict(bytes, wide.get()).orElseGet(() -> unread("binary file, or damaged UTF-16: not read"));
        }
        if (hasNul(bytes)) {
            return unread("binary file, or text of mixed encodings (it has NUL bytes): not read");
        }
        DeclaredCharset declared = DeclaredCharset.of(bytes);
        if (declared.isSevenBit()) {
            String why = "it declares " + declared.name() + ", in which ASCII may mean letters: read as ASCII, and not to be changed";
            return new PageText(Windows1252.decode(bytes), WINDOWS_1252, why, false);
        }
        if (declared.isStateful()) {
            // Its bytes are ASCII, whatever they mean.
            return strict(bytes, declared.charset()).orElseGet(() -> ansi(bytes, declared));
        }
        return strict(bytes, StandardCharsets.UTF_8).orElseGet(() -> ansi(bytes, declared));
    }

    /** The bytes of a changed text, in the encoding of the original. */
    byte[] encode(String changed) {
        return charset == WINDOWS_1252 ? Windows1252.encode(changed) : changed.getBytes(charset);
    }

    private static PageText unread(String why) {
        return new PageText("", StandardCharsets.UTF_8, why, false);
    }

    private static PageText ansi(byte[] bytes, DeclaredCharset declared) {
        boolean mixed = hasUtf8Sequence(bytes);
        if (declared.isKnown() && !declared.charset().equals(WINDOWS_1252) && !(mixed && declared.isUtf8())) {
            Optional<PageText> read = strict(bytes, declared.charset());
            if (read.isPresent()) {
                return read.get();
            }
        }
        String trouble = mixed ? "UTF-8 and other encodings mixed in one file: read as Windows-1252"
                : !declared.problem(bytes).isEmpty() ? declared.problem(bytes) : "";
        return new PageText(Windows1252.decode(bytes), WINDOWS_1252, trouble, true);
    }

    /** The text, if every byte is one of the character set. */
    private static Optional<PageText> strict(byte[] bytes, Charset charset) {
        try {
            String text = DeclaredCharset.decode(bytes, charset);
            boolean same = charset == StandardCharsets.UTF_8 || Arrays.equals(text.getBytes(charset), bytes);
            String trouble = same ? "" : "it does not come back byte for byte from " + charset.name() + ": it will not be changed";
            return Optional.of(new PageText(text, charset, trouble, same));
        } catch (CharacterCodingException notThis) {
            return Optional.empty();
        }
    }

    /** By its byte order mark, or by ASCII letters in four bytes each. */
    private static boolean isUtf32(byte[] bytes) {
        if (bytes.length < 8 || bytes.length % 4 != 0) {
            return false;
        }
        boolean big = bytes[0] == 0 && bytes[1] == 0 && (bytes[2] != 0 || bytes[3] != 0) && bytes[4] == 0 && bytes[5] == 0;
        boolean little = bytes[2] == 0 && bytes[3] == 0 && (bytes[0] != 0 || bytes[1] != 0) && bytes[6] == 0 && bytes[7] == 0;
        return big || little;
    }

    /** UTF-16 by its byte order mark, or by ASCII letters with a NUL beside each. */
    private static Optional<Charset> utf16Of(byte[] bytes) {
        if (bytes.length < 4 || bytes.length % 2 != 0) {
            return Optional.empty();
        }
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean little = first == 0xFF && second == 0xFE || first != 0 && second == 0 && bytes[2] != 0 && bytes[3] == 0;
        boolean big = first == 0xFE && second == 0xFF || first == 0 && second != 0 && bytes[2] == 0 && bytes[3] != 0;
        return little ? Optional.of(StandardCharsets.UTF_16LE) : big ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
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
}
