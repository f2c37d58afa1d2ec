package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.Optional;

/**
 * The ways to call a method without writing {@code object.method(arguments)}. Nobody can say from the place of the name
 * what such a call passes, but it must not be passed over.
 */
final class IndirectCall {

    private static final String[] CALLERS = {"call", "apply", "bind", "Invoke", "invoke", "BeginInvoke"};
    private static final String[] TAKE_A_VALUE = {"=", ":", "(", ",", "=>", "[", "?", "return", "yield", "AddressOf"};
    private static final String[] TESTS = {"if", "while", "typeof", "alert", "Boolean", "nameof"};
    private static final String[] DECLARE = {"function", "sub", "new", "class", "void", "interface", "enum", "def", "async", "get", "set"};
    private static final int LONGEST_PATTERN = 50;
    /** The name in letters, and one piece more that makes it another. */
    private static final int MOST_PIECES = Word.LOWER.length() + 2;

    private IndirectCall() {
    }

    /** The call that the name at this token makes, in a file that speaks of CertEnroll. */
    static Optional<CallSite> at(Code code, int word) {
        String obstacle = code.is(word, Kind.STRING) ? ofString(code, word)
                : code.is(word, Kind.WORD) && CallSite.isName(code, code.start(word), code.end(word)) ? ofWord(code, word)
                : ofMacro(code, word);
        return obstacle.isEmpty() ? Optional.empty() : Optional.of(CallSite.indirect(code, word, obstacle));
    }

    private static String ofWord(Code code, int word) {
        return CallSite.isMember(code, word - 1) ? ofMember(code, word) : ofBareName(code, word);
    }

    private static String ofMember(Code code, int word) {
        if (!code.language.isUnderstood()) {
            return code.language.whyNotRead();
        }
        if (code.isAny(word + 1, ".", "?.") && code.isAny(word + 2, CALLERS)) {
            return "it is called by " + code.text(word + 2);
        }
        if (code.isAny(word + 1, "?.", "!") && code.is(word + 2, "(")) {
            return "it is called by " + code.text(word + 1) + "(";
        }
        boolean inBrackets = code.is(word + 1, ")") && code.is(word + 2, "(");
        if (inBrackets || code.isAny(word + 1, "as", "[", "satisfies")) {
            return "the name of the method is part of an expression";
        }
        // Type arguments of TypeScript; a comparison has no bracket behind it.
        if (code.is(word + 1, "<") && code.syntax().templates && closesTypes(code, word + 2)) {
            return "it is called with type arguments";
        }
        if (code.syntax().commandCalls && (code.is(word + 1, Kind.NUMBER) || code.is(word + 1, Kind.STRING))) {
            return "it is called without brackets";
        }
        return isTakenAsValue(code, word) ? "the method is handed on, and called elsewhere" : "";
    }

    private static boolean closesTypes(Code code, int from) {
        for (int i = from; i < Math.min(code.size(), from + LONGEST_PATTERN) && !code.isAny(i, ";", "(", ")", "="); i++) {
            if (code.is(i, ">")) {
                return code.is(i + 1, "(");
            }
        }
        return false;
    }

    private static boolean isTakenAsValue(Code code, int word) {
        int start = CallSite.indirect(code, word, "").start;
        boolean ends = word + 1 >= code.size() || code.isAny(word + 1, ";", ",", ")", "]", "}", ":", "||", "??") || code.is(word + 1, Kind.LINE_END);
        boolean test = code.is(start - 1, "(") && code.isAny(start - 2, TESTS);
        return !code.inString && !code.syntax().bareCalls && ends && !test && code.isAny(start - 1, TAKE_A_VALUE);
    }

    private static String ofBareName(Code code, int word) {
        if (code.isAny(word - 1, "{", ",") && isPattern(code, word)) {
            return "the method is taken out of its object";
        }
        if (code.isAny(word - 1, "%", "ForEach", "foreach", "Object", "MemberName") && code.syntax().hereStrings) {
            return "it is called by ForEach-Object";
        }
        if (code.syntax().basic && code.is(word - 1, "[") && code.is(word - 2, ".")) {
            return "its name stands in brackets";
        }
        if (code.syntax().anyWordMayCall && !code.inString) {
            return code.language.whyNotRead();
        }
        int open = word + 1;
        if (code.inString && word == 0 && code.is(open, "(") && !code.isPaired(open)) {
            return "its end is printed by another statement";
        }
        boolean call = code.syntax().templates && (!code.inString || word == 0) && code.is(open, "(") && code.isPaired(open) && !code.isAny(word - 1, DECLARE)
                && !code.isAny(code.partner(open) + 1, "{", ":", "=>");
        return call && (!code.inString || endsStatement(code, code.after(open))) && arguments(code, open) == 4 ? "the object is not named" : "";
    }

    private static boolean endsStatement(Code code, int token) {
        return token >= code.size() || code.is(token, ";");
    }

    /** {@code const { InstallResponse } = e}: braces, and behind them an equals sign. */
    private static boolean isPattern(Code code, int word) {
        for (int i = word + 1; i < Math.min(code.size(), word + LONGEST_PATTERN); i = code.after(i)) {
            if (code.is(i, "}")) {
                return code.is(i + 1, "=");
            }
        }
        return false;
    }

    private static int arguments(Code code, int open) {
        int count = code.partner(open) > open + 1 ? 1 : 0;
        for (int i = open + 1; i < code.partner(open); i = code.after(i)) {
            count += code.is(i, ",") ? 1 : 0;
        }
        return count;
    }

    /** {@code obj[name]}, CallByName, InvokeMember, GetIDsOfNames: the name as a string, in one piece or in two. */
    private static String ofString(Code code, int token) {
        int start = code.start(token);
        int length = code.end(token) - start;
        // A string longer than the name with its quotes cannot be it; most strings are.
        if (length > Word.LOWER.length() + 8 || code.is(token + 1, "in") || code.inString && !code.inPage) {
            return "";
        }
        boolean whole = Word.isName(Literal.read(code, token).text);
        boolean joined = !whole && Literal.joins(code, token + 1) && !Literal.joins(code, token - 1)
                && Word.isName(Literal.concatenationFrom(code, token, MOST_PIECES).text);
        return whole || joined || isListed(code, token) ? "its name is a string, and nobody can say where that leads" : "";
    }

    /**
     * {@code ["Install", "Response"].join("")} and {@code "Install".concat("Response")}: whatever puts the pieces together, in
     * this order they are the name.
     */
    private static boolean isListed(Code code, int first) {
        if (code.is(first - 1, ",") && code.is(first - 2, Kind.STRING)) {
            return false;
        }
        StringBuilder name = new StringBuilder();
        int pieces = 0;
        for (int i = first; pieces < MOST_PIECES && code.is(i, Kind.STRING); pieces++) {
            name.append(Literal.read(code, i).text);
            boolean concat = code.is(i + 1, ".") && code.is(i + 2, "concat") && code.is(i + 3, "(");
            i = concat ? i + 4 : code.is(i + 1, ",") ? i + 2 : code.size();
        }
        return pieces > 1 && Word.isName(name.toString());
    }

    /** {@code IX509Enrollment_InstallResponse(…)} of C. */
    private static String ofMacro(Code code, int word) {
        boolean macro = code.language.syntax.foreign && code.is(word, Kind.WORD) && code.is(word + 1, "(")
                && Word.lower(code.text(word)).endsWith("_" + Word.LOWER);
        return macro ? code.language.whyNotRead() : "";
    }
}
