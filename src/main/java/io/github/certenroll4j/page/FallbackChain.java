package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;

/**
 * Whether a second call is only made when the first one failed: it stands in the {@code catch} of the first one's
 * {@code try}, or, in VBScript, after a look at {@code Err}.
 */
final class FallbackChain {

    /** In tokens; without a limit a routine of a thousand calls would be read a thousand times. */
    private static final int LONGEST_LOOK_BACK = 300;

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
        int label = handler(code, from);
        for (int i = from; i < to; i++) {
            if (endsRoutine(code, i)) {
                return false;
            }
            looks |= code.is(i, "Catch") || code.is(i, "Err") && !code.is(i + 2, "Clear")
                    || label > 0 && code.is(i + 1, ":") && CallSite.isStatementStart(code, i) && code.is(i, code.text(label));
        }
        return looks;
    }

    private static boolean endsRoutine(Code code, int at) {
        return code.isAny(at, "Sub", "Function") && !code.is(at - 1, "Exit");
    }

    /** The label that an {@code On Error GoTo} names, in the same routine and not far before the first call; 0 if there is none. */
    private static int handler(Code code, int from) {
        for (int i = from - 1; i > Math.max(0, from - LONGEST_LOOK_BACK) && !endsRoutine(code, i); i--) {
            if (code.is(i, "GoTo") && code.is(i - 1, "Error")) {
                return code.is(i + 1, Code.Kind.WORD) ? i + 1 : 0;
            }
        }
        return 0;
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
