package io.github.certenroll4j.response;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Bytes that were encoded as base64 and may be a text themselves: a letter that was lost on the way leaves its trace in them. */
final class EncodedText {

    private static final int SURE = 40;
    private static final String SPACES = "\t\n\r\f\u000B";
    private static final String BEGIN = "-----BEGIN";
    /** It has no END of its own. */
    private static final String PGP = "BEGIN PGP SIGNED MESSAGE";

    private EncodedText() {
    }

    /**
     * Whether they are text from the first to the last: without control characters.
     *
     * @throws NotACaResponseException if they are in UTF-16 or UTF-32 of which a byte is lost
     */
    static boolean isClean(byte[] bytes) throws NotACaResponseException {
        byte[] text = FileText.narrowed(bytes, new ArrayList<>()).orElse(bytes);
        // Strings of C and files of DOS end with a mark.
        boolean marked = text.length > 0 && (text[text.length - 1] == 0 || text[text.length - 1] == 0x1A);
        int end = marked ? text.length - 1 : text.length;
        boolean clean = end > 0;
        for (int i = 0; clean && i < end; i++) {
            clean = text[i] < 0 || isAscii(text[i]);
        }
        return clean;
    }

    /**
     * Whether they are a text that ends in the middle of a PEM block: where it ends, letters of its base64 are lost or others.
     *
     * @throws NotACaResponseException if they are in UTF-16 or UTF-32 of which a byte is lost
     */
    static boolean isCutOff(byte[] bytes) throws NotACaResponseException {
        String text = new String(FileText.narrowed(bytes, new ArrayList<>()).orElse(bytes), StandardCharsets.ISO_8859_1);
        int begin = text.lastIndexOf(BEGIN);
        String last = text.substring(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
        return begin >= 0 && (text.indexOf("-----END", begin) < 0 && !text.startsWith(PGP, begin + 5)
                || !last.isEmpty() && BEGIN.startsWith(last));
    }

    /**
     * Whether they begin as a text does, which no other bytes do by accident, and have base64 in them: if such a text is not
     * clean to its end, a certificate may be lost.
     */
    static boolean mayHoldObjects(byte[] bytes) {
        boolean clean = bytes.length >= SURE;
        for (int i = 0; clean && i < SURE; i++) {
            clean = isAscii(bytes[i]);
        }
        return clean && Base64Text.looksEncoded(new String(bytes, StandardCharsets.ISO_8859_1), 0, bytes.length);
    }

    private static boolean isAscii(byte b) {
        return b >= ' ' && b < 0x7F || SPACES.indexOf(b) >= 0;
    }
}
