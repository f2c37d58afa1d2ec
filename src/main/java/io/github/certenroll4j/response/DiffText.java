package io.github.certenroll4j.response;

import java.util.Optional;
import java.util.regex.Pattern;

/** A unified diff, as of a repository that certificates are renewed in: what is new is meant, and what was is not. */
final class DiffText {

    private static final Pattern HUNK = Pattern.compile("@@ -[0-9]{1,9}(?:,[0-9]{1,9})? \\+[0-9]{1,9}(?:,[0-9]{1,9})? @@.*", Pattern.DOTALL);

    private DiffText() {
    }

    /** The lines that it leaves or adds; empty when the text is no diff. */
    static Optional<String> after(String text) {
        if (!text.contains("\n@@ -") && !text.startsWith("@@ -")) {
            return Optional.empty();
        }
        StringBuilder after = new StringBuilder(text.length());
        boolean diff = false;
        boolean hunk = false;
        for (int from = 0; from < text.length();) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end + 1;
            String line = text.substring(from, to);
            boolean begins = HUNK.matcher(line).matches();
            boolean goesOn = hunk && "+- \\\r\n".indexOf(line.charAt(0)) >= 0 && !line.startsWith("--- ");
            diff |= begins;
            if (goesOn && (line.charAt(0) == '+' || line.charAt(0) == ' ')) {
                after.append(line, 1, line.length());
            }
            hunk = begins || goesOn;
            from = to;
        }
        return diff ? Optional.of(after.toString()) : Optional.empty();
    }
}
