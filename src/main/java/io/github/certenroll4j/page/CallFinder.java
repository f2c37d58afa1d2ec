package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds the calls in all the code of a file, and leaves out what only bears the same name. */
final class CallFinder {

    private static final Pattern CERTENROLL = Pattern.compile("(?i)x509enroll|certenroll|884e204[69]-217d");

    /** Words between words that make an expression, and no declaration. */
    private static final String[] OPERATORS = {"or", "not", "and", "as", "is", "satisfies", "new", "await", "typeof", "void"};

    private final boolean fileSpeaksOfCertEnroll;
    private boolean declaresOne;

    CallFinder(String text) {
        fileSpeaksOfCertEnroll = CERTENROLL.matcher(text).find();
    }

    List<CallSite> find(List<Code> codes) {
        declaresOne = codes.stream().anyMatch(CallFinder::declares);
        // A string may be read twice, as itself and as part of a page in it: one place in the file is one call.
        Map<Integer, CallSite> byPlace = new TreeMap<>();
        for (Code code : codes) {
            for (int i = 0; i < code.size(); i++) {
                at(code, i).ifPresent(call -> byPlace.putIfAbsent(call.offset(), call));
            }
        }
        return new ArrayList<>(byPlace.values());
    }

    private Optional<CallSite> at(Code code, int token) {
        Optional<CallSite> call = CallSite.at(code, token);
        if (call.isPresent()) {
            return call.filter(this::isCall);
        }
        if (!fileSpeaksOfCertEnroll) {
            return Optional.empty();
        }
        return IndirectCall.at(code, token).filter(it -> !declaresOne || CallSite.isMember(code, token - 1) || code.is(token, Kind.STRING));
    }

    /** A function of this name of the file's own: then its calls are not ours. */
    private static boolean declares(Code code) {
        for (int i = 1; i < code.size(); i++) {
            if (code.isAny(i - 1, "function", "sub") && CallSite.isName(code, code.start(i), code.end(i))) {
                return true;
            }
        }
        return false;
    }

    /** Other systems have an {@code InstallResponse} too: the number of arguments, or what else the file says, tells. */
    private boolean isCall(CallSite call) {
        Code code = call.code;
        if (code.is(call.start - 1, "new") || isDeclaration(call)) {
            return false;
        }
        boolean exactCount = call.arguments.size() == call.expectedArguments();
        if (fileSpeaksOfCertEnroll) {
            return exactCount || isCutOff(call)
                    || !code.inString && (!call.complete || call.arguments.size() >= 2 || isSpread(call) || !code.language.isUnderstood());
        }
        boolean exactCase = code.syntax().ignoresCase || code.text(call.word).contains("InstallResponse");
        return exactCase && code.language.isUnderstood() && (exactCount && code.language != Language.JAVA || isCutOff(call));
    }

    private static boolean isSpread(CallSite call) {
        return call.arguments.stream().anyMatch(argument -> call.code.is(argument.from, "..."));
    }

    /** In a string that is only the beginning of what is printed: what comes next is printed by another statement. */
    private static boolean isCutOff(CallSite call) {
        Code code = call.code;
        if (!code.inString) {
            return false;
        }
        if (!call.complete) {
            return true;
        }
        boolean atEnd = call.end >= code.size();
        return !call.parentheses && atEnd && call.arguments.size() < call.expectedArguments()
                && code.is(call.word + 1, Kind.NUMBER) && (code.is(call.word + 2, ",") || call.end == call.word + 2);
    }

    /** {@code void IX509Enrollment.InstallResponse(Flags restrictions, string response, …)}: words side by side. */
    private static boolean isDeclaration(CallSite call) {
        if (call.arguments.isEmpty()) {
            return false;
        }
        ArgumentList.Argument first = call.arguments.get(0);
        return first.to - first.from >= 2 && call.code.is(first.to - 1, Kind.WORD)
                && (call.code.is(first.to - 2, Kind.WORD) || call.code.is(first.from, "ByVal"))
                && !call.code.isAny(first.to - 2, OPERATORS);
    }
}
