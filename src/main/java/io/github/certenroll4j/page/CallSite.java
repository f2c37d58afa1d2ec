package io.github.certenroll4j.page;

import io.github.certenroll4j.page.ArgumentList.Argument;
import io.github.certenroll4j.page.Code.Kind;
import java.util.List;
import java.util.Optional;

/** A call as its tokens stand in the code, before anything is said about it. */
final class CallSite {

    final Code code;
    final int word;
    /** The first token of what stands before the dot, or the dot itself; the name, if it stands alone. */
    final int start;
    /** The token after the call. */
    final int end;
    final boolean parentheses;
    /** Whether the end of the argument list was found. */
    final boolean complete;
    final List<Argument> arguments;
    /** Why nobody can say what it passes, whatever its arguments are; empty if nothing stands in the way. */
    final String obstacle;

    private CallSite(Code code, int word, int end, boolean parentheses, boolean complete, ArgumentList arguments, String obstacle) {
        this.code = code;
        this.word = word;
        boolean member = isMember(code, word - 1) || code.is(word, Kind.STRING) && code.is(word - 1, "[");
        this.start = member ? receiverStart(code, word - 1) : word;
        this.end = end;
        this.parentheses = parentheses;
        this.complete = complete;
        this.arguments = arguments.all;
        this.obstacle = obstacle.isEmpty() ? arguments.obstacle : obstacle;
    }

    /** The call that this token stands for in a way that does not show its arguments. */
    static CallSite indirect(Code code, int word, String obstacle) {
        return new CallSite(code, word, word + 1, false, true, ArgumentList.none(), obstacle);
    }

    /** The call at this token, if it is the name of one and a dot or arrow stands before it. */
    static Optional<CallSite> at(Code code, int word) {
        if (isIndex(code, word)) {
            return Optional.of(inParentheses(code, word, word + 2));
        }
        boolean member = code.is(word, Kind.WORD) && isName(code, code.start(word), code.end(word)) && isMember(code, word - 1);
        if (!member) {
            return Optional.empty();
        }
        if (code.isContinued() && word + 1 == code.size()) {
            return Optional.of(inParentheses(code, word, word));
        }
        if (code.is(word + 1, "(") && !continuesAfterBrackets(code, word + 1)) {
            return Optional.of(inParentheses(code, word, word + 1));
        }
        boolean bare = code.syntax().bareCalls && !isOperator(code, word + 1);
        return bare ? Optional.of(bare(code, word)) : Optional.empty();
    }

    /** Where in the file the name of the call starts. */
    int offset() {
        return code.source.offset(code.start(word) + (code.is(word, Kind.STRING) ? 1 : 0));
    }

    /** What the method takes: 4 arguments, or 8 for {@code InstallResponse2}. */
    int expectedArguments() {
        return isSecond() ? 8 : 4;
    }

    private boolean isSecond() {
        int last = code.end(word) - (code.is(word, Kind.STRING) ? 2 : 1);
        return code.source.text.charAt(last) == '2';
    }

    /** The word before the dot: the variable that holds the object. */
    Optional<String> receiver() {
        int before = word - 2;
        return before >= start && code.is(before, Kind.WORD) ? Optional.of(code.text(before)) : Optional.empty();
    }

    /** In PHP the dot joins strings. */
    static boolean isMember(Code code, int dot) {
        return code.isAny(dot, code.syntax().members);
    }

    /** JScript: {@code obj["InstallResponse"](…)}. */
    private static boolean isIndex(Code code, int word) {
        return code.is(word, Kind.STRING) && code.syntax().templates
                && isName(code, code.start(word) + 1, code.end(word) - 1)
                && code.is(word - 1, "[") && code.is(word + 1, "]") && code.is(word + 2, "(");
    }

    static boolean isName(Code code, int start, int end) {
        return end > start && Word.isName(code.source.text, start, end);
    }

    /** VBScript: {@code obj.InstallResponse (0), cert, 0, ""} has brackets, but not around its arguments. */
    private static boolean continuesAfterBrackets(Code code, int open) {
        return code.syntax().bareCalls && code.is(code.partner(open) + 1, ",") && code.isPaired(open)
                && isStatementStart(code, receiverStart(code, open - 2));
    }

    private static boolean isOperator(Code code, int token) {
        return token >= code.size() || code.is(token, Kind.LINE_END)
                || code.is(token, Kind.SIGN) && !code.isAny(token, "(", "-");
    }

    private static CallSite inParentheses(Code code, int word, int open) {
        boolean complete = code.isPaired(open);
        int close = complete ? code.partner(open) : open;
        ArgumentList arguments = complete ? ArgumentList.of(code, open + 1, close) : ArgumentList.none();
        return new CallSite(code, word, close + 1, true, complete, arguments, obstacle(code, word));
    }

    private static CallSite bare(Code code, int word) {
        int end = word + 1;
        while (end < code.size() && !code.is(end, Kind.LINE_END) && !code.isAny(end, ":", "Else", "End")
                && !(code.is(end, Kind.ISLAND) && !code.is(end - 1, Kind.SIGN) && end > word + 1)) {
            end = code.after(end);
        }
        return new CallSite(code, word, end, false, true, ArgumentList.of(code, word + 1, end), obstacle(code, word));
    }

    private static String obstacle(Code code, int word) {
        return code.language.isUnderstood() && code.isConditional(word) ? "conditional compilation decides whether it is made"
                : code.language.whyNotRead();
    }

    private static int receiverStart(Code code, int dot) {
        int at = dot;
        for (int i = 0; i <= dot && (i == 0 && code.is(at, "[") || code.isAny(at, ".", "->", "?.", "::")); i++) {
            int before = operandStart(code, at - 1);
            if (before == at) {
                return at;
            }
            at = before;
            if (code.isAny(at - 1, ".", "->", "?.", "::")) {
                at--;
            }
        }
        return at;
    }

    private static int operandStart(Code code, int last) {
        int at = last;
        while (code.isClosing(at) && code.isPaired(at)) {
            at = Progress.back(at, Math.min(code.partner(at), at) - 1);
        }
        // In a With block of Basic nothing stands before the dot.
        boolean keyword = code.syntax().basic && code.isAny(at, "Call", "Then", "Else", "If", "And", "Or", "Not");
        boolean operand = code.is(at, Kind.WORD) && !keyword || code.is(at, Kind.ISLAND);
        return operand ? at : at + 1;
    }

    static boolean isStatementStart(Code code, int token) {
        int before = token - 1;
        return before < 0 || code.is(before, Kind.LINE_END) || code.is(before, Kind.ISLAND)
                || code.isAny(before, ":", "then", "else");
    }
}
