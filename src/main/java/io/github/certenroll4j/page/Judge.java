package io.github.certenroll4j.page;

import io.github.certenroll4j.InstallRestriction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Says of every call of a file what it passes and what is wrong with that. */
final class Judge {

    static final int UNTRUSTED_ROOT = InstallRestriction.ALLOW_UNTRUSTED_ROOT.value();
    private static final int UNTRUSTED_CERTIFICATE = InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE.value();
    private static final int EVERY_FLAG = 7;
    private static final int LONGEST_TEXT = 200;

    private final String text;
    private final LineIndex lines;
    private final Names names;
    private final Resolver resolver;
    private final Origins origins;

    Judge(String text, LineIndex lines, List<Code> codes) {
        this.text = text;
        this.lines = lines;
        this.names = new Names(codes);
        this.resolver = new Resolver(names);
        this.origins = new Origins(text, names);
    }

    List<InstallCall> judge(List<RawCall> calls) {
        List<Value> flags = new ArrayList<>();
        for (RawCall call : calls) {
            flags.add(argument(call, 0));
        }
        List<InstallCall> judged = new ArrayList<>();
        for (int i = 0; i < calls.size();) {
            int end = i + 1;
            while (end < calls.size() && FallbackChain.links(calls.get(end - 1), calls.get(end))) {
                end++;
            }
            boolean flagIsTried = flags.subList(i, end).stream().anyMatch(Judge::passesFlag);
            for (; i < end; i++) {
                judged.add(judge(calls.get(i), flags.get(i), flagIsTried && !passesFlag(flags.get(i))));
            }
        }
        return judged;
    }

    /** What the first argument has to be for a call that was judged, as far as Windows takes it. */
    static int rightFlags(InstallCall call) {
        int kept = call.flags().getAsInt() & takenBy(call.origin());
        return call.isPartOfFallback() ? kept : kept | UNTRUSTED_ROOT;
    }

    /** What the third argument has to be; for a call with {@link Finding#ENCODING_MISMATCH}. */
    int rightEncoding(RawCall call) {
        return form(call).encoding();
    }

    private InstallCall judge(RawCall call, Value flags, boolean fallback) {
        Value encoding = argument(call, 2);
        ObjectOrigin origin = origins.of(call);
        Set<Finding> findings = EnumSet.noneOf(Finding.class);
        if (!flags.isKnown() || !encoding.isKnown() || call.arguments.size() != call.expectedArguments()) {
            findings.add(Finding.NOT_RESOLVED);
        }
        if (flags.isKnown()) {
            judgeFlags(flags.get(), origin, fallback, findings);
        }
        if (encoding.isKnown() && !form(call).fits(encoding.get())) {
            findings.add(Finding.ENCODING_MISMATCH);
        }
        if (lacksCall(call)) {
            findings.add(Finding.CALL_MISSING);
        }
        for (int i = call.word; i < call.end && call.complete; i++) {
            if (hasTypographicQuotes(call.code, i)) {
                findings.add(Finding.TYPOGRAPHIC_QUOTES);
            }
        }
        int offset = call.offset();
        return new InstallCall(lines.line(offset), lines.column(offset), shown(call), call.code.language, origin, flags,
                encoding, findings, fallback);
    }

    private static void judgeFlags(int flags, ObjectOrigin origin, boolean fallback, Set<Finding> findings) {
        if ((flags & ~takenBy(origin)) != 0) {
            findings.add(Finding.FLAG_NOT_ALLOWED);
        }
        boolean letsRootPass = (flags & UNTRUSTED_ROOT) != 0
                || origin == ObjectOrigin.DIRECT && (flags & UNTRUSTED_CERTIFICATE) != 0;
        if (!letsRootPass && !fallback) {
            findings.add(Finding.UNTRUSTED_ROOT_NOT_ALLOWED);
        }
    }

    private static int takenBy(ObjectOrigin origin) {
        return origin == ObjectOrigin.DIRECT ? EVERY_FLAG : UNTRUSTED_ROOT;
    }

    private static boolean passesFlag(Value flags) {
        return flags.isKnown() && (flags.get() & UNTRUSTED_ROOT) != 0;
    }

    private static boolean lacksCall(RawCall call) {
        Code code = call.code;
        boolean statementEnds = call.end >= code.size() || code.is(call.end, Code.Kind.LINE_END)
                || code.is(call.end, Code.Kind.ISLAND) || code.isAny(call.end, ":", "Else", "End");
        return code.language == Language.VBSCRIPT && call.parentheses && call.complete && statementEnds
                && RawCall.isStatementStart(code, call.start);
    }

    /** In a string of a program the quotes may be the program's business; there they are not judged. */
    static boolean hasTypographicQuotes(Code code, int token) {
        return code.language.runsInPages() && !code.inString && code.is(token, Code.Kind.STRING)
                && "\u2018\u2019\u201C\u201D".indexOf(code.source.text.charAt(code.start(token))) >= 0;
    }

    /** Of a call that has an encoding, the argument after this one. */
    private ResponseForm form(RawCall call) {
        RawCall.Argument response = call.arguments.get(1);
        return ResponseForm.of(call.code, response.from, response.to, names);
    }

    private Value argument(RawCall call, int index) {
        if (!call.complete) {
            return Value.unknown("the end of the call was not found");
        }
        if (index >= call.arguments.size()) {
            return Value.unknown("the call has " + call.arguments.size() + " arguments, not " + call.expectedArguments());
        }
        RawCall.Argument argument = call.arguments.get(index);
        return resolver.resolve(call.code, argument.from, argument.to);
    }

    private String shown(RawCall call) {
        int last = Math.max(call.word, Math.min(call.end, call.code.size()) - 1);
        int from = call.code.offset(call.start);
        int to = Math.min(call.code.endOffset(last), from + 10 * LONGEST_TEXT);
        String plain = text.substring(from, Math.max(from, to)).replaceAll("\\s+", " ").trim();
        return plain.length() <= LONGEST_TEXT ? plain : plain.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
