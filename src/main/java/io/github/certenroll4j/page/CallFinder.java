package io.github.certenroll4j.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds the calls in all the code of a file, and leaves out what only bears the same name. */
final class CallFinder {

    private static final Pattern CERTENROLL = Pattern.compile("(?i)x509enroll|certenroll|884e204[69]-217d");

    private final boolean fileSpeaksOfCertEnroll;

    CallFinder(String text) {
        fileSpeaksOfCertEnroll = CERTENROLL.matcher(text).find();
    }

    List<RawCall> find(List<Code> codes) {
        // A string may be read twice, as itself and as part of a page in it: one place in the file is one call.
        Map<Integer, RawCall> byPlace = new TreeMap<>();
        for (Code code : codes) {
            for (int i = 1; i < code.size(); i++) {
                RawCall.at(code, i).filter(this::isCall).ifPresent(call -> byPlace.putIfAbsent(call.offset(), call));
            }
        }
        return new ArrayList<>(byPlace.values());
    }

    /** Other systems have an {@code InstallResponse} too: the number of arguments, or what else the file says, tells. */
    private boolean isCall(RawCall call) {
        Code code = call.code;
        if (code.is(call.start - 1, "new") || isDeclaration(call)) {
            return false;
        }
        boolean exactCount = call.arguments.size() == call.expectedArguments();
        if (fileSpeaksOfCertEnroll) {
            return exactCount || !code.inString && (!call.complete || call.arguments.size() >= 2);
        }
        boolean exactCase = code.language.ignoresCase() || code.text(call.word).contains("InstallResponse");
        return exactCount && exactCase && code.language != Language.JAVA;
    }

    /** {@code void IX509Enrollment.InstallResponse(Flags restrictions, string response, …)}: words side by side. */
    private static boolean isDeclaration(RawCall call) {
        if (call.arguments.isEmpty()) {
            return false;
        }
        RawCall.Argument first = call.arguments.get(0);
        return first.to - first.from >= 2 && call.code.is(first.to - 1, Code.Kind.WORD)
                && (call.code.is(first.to - 2, Code.Kind.WORD) || call.code.is(first.from, "ByVal"))
                && !call.code.isAny(first.to - 2, "or", "not");
    }
}
