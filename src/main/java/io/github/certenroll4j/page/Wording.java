package io.github.certenroll4j.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Whether a call compiles at all: the word Call that VBScript asks for, and quotes that are quotes. */
final class Wording {

    private Wording() {
    }

    static List<Problem> problems(CallSite call) {
        List<Problem> problems = new ArrayList<>();
        if (lacksCall(call)) {
            int start = call.code.offset(call.start);
            problems.add(new Problem(Finding.CALL_MISSING, Collections.singletonList(new Edit(start, start, "Call "))));
        }
        for (int i = call.word; i < call.end && call.complete; i++) {
            if (hasTypographicQuotes(call.code, i)) {
                problems.add(new Problem(Finding.TYPOGRAPHIC_QUOTES, plainQuotes(call.code, i)));
            }
        }
        return problems;
    }

    private static boolean lacksCall(CallSite call) {
        Code code = call.code;
        boolean statementEnds = call.end >= code.size() || code.is(call.end, Code.Kind.LINE_END)
                || code.is(call.end, Code.Kind.ISLAND) || code.isAny(call.end, ":", "Else", "End");
        return code.syntax().bareCalls && call.parentheses && call.complete && call.arguments.size() > 1 && statementEnds
                && CallSite.isStatementStart(code, call.start);
    }

    /** In a string of a program the quotes may be the program's business; there they are not judged. */
    private static boolean hasTypographicQuotes(Code code, int token) {
        return code.syntax().inPages && !code.inString && code.is(token, Code.Kind.STRING)
                && "\u2018\u2019\u201C\u201D".indexOf(code.source.text.charAt(code.start(token))) >= 0;
    }

    private static List<Edit> plainQuotes(Code code, int token) {
        String quote = code.text(token).charAt(0) >= '\u201C' ? "\"" : "'";
        int start = code.offset(token);
        int end = code.endOffset(token);
        return Arrays.asList(new Edit(start, start + 1, quote), new Edit(end - 1, end, quote));
    }
}
