package io.github.certenroll4j.page;

import io.github.certenroll4j.FileName;
import java.nio.file.Path;

/** The name of a file as it stands in the head of a diff: ASCII, quoted as diff and git do where there is more in it. */
final class DiffName {

    private static final String ESCAPED = "\u0007\b\t\n\u000b\f\r\"\\";
    private static final String ESCAPES = "abtnvfr\"\\";

    private DiffName() {
    }

    /**
     * A relative name begins with a dot, so that {@code git apply} and {@code patch -p1}, which take the first folder
     * away, find the file just as {@code patch -p0} does.
     */
    static String of(Path path) {
        String name = path.toString();
        boolean asItIs = path.isAbsolute() || name.equals("-") || path.startsWith(".") || path.startsWith("..");
        byte[] bytes = FileName.bytes(path);
        return asItIs ? of(bytes) : of(withDot(bytes));
    }

    private static byte[] withDot(byte[] name) {
        byte[] longer = new byte[name.length + 2];
        longer[0] = '.';
        longer[1] = '/';
        System.arraycopy(name, 0, longer, 2, name.length);
        return longer;
    }

    static String of(byte[] name) {
        StringBuilder quoted = new StringBuilder("\"");
        boolean special = false;
        boolean blank = false;
        for (byte b : name) {
            char letter = (char) (b & 0xFF);
            int escape = ESCAPED.indexOf(letter);
            special |= escape >= 0 || letter < ' ' || letter > '~';
            blank |= letter == ' ';
            if (escape >= 0) {
                quoted.append('\\').append(ESCAPES.charAt(escape));
            } else if (letter < ' ' || letter > '~') {
                quoted.append('\\').append((char) ('0' + (letter >> 6))).append((char) ('0' + (letter >> 3 & 7)))
                        .append((char) ('0' + (letter & 7)));
            } else {
                quoted.append(letter);
            }
        }
        // A tab ends a name with blanks; diff and patch agree on that.
        return (special ? quoted.append('"').toString() : quoted.substring(1)) + (blank ? "\t" : "");
    }
}
