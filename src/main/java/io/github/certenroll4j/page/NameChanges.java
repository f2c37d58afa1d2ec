package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.Set;

/** Finds the names that get a value which does not stand beside them: in loops, patterns, counters, and by reference. */
final class NameChanges {

    /** In tokens; without a limit patterns in patterns would be read over and over. */
    private static final int LONGEST_PATTERN = 100;
    private static final String[] DECLARE = {"list", "val", "var", "let", "const"};

    private final Code code;
    private final Set<String> changed;

    /** @param changed gets the names, as {@link Definitions#key} writes them */
    NameChanges(Code code, Set<String> changed) {
        this.code = code;
        this.changed = changed;
    }

    void see(int at) {
        if (code.is(at, Kind.WORD)) {
            word(at);
        } else if (code.is(at, Kind.SIGN) && !code.syntax().basic) {
            sign(at);
        }
    }

    private void word(int at) {
        if (code.isAny(at, "for", "foreach") && code.is(at + 1, "(")) {
            loop(at + 1);
        } else if (code.is(at, "each") && code.syntax().basic) {
            add(at + 1);
        } else if (code.is(at, "TryParse") && code.is(at + 1, "(")) {
            words(at + 1);
        } else if (code.isAny(at, "ref", "out")) {
            reference(at);
        }
    }

    /** {@code f(out flags)} and {@code f(ref int flags)} of C#, {@code [ref]$flags} of PowerShell. */
    private void reference(int at) {
        int name = code.is(at + 1, "]") ? at + 2 : at + 1;
        add(name);
        if (code.is(name, Kind.WORD)) {
            add(name + 1);
        }
    }

    private void sign(int at) {
        boolean pattern = code.isOpening(at) && code.isPaired(at) && code.is(code.after(at), "=");
        if (code.isAny(at, "++", "--")) {
            add(lastOfPath(at + 1));
        } else if (pattern && (isValueStart(at) || code.isAny(at - 1, DECLARE))) {
            words(at);
        } else if (code.is(at, "=") && code.syntax().hereStrings) {
            listBefore(at);
        } else if (code.is(at, "&") && code.isAny(at - 1, "=", "(", ",", "as", "=>")) {
            add(at + 1);
        }
    }

    private boolean isValueStart(int at) {
        return !code.is(at - 1, Kind.WORD) && !code.is(at - 1, Kind.STRING) && !code.isClosing(at - 1);
    }

    private int lastOfPath(int word) {
        int last = word;
        for (int i = word; i < code.size() && code.is(i + 1, "."); i += 2) {
            last = i + 2;
        }
        return last;
    }

    /** {@code for (x of y)} gives a name many values; with a semicolon the signs in it say what they do. */
    private void loop(int open) {
        for (int i = open + 1; i < code.partner(open); i = code.after(i)) {
            if (code.is(i, ";")) {
                return;
            }
        }
        words(open);
    }

    /** PowerShell: {@code $a, $b = 1, 2}. */
    private void listBefore(int sign) {
        for (int i = sign - 2; i > 0 && code.is(i, ",") && code.is(i - 1, Kind.WORD); i -= 2) {
            add(i - 1);
            add(sign - 1);
        }
    }

    private void words(int open) {
        int end = Math.min(code.partner(open), open + LONGEST_PATTERN);
        for (int i = open + 1; i < end; i++) {
            add(i);
        }
    }

    private void add(int token) {
        if (code.is(token, Kind.WORD)) {
            changed.add(Definitions.key(code.text(token)));
        }
    }
}
