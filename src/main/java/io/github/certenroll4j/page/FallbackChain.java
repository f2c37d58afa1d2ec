package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;

/**
 * Whether a second call is only made when the first one failed: it stands in the {@code catch} of the first one's
 * {@code try}, or, in VBScript, after a look at {@code Err}.
 */
final class FallbackChain {

    private FallbackChain() {
    }

    static boolean links(CallSite first, CallSite second) {
        Code code = first.code;
        if (code != second.code) {
            return false;
        }
        return code.syntax().basic
                ? basic(code, first.end, second.start)
                : inCatch(code, first.end, second.word);
    }

    /** Between the two lies a look at the error, or the word Catch, and no end of a routine. */
    private static boolean basic(Code code, int from, int to) {
        boolean looks = false;
        for (int i = from; i < to; i++) {
            if (endsRoutine(code, i)) {
                return false;
            }
            looks |= code.is(i, "Catch") || code.is(i, "Err") && !code.is(i + 2, "Clear")
                    || code.is(i + 1, ":") && CallSite.isStatementStart(code, i) && isGoneTo(code, i, from);
        }
        return looks;
    }

    private static boolean endsRoutine(Code code, int at) {
        return code.isAny(at, "Sub", "Function") && !code.is(at - 1, "Exit");
    }

    /** Whether an {@code On Error GoTo} of the same routine, before the first call, names this label. */
    private static boolean isGoneTo(Code code, int label, int from) {
        for (int i = from - 1; i > 0 && !endsRoutine(code, i); i--) {
            if (code.is(i, "GoTo") && code.is(i - 1, "Error")) {
                return code.is(i + 1, code.text(label));
            }
        }
        return false;
    }

    /** Goes out of the blocks that the first call is in, until the second is in the catch of one of them. */
    private static boolean inCatch(Code code, int from, int target) {
        for (int i = from; i < target; i = code.after(i)) {
            if (code.is(i, "catch") && belongsTo(code, i - 1, from) && holds(code, i, target)) {
                return true;
            }
        }
        return false;
    }

    /** The catch of a try block that was open at {@code from}, or of a promise. */
    private static boolean belongsTo(Code code, int before, int from) {
        int last = code.is(before, Kind.LINE_END) ? before - 1 : before;
        return code.is(last, ".") || code.is(last, "}") && code.partner(last) < from;
    }

    private static boolean holds(Code code, int catchWord, int target) {
        boolean promise = code.is(catchWord - 1, ".");
        int body = catchWord;
        while (body < target && !code.is(body, promise ? "(" : "{")) {
            body = code.after(body);
        }
        return body < target && code.partner(body) > target;
    }
}
