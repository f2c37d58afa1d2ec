package io.github.certenroll4j.hotfix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;

/** Whether a servicing file, which may be large, names something; in UTF-8 or UTF-16, in any case of letters. */
final class NameSearch {

    /** What waits for one restart is a hundred times less. */
    private static final int LONGEST_TEXT = 64 << 20;
    private static final int STRETCH = 64 << 10;

    private NameSearch() {
    }

    /**
     * @param names of ASCII letters, in small ones
     * @throws IOException if it cannot be read, or is too long to be read to its end and the names are not before
     */
    static boolean names(ReadableByteChannel file, Collection<String> names) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(STRETCH);
        String text = "";
        for (int read = 0; file.read(bytes) >= 0; read += bytes.position(), bytes.clear()) {
            if (read > LONGEST_TEXT) {
                throw new IOException("it has more than " + (LONGEST_TEXT >> 20) + " MiB");
            }
            text = end(text) + letters(bytes);
            for (String name : names) {
                if (text.contains(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** So much of the last stretch as a name may have that goes on in the next; a name of Windows has at most 260 letters. */
    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - 260));
    }

    /** Names are of ASCII letters, of which UTF-16 makes pairs with a zero. */
    private static String letters(ByteBuffer bytes) {
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        return text.replace("\0", "").toLowerCase(Locale.ROOT);
    }
}
