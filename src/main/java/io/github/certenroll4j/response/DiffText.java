package io.github.certenroll4j.response;

import java.util.Optional;
import java.util.regex.Pattern;

/** A diff, as of a repository in which certificates are renewed: what is new is meant, and what was is not. */
final class DiffText {

    /** Unified, or as diff writes it without an option; then a line that is of it. */
    private static final Pattern HUNK = Pattern.compile("(?m)^(?:@@ -[0-9]{1,9}(?:,[0-9]{1,9})? \\+[0-9]{1,9}(?:,[0-9]{1,9})? @@.*\n[ +-]"
            + "|[0-9]{1,9}(?:,[0-9]{1,9})?[acd][0-9]{1,9}(?:,[0-9]{1,9})?\r?\n[<>] )");
    private static final String UNIFIED = "+- \\\r\n";
    private static final String PLAIN = "<>-\\";

    private DiffText() {
    }

    /** The lines that it leaves or adds, and those around it; empty when the text is no diff. */
    static Optional<String> after(String text) {
        boolean mayBe = text.contains("@@ -") || text.contains("\n< ") || text.contains("\n> ");
        return mayBe && HUNK.matcher(text).find() ? Optional.of(lines(text)) : Optional.empty();
    }

    private static String lines(String text) {
        StringBuilder after = new StringBuilder(text.length());
        String signs = ""; // of the lines of a hunk; none outside
        for (int from = 0; from < text.length();) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end + 1;
            char sign = text.charAt(from);
            boolean goesOn = signs.indexOf(sign) >= 0 && !(signs.equals(UNIFIED) && text.startsWith("--- ", from));
            boolean begins = !goesOn && HUNK.matcher(text).region(from, text.length()).lookingAt();
            if (goesOn && (sign == ' ' || sign == '+' || sign == '>')) {
                after.append(text, Math.min(to, sign == '>' ? from + 2 : from + 1), to);
            } else if (!goesOn && !begins) {
                after.append(text, from, to);
            }
            signs = goesOn ? signs : !begins ? "" : sign == '@' ? UNIFIED : PLAIN;
            from = to;
        }
        return after.toString();
    }
}
