package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import io.github.certenroll4j.page.Names.Setting;

/** Whether the text of a response has a BEGIN line in front of its base64, as far as the page shows its first characters. */
enum ResponseForm {
    HEADER, NO_HEADER, UNKNOWN;

    /** A text that starts with something that this file does not show. */
    private static final String UNSEEN = String.valueOf(MappedText.ISLAND);

    private static final int DEEPEST = 8;
    private static final int CRYPT_STRING_MASK = 0xFF;

    /** What the response argument of a call starts with. */
    static ResponseForm of(Code code, int from, int to, Names names) {
        return ofText(start(code, from, to, names, DEEPEST));
    }

    /** Whether an encoding, without its line end flags, takes a response of this form. */
    boolean fits(int encoding) {
        int kind = encoding & CRYPT_STRING_MASK;
        switch (this) {
            case HEADER: return kind == 0 || kind == 3 || kind == 6 || kind == 7;
            case NO_HEADER: return kind == 1 || kind == 6 || kind == 7;
            default: return true;
        }
    }

    /** The encoding that the knowledge base article names for this form. */
    int encoding() {
        return this == HEADER ? 0 : 1;
    }

    private static ResponseForm ofText(String text) {
        String start = text.trim();
        if (start.startsWith("-----BEGIN")) {
            return HEADER;
        }
        return start.matches("(?s)MI[A-Za-z0-9+/=\\s]{14,}.*") ? NO_HEADER : UNKNOWN;
    }

    /** The first words of an expression: of a string, or of the variable that stands first in it. */
    private static String start(Code code, int from, int to, Names names, int depth) {
        if (from >= to || depth == 0) {
            return UNSEEN;
        }
        if (code.is(from, Kind.STRING)) {
            String text = Literal.concatenationFrom(code, from).text;
            return text.trim().isEmpty() ? "" : text;
        }
        boolean stands = code.is(from, Kind.WORD) && (to - from == 1 || code.isAny(from + 1, "&", "+"));
        return stands ? variable(code, code.text(from), names, depth) : UNSEEN;
    }

    /** The first setting that is not empty; what is added later comes behind it. */
    private static String variable(Code code, String name, Names names, int depth) {
        if (names.isParameter(name)) {
            return UNSEEN;
        }
        String first = "";
        boolean several = false;
        for (Setting setting : names.of(name, code.language)) {
            boolean addsToItself = setting.changes || setting.code.is(setting.from, setting.name);
            if (first.isEmpty()) {
                int from = addsToItself && !setting.changes ? setting.from + 2 : setting.from;
                first = start(setting.code, from, setting.to, names, depth - 1);
            } else {
                several |= !addsToItself;
            }
        }
        return several ? UNSEEN : first;
    }
}
