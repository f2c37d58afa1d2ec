package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads the enumerations that a file defines: their members, with the numbers that they have or get by their place. */
final class Enumerations {

    private static final int LONGEST_HEAD = 12;

    private Enumerations() {
    }

    /** The token after the enumeration whose keyword stands here, or {@code at} if none does. */
    static int read(Code code, int at, List<Setting> members) {
        if (!code.is(at, "enum") || !code.is(at + 1, Kind.WORD) || code.is(at - 1, ".")) {
            return at;
        }
        return code.syntax().basic ? basic(code, at, members) : braces(code, at, members);
    }

    private static int braces(Code code, int at, List<Setting> members) {
        int open = at + 2;
        while (open < code.size() && open < at + LONGEST_HEAD && !code.isAny(open, "{", ";", "}")) {
            open++;
        }
        if (!code.is(open, "{") || !code.isPaired(open)) {
            return at;
        }
        // What PowerShell counts in an enumeration of flags is not documented.
        int before = code.is(at - 1, Kind.LINE_END) ? at - 2 : at - 1;
        boolean counts = code.syntax().enumerationsCount && !(code.syntax().hereStrings && code.is(before, "]"));
        List<Integer> starts = new ArrayList<>();
        boolean fresh = true;
        for (int i = open + 1; i < code.partner(open); i = code.after(i)) {
            if (fresh && code.is(i, Kind.WORD)) {
                starts.add(i);
                fresh = false;
            } else {
                fresh |= code.isAny(i, ",", ";") || code.is(i, Kind.LINE_END) && code.syntax().lineEndsStatement;
            }
        }
        starts.add(code.partner(open));
        members(code, code.text(at + 1), starts, counts, members);
        return code.partner(open);
    }

    private static int basic(Code code, int at, List<Setting> members) {
        List<Integer> starts = new ArrayList<>();
        int end = at + 2;
        for (; end < code.size() && !(code.is(end, "end") && code.is(end + 1, "enum")); end++) {
            if (code.is(end, Kind.WORD) && code.is(end - 1, Kind.LINE_END)) {
                starts.add(end);
            }
        }
        starts.add(end);
        members(code, code.text(at + 1), starts, true, members);
        return Math.min(end + 1, code.size());
    }

    /** @param counts whether a member without a number is one more than the one before it */
    private static void members(Code code, String owner, List<Integer> starts, boolean counts, List<Setting> members) {
        int from = starts.get(0);
        int to = from;
        int plus = -1;
        for (int i = 0; i + 1 < starts.size(); i++) {
            int name = starts.get(i);
            plus++;
            if (code.is(name + 1, "=")) {
                from = name + 2;
                to = valueEnd(code, from, starts.get(i + 1));
                plus = 0;
            }
            boolean known = code.is(name + 1, "=") ? to > from : counts;
            members.add(Setting.member(code, code.text(name), owner, from, known ? to : from, known ? plus : -1));
        }
    }

    private static int valueEnd(Code code, int from, int next) {
        int end = next;
        while (end > from && (code.isAny(end - 1, ",", ";") || code.is(end - 1, Kind.LINE_END))) {
            end--;
        }
        return end;
    }
}
