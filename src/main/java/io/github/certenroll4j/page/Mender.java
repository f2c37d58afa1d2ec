package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Works out the smallest changes that mend a call; leaves alone what it cannot change without a doubt. */
final class Mender {

    private static final String ENUMERATION = "InstallResponseRestrictionFlags";
    private static final Pattern NUMBER = Pattern.compile("(?i)(0x|&h|&o)?([0-9a-f]+?)([ul&]*)");

    private final String text;
    private final Judge judge;
    private final List<Edit> edits = new ArrayList<>();

    Mender(String text, Judge judge) {
        this.text = text;
        this.judge = judge;
    }

    /** The changes for all calls of a file, in its order and without overlaps. */
    List<Edit> mend(List<RawCall> raw, List<InstallCall> judged) {
        for (int i = 0; i < raw.size(); i++) {
            if (!judged.get(i).findings().contains(Finding.NOT_RESOLVED)) {
                mend(raw.get(i), judged.get(i));
            }
        }
        return withoutOverlaps();
    }

    /** What is replaced as a whole needs no change inside; of two that start together it was added first. */
    private List<Edit> withoutOverlaps() {
        edits.sort(Comparator.comparingInt(edit -> edit.start));
        List<Edit> apart = new ArrayList<>();
        int end = 0;
        for (Edit edit : edits) {
            if (edit.start >= end) {
                apart.add(edit);
                end = edit.end;
            }
        }
        return apart;
    }

    private void mend(RawCall call, InstallCall judged) {
        if (judged.findings().contains(Finding.CALL_MISSING)) {
            int start = call.code.offset(call.start);
            edits.add(new Edit(start, start, "Call "));
        }
        if (judged.findings().contains(Finding.FLAG_NOT_ALLOWED) || judged.findings().contains(Finding.UNTRUSTED_ROOT_NOT_ALLOWED)) {
            mendFlags(call, Judge.rightFlags(judged));
        }
        if (judged.findings().contains(Finding.ENCODING_MISMATCH)) {
            mendEncoding(call, judge.rightEncoding(call));
        }
        if (judged.findings().contains(Finding.TYPOGRAPHIC_QUOTES)) {
            mendQuotes(call);
        }
    }

    private void mendFlags(RawCall call, int flags) {
        RawCall.Argument argument = withoutBrackets(call.code, call.arguments.get(0));
        int last = argument.to - 1;
        boolean cast = call.code.isClosing(last - 1) && call.code.partner(last - 1) == argument.from;
        if (cast) {
            replace(call.code, last, argument.to, number(call.code, last, flags));
        } else if (qualifier(call.code, argument).isPresent()) {
            mendNames(call.code, argument, flags, qualifier(call.code, argument).get());
        } else if (call.code.language == Language.C_SHARP && text.contains("CERTENROLLLib")) {
            String space = text.contains("using CERTENROLLLib") ? "" : "CERTENROLLLib.";
            replace(call.code, argument.from, argument.to, "(" + space + ENUMERATION + ")" + flags);
        } else {
            replace(call.code, argument.from, argument.to, number(call.code, argument.from, flags, argument));
        }
    }

    /** Brackets around an argument stay: VBScript may need them to tell it from the name of the call. */
    private static RawCall.Argument withoutBrackets(Code code, RawCall.Argument argument) {
        int from = argument.from;
        int to = argument.to;
        while (code.is(from, "(") && code.partner(from) == to - 1) {
            from++;
            to--;
        }
        return new RawCall.Argument(from, to);
    }

    /** A name stays a name; a flag that has to stay is kept, and the other one joined to it. */
    private void mendNames(Code code, RawCall.Argument argument, int flags, String qualifier) {
        String name = qualifier + "AllowUntrustedRoot";
        if (flags == Judge.UNTRUSTED_ROOT) {
            replace(code, argument.from, argument.to, name);
        } else if (flags == 0) {
            replace(code, argument.from, argument.to, qualifier + "AllowNone");
        } else {
            String or = code.language == Language.C_SHARP ? " | " : code.language == Language.POWERSHELL ? " -bor " : " Or ";
            int end = code.endOffset(argument.to - 1);
            edits.add(new Edit(end, end, or + name));
        }
    }

    /** What stands before the name in {@code CERTENROLLLib.InstallResponseRestrictionFlags.AllowNone}. */
    private static Optional<String> qualifier(Code code, RawCall.Argument argument) {
        for (int i = argument.from; i < argument.to; i++) {
            boolean powerShell = code.is(i + 1, "]") && code.is(i + 2, "::");
            if (code.is(i, ENUMERATION) && (powerShell || code.is(i + 1, "."))) {
                int end = code.end(powerShell ? i + 2 : i + 1);
                return Optional.of(code.source.text.substring(code.start(argument.from), end));
            }
        }
        return Optional.empty();
    }

    private void mendEncoding(RawCall call, int encoding) {
        RawCall.Argument argument = withoutBrackets(call.code, call.arguments.get(2));
        Code code = call.code;
        int last = argument.to - 1;
        boolean official = code.is(last, Kind.WORD) && code.isAny(last - 1, ".", "::");
        if (official) {
            replace(code, last, argument.to, encoding == 0 ? "XCN_CRYPT_STRING_BASE64HEADER" : "XCN_CRYPT_STRING_BASE64");
        } else {
            replace(code, argument.from, argument.to, number(code, argument.from, encoding, argument));
        }
    }

    private void mendQuotes(RawCall call) {
        for (int i = call.word; i < call.end; i++) {
            if (Judge.hasTypographicQuotes(call.code, i)) {
                char quote = call.code.text(i).charAt(0) >= '\u201C' ? '"' : '\'';
                int start = call.code.offset(i);
                int end = call.code.endOffset(i);
                edits.add(new Edit(start, start + 1, String.valueOf(quote)));
                edits.add(new Edit(end - 1, end, String.valueOf(quote)));
            }
        }
    }

    private static String number(Code code, int token, int value, RawCall.Argument argument) {
        return argument.to - argument.from == 1 ? number(code, token, value) : String.valueOf(value);
    }

    /** The number in the style of the one that it replaces: {@code 0x00} becomes {@code 0x04}. */
    private static String number(Code code, int token, int value) {
        Matcher old = NUMBER.matcher(code.text(token));
        if (!code.is(token, Kind.NUMBER) || !old.matches() || old.group(1) == null) {
            return String.valueOf(value);
        }
        // Flags and the two encodings are single digits, the same in every base.
        StringBuilder digits = new StringBuilder(String.valueOf(value));
        while (digits.length() < old.group(2).length()) {
            digits.insert(0, '0');
        }
        return old.group(1) + digits + old.group(3);
    }

    /** Only what stands in the file as it was read, in one piece and without a comment in it, is replaced. */
    private void replace(Code code, int from, int to, String replacement) {
        int start = code.offset(from);
        int end = code.endOffset(to - 1);
        String read = code.source.text.substring(code.start(from), code.end(to - 1));
        boolean asRead = end - start == read.length() && text.startsWith(read, start);
        if (asRead && code.hasOnlyBlanks(from, to) && !read.contains("\n")) {
            edits.add(new Edit(start, end, replacement));
        }
    }
}
