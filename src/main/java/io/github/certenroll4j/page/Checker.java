package io.github.certenroll4j.page;

import io.github.certenroll4j.InstallRestriction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says of every call of a file what it passes, what is wrong with that, and what would mend it. */
final class Checker {

    private static final int UNTRUSTED_ROOT = InstallRestriction.ALLOW_UNTRUSTED_ROOT.value();
    private static final int UNTRUSTED_CERTIFICATE = InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE.value();
    private static final int EVERY_FLAG = 7;
    private static final int LONGEST_TEXT = 200;

    /** Where another file may define what this one does not. */
    private static final Pattern INCLUDES = Pattern.compile("(?i)<script\\b[^>]{0,500}\\ssrc\\s*=|<!--\\s*#include|<%@\\s*include|<jsp:include"
            + "|^[ \\t]*import\\s|\\brequire(_once)?\\s*[(\"']|\\binclude(_once)?\\s*[(\"']|\\bExecute(Global)?\\b", Pattern.MULTILINE);

    private final String text;
    private final RootTrust root;
    private final LineIndex lines;
    private final Definitions names;
    private final ConstantEvaluator evaluator;
    private final Origins origins;
    private final Spelling spelling;
    private final boolean includesOthers;
    private final Map<String, ResponseForm> forms = new HashMap<>();

    Checker(String text, LineIndex lines, List<Code> codes, RootTrust root) {
        this.text = text;
        this.root = root;
        this.lines = lines;
        this.names = new Definitions(codes);
        this.evaluator = new ConstantEvaluator(text, names);
        this.origins = new Origins(text, codes, names);
        this.spelling = new Spelling(text, evaluator);
        this.includesOthers = INCLUDES.matcher(text).find();
    }

    List<CheckedCall> check(List<CallSite> calls) {
        List<Value> flags = calls.stream().map(call -> argument(call, 0)).collect(Collectors.toList());
        List<CheckedCall> checked = new ArrayList<>();
        for (int i = 0; i < calls.size();) {
            int end = i + 1;
            while (end < calls.size() && FallbackChain.links(calls.get(end - 1), calls.get(end))) {
                end++;
            }
            boolean flagIsTried = flags.subList(i, end).stream().anyMatch(Checker::passesFlag);
            List<InstallCall> chain = new ArrayList<>();
            for (; i < end; i++) {
                boolean fallback = flagIsTried && !passesFlag(flags.get(i));
                CheckedCall call = check(calls.get(i), flags.get(i), fallback);
                chain.add(call.call);
                checked.add(call);
            }
            chain.forEach(call -> call.attempts(chain));
        }
        return checked;
    }

    private CheckedCall check(CallSite call, Value flags, boolean fallback) {
        Value encoding = argument(call, 2);
        ObjectOrigin origin = origins.of(call);
        List<Problem> problems = new ArrayList<>();
        if (flags.isUnknown() || encoding.isUnknown() || call.arguments.size() != call.expectedArguments()
                || includesOthers && (flags.isUndefined() || encoding.isUndefined())) {
            problems.add(new Problem(Finding.NOT_RESOLVED));
        }
        boolean directInPage = call.code.inPage && origin == ObjectOrigin.DIRECT;
        if (directInPage) {
            problems.add(new Problem(Finding.DIRECT_CREATION));
        }
        if (!flags.isUnknown()) {
            checkFlags(call, flags, origin, fallback, problems);
        }
        if (!encoding.isUnknown()) {
            checkEncoding(call, encoding, problems);
        }
        problems.addAll(Wording.problems(call));
        int offset = call.offset();
        return new CheckedCall(new InstallCall(lines.line(offset), lines.column(offset), shown(call), call.code.language, origin,
                call.code.inPage, flags, encoding, findings(problems), fallback), problems);
    }

    private static List<Finding> findings(List<Problem> problems) {
        return problems.stream().map(problem -> problem.finding).collect(Collectors.toList());
    }

