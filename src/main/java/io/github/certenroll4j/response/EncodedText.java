package io.github.certenroll4j.response;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Bytes that were encoded as base64 and may be a text themselves: a letter that was lost on the way leaves its trace in them. */
final class EncodedText {

    private static final String BEGIN = "-----BEGIN ";
    private static final String SPACES = "\t\n\r\f\u000B";

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
            clean = text[i] < 0 || text[i] >= ' ' && text[i] < 0x7F || SPACES.indexOf(text[i]) >= 0;
        }
        return clean;
    }

    /** Whether a BEGIN line of PEM is in them, in whatever encoding. */
    static boolean holdsBegin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "").contains(BEGIN);
    }
}
