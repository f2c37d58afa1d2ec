package io.github.certenroll4j.page;

import java.util.List;

/** A change of a text within one line: the characters from {@link #start}, before {@link #end}, become others. */
final class Edit {

    final int start;
    final int end;
    final String replacement;

    Edit(int start, int end, String replacement) {
        this.start = start;
        this.end = end;
        this.replacement = replacement;
    }

    /** The text with all edits made; they must not overlap, and stand in the order of the text. */
    static String apply(String text, List<Edit> edits) {
        StringBuilder changed = new StringBuilder(text.length() + 16 * edits.size());
        int at = 0;
        for (Edit edit : edits) {
            changed.append(text, at, edit.start).append(edit.replacement);
            at = edit.end;
        }
        return changed.append(text, at, text.length()).toString();
    }
}