    private void checkFlags(CallSite call, Value flags, ObjectOrigin origin, boolean fallback, List<Problem> problems) {
        int passed = flags.meant();
        int taken = takenBy(call, origin);
        boolean letsRootPass = (passed & UNTRUSTED_ROOT) != 0 || taken == EVERY_FLAG && (passed & UNTRUSTED_CERTIFICATE) != 0;
        boolean needsFlag = !letsRootPass && !fallback && root == RootTrust.UNKNOWN;
        // Only from a page a flag is ever taken away: what a program was given, it may need.
        int right = (call.code.surelyInPage ? passed & taken : passed) | (needsFlag ? UNTRUSTED_ROOT : 0);
        boolean mendable = (right & ~taken) == 0 && (right != passed || flags.isUndefined());
        List<Edit> remedy = mendable ? spelling.flags(call, flags.isUndefined() ? 0 : passed, right) : Collections.emptyList();
        if (flags.isUndefined()) {
            problems.add(new Problem(Finding.UNDEFINED_NAME, remedy));
        }
        if (needsFlag) {
            problems.add(new Problem(Finding.UNTRUSTED_ROOT_NOT_ALLOWED, remedy));
        }
        if ((passed & ~taken) != 0) {
            problems.add(new Problem(Finding.FLAG_NOT_ALLOWED, remedy));
        }
    }

    private void checkEncoding(CallSite call, Value encoding, List<Problem> problems) {
        ResponseForm form = form(call);
        boolean fits = form.fits(encoding.meant());
        int right = fits ? encoding.meant() : form.encoding().orElse(encoding.meant());
        boolean mendable = right != encoding.meant() || encoding.isUndefined();
        List<Edit> remedy = mendable ? spelling.encoding(call, right) : Collections.emptyList();
        if (encoding.isUndefined()) {
            problems.add(new Problem(Finding.UNDEFINED_NAME, remedy));
        }
        if (!fits) {
            problems.add(new Problem(Finding.ENCODING_MISMATCH, remedy));
        }
    }

    /** From the factory, and in a page unless it made the object itself, Windows takes one flag. */
    private static int takenBy(CallSite call, ObjectOrigin origin) {
        boolean factory = origin == ObjectOrigin.WEB_CLASS_FACTORY || origin == ObjectOrigin.UNKNOWN && call.code.inPage;
        return factory ? UNTRUSTED_ROOT : EVERY_FLAG;
    }

    private static boolean passesFlag(Value flags) {
        return !flags.isUnknown() && (flags.meant() & UNTRUSTED_ROOT) != 0;
    }

    /** Of a call that has an encoding, the argument before it. */
    private ResponseForm form(CallSite call) {
        ArgumentList.Argument response = call.arguments.get(1);
        if (response.to - response.from != 1) {
            return ResponseForm.of(call.code, response.from, response.to, names);
        }
        // The same variable in many calls is looked up once.
        String key = call.code.language + " " + call.code.text(response.from);
        return forms.computeIfAbsent(key, any -> ResponseForm.of(call.code, response.from, response.to, names));
    }

    private Value argument(CallSite call, int index) {
        if (!call.obstacle.isEmpty()) {
            return Value.unknown(call.obstacle);
        }
        if (!call.complete) {
            return Value.unknown("the end of the call was not found");
        }
        if (index >= call.arguments.size()) {
            return Value.unknown("the call has " + call.arguments.size() + " arguments, not " + call.expectedArguments());
        }
        ArgumentList.Argument argument = call.arguments.get(index);
        return evaluator.evaluate(call.code, argument.from, argument.to);
    }

    private String shown(CallSite call) {
        int last = Math.max(call.word, Math.min(call.end, call.code.size()) - 1);
        int from = call.code.offset(call.start);
        int to = Math.min(call.code.endOffset(last), from + 10 * LONGEST_TEXT);
        String plain = text.substring(from, Math.max(from, to)).replaceAll("\\s+", " ").trim();
        return plain.length() <= LONGEST_TEXT ? plain : plain.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
