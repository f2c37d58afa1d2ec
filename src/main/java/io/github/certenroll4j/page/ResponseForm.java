package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Whether the text of a response has a BEGIN line in front of its base64, as far as the page shows its first characters. */
enum ResponseForm {
    HEADER, NO_HEADER,
    /** A whole text that has no BEGIN line, whatever it is. */
    NO_BEGIN, UNKNOWN;

    /** A text that starts with something that this file does not show. */
    private static final String UNSEEN = String.valueOf(SourceMap.ISLAND);

    /** What a template engine, a server or an installer puts something in the place of. */
    private static final Pattern PLACEHOLDER = Pattern.compile("[{}<>\\[\\]$%@#&~|\u00ab]|__");
    /** Base64 of a SEQUENCE of more than a few bytes, as every response is. */
    private static final Pattern BASE64 = Pattern.compile("MI[A-Za-z0-9+/=\\s]{14,}");

    private static final int DEEPEST = 8;
    private static final int CRYPT_STRING_MASK = 0xFF;

    /** What the response argument of a call starts with. */
    static ResponseForm of(Code code, int from, int to, Definitions names) {
        return ofText(start(code, from, to, names, DEEPEST));
    }

    /** Whether an encoding, without its line end flags, takes a response of this form. */
    boolean fits(int encoding) {
        int kind = encoding & CRYPT_STRING_MASK;
        switch (this) {
            case HEADER: return kind == 0 || kind == 3 || kind == 6 || kind == 7;
            case NO_HEADER: return kind == 1 || kind == 6 || kind == 7;
            case NO_BEGIN: return kind != 0 && kind != 3;
            default: return true;
        }
    }

    /** The encoding that the knowledge base article names for this form; empty where it names none. */
    OptionalInt encoding() {
        switch (this) {
            case HEADER: return OptionalInt.of(0);
            case NO_HEADER: return OptionalInt.of(1);
            default: return OptionalInt.empty();
        }
    }

    private static ResponseForm ofText(String text) {
        String start = text.trim();
        if (start.startsWith("-----BEGIN")) {
            return HEADER;
        }
        if (BASE64.matcher(start).lookingAt()) {
            return NO_HEADER;
        }
        boolean whole = !start.isEmpty() && start.indexOf(SourceMap.ISLAND) < 0 && !start.contains("-----BEGIN");
        return whole && !PLACEHOLDER.matcher(start).find() ? NO_BEGIN : UNKNOWN;
    }

    /** The first words of an expression: of a string, or of the variable that stands first in it. */
    private static String start(Code code, int from, int to, Definitions names, int depth) {
        if (from >= to || depth == 0) {
            return UNSEEN;
        }
        if (code.is(from, Kind.STRING)) {
            // What a method makes of a string, "CERT".replace(…), is another one.
            boolean changed = to - from > 1 && CallSite.isMember(code, from + 1);
            String text = changed ? UNSEEN : Literal.concatenationFrom(code, from).text;
            return text.trim().isEmpty() ? "" : text;
        }
        boolean stands = code.is(from, Kind.WORD) && (to - from == 1 || code.isAny(from + 1, "&", "+"));
        return stands ? variable(code, code.text(from), names, depth) : UNSEEN;
    }

    /** The first setting that is not empty; what is added later comes behind it. */
    private static String variable(Code code, String name, Definitions names, int depth) {
        if (names.isParameter(name)) {
            return UNSEEN;
        }
        String first = "";
        boolean several = false;
        boolean added = false;
        for (Setting setting : names.all(name, code.language)) {
            boolean addsToItself = setting.changes || setting.code.is(setting.from, setting.name);
            if (first.isEmpty()) {
                int from = addsToItself && !setting.changes ? setting.from + 2 : setting.from;
                first = start(setting.code, from, setting.to, names, depth - 1);
            } else {
                several |= !addsToItself;
                added |= addsToItself;
            }
        }
        return several ? UNSEEN : added ? first + UNSEEN : first;
    }
}
