package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import io.github.certenroll4j.page.Names.Setting;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Works out the number that an argument stands for, as far as its file shows. */
final class Resolver {

    /** Constants of constants, brackets in brackets: deeper than this is no page that a person wrote. */
    private static final int DEEPEST = 40;

    private static final int LONGEST_SHOWN = 200;

    private final Names names;
    private final Map<Setting, Value> known = new IdentityHashMap<>();
    private final Map<String, Value> knownNames = new HashMap<>();

    Resolver(Names names) {
        this.names = names;
    }

    Value resolve(Code code, int from, int to) {
        return alternatives(code, from, to, 0);
    }

    /** {@code a | b}, {@code a Or b}, {@code a -bor b}: binds weaker than a sum. */
    private Value alternatives(Code code, int from, int to, int depth) {
        if (from >= to) {
            return Value.unknown("it is empty");
        }
        int all = 0;
        for (int start = from; start <= to;) {
            int end = operandEnd(code, start, to, true);
            Value value = sum(code, start, end, depth);
            if (!value.isKnown()) {
                return value;
            }
            all |= value.get();
            start = end + (code.is(end, "-") ? 2 : 1);
        }
        return Value.of(all);
    }

    private Value sum(Code code, int from, int to, int depth) {
        int sum = 0;
        for (int start = from; start <= to;) {
            int end = operandEnd(code, start, to, false);
            Value value = term(code, start, end, depth);
            if (!value.isKnown()) {
                return value;
            }
            sum += value.get();
            start = end + 1;
        }
        return Value.of(sum);
    }

    private static int operandEnd(Code code, int from, int to, boolean alternatives) {
        int at = from;
        while (at < to) {
            boolean or = code.isAny(at, "|", "or", "Or") || code.is(at, "-") && code.is(at + 1, "bor");
            if (alternatives ? or : code.is(at, "+")) {
                return at;
            }
            at = Math.max(at, code.partner(at)) + 1;
        }
        return to;
    }

    private Value term(Code code, int from, int to, int depth) {
        if (from >= to) {
            return Value.unknown("it is no whole expression");
        }
        // Every way down leads through here: brackets, signs, casts, conversions, names.
        if (depth > DEEPEST) {
            return Value.unknown("it is nested too deeply");
        }
        if (code.is(from, "-")) {
            Value positive = term(code, from + 1, to, depth + 1);
            return positive.isKnown() ? Value.of(-positive.get()) : positive;
        }
        if (code.is(from, "(") && code.partner(from) == to - 1) {
            return alternatives(code, from + 1, to - 1, depth + 1);
        }
        if (isCast(code, from, to)) {
            return term(code, code.partner(from) + 1, to, depth + 1);
        }
        if (to - from == 1 && (code.is(from, Kind.NUMBER) || code.is(from, Kind.STRING))) {
            return number(code, from);
        }
        boolean conversion = code.isAny(from, "CInt", "CLng", "Int", "parseInt", "Number", "CType", "Convert")
                && code.is(from + 1, "(") && code.partner(from + 1) == to - 1;
        if (conversion) {
            int comma = from + 2;
            while (comma < to - 1 && !code.is(comma, ",")) {
                comma = Math.max(comma, code.partner(comma)) + 1;
            }
            return alternatives(code, from + 2, comma, depth + 1);
        }
        return name(code, from, to, depth);
    }

    /** {@code (InstallResponseRestrictionFlags)4} of C#, {@code [int]4} of PowerShell. */
    private static boolean isCast(Code code, int from, int to) {
        int close = code.partner(from);
        return close > from && close < to - 1 && code.is(close - 1, Kind.WORD)
                && (code.is(from, "(") && code.language == Language.C_SHARP
                || code.is(from, "[") && code.language == Language.POWERSHELL && !code.is(close + 1, "::"));
    }

    private static Value number(Code code, int token) {
        String text = code.is(token, Kind.STRING) ? Literal.read(code, token).text.trim() : code.text(token);
        String digits = text.replaceAll("(?i)[ul&]+$", "");
        try {
            if (digits.matches("(?i)(0x|&h)[0-9a-f]{1,8}l?")) {
                return Value.of((int) Long.parseLong(digits.substring(2), 16));
            }
            if (digits.matches("(?i)&o?[0-7]{1,10}")) {
                return Value.of((int) Long.parseLong(digits.replaceAll("[^0-7]", ""), 8));
            }
            long value = Long.parseLong(digits);
            if (value >= Integer.MIN_VALUE && value <= 0xFFFFFFFFL) {
                return Value.of((int) value);
            }
        } catch (NumberFormatException notDecimal) {
            // the one message below is for every text that is no number
        }
        return Value.unknown(shown(code, token, token + 1) + " is not a number that the call takes");
    }

    /** A name, or the last word of a path like {@code InstallResponseRestrictionFlags.AllowNone}. */
    private Value name(Code code, int from, int to, int depth) {
        int last = to - 1;
        int at = code.is(from, "[") && code.is(code.partner(from) + 1, "::") ? code.partner(from) + 2 : from;
        boolean path = code.is(last, Kind.WORD);
        for (int i = at; i < last && path; i += 2) {
            path = code.is(i, Kind.WORD) && code.isAny(i + 1, ".", "::", ":", "->");
        }
        if (!path) {
            boolean server = false;
            for (int i = from; i < to; i++) {
                server |= code.is(i, Kind.ISLAND);
            }
            return Value.unknown(server ? "the server fills it in" : shown(code, from, to) + " is not a constant");
        }
        String name = code.text(last);
        String key = name + code.language.ignoresCase();
        Value before = knownNames.get(key);
        if (before == null) {
            before = named(name, code.language, depth);
            knownNames.put(key, before);
        }
        return before;
    }

    private Value named(String name, Language language, int depth) {
        if (names.isParameter(name)) {
            return Value.unknown(name + " is a parameter of a function");
        }
        List<Setting> settings = names.of(name, language);
        if (!settings.isEmpty()) {
            return common(name, settings, depth);
        }
        OptionalInt official = MicrosoftNames.valueOf(name);
        return official.isPresent() ? Value.of(official.getAsInt()) : Value.unknown(name + " is not set in this file");
    }

    private Value common(String name, List<Setting> settings, int depth) {
        Value first = value(settings.get(0), depth);
        for (Setting setting : settings) {
            Value value = value(setting, depth);
            if (setting.changes || value.isKnown() && first.isKnown() && value.get() != first.get()) {
                return Value.unknown(name + " gets several values");
            }
            if (!value.isKnown()) {
                return Value.unknown(name + ": " + value.why());
            }
        }
        return first;
    }

    private Value value(Setting setting, int depth) {
        Value before = known.get(setting);
        if (before != null) {
            return before;
        }
        if (setting.from == setting.to) {
            return Value.unknown("what it is set to is not a constant");
        }
        known.put(setting, Value.unknown("it is set from itself"));
        Value value = alternatives(setting.code, setting.from, setting.to, depth + 1);
        known.put(setting, value);
        return value;
    }

    static String shown(Code code, int from, int to) {
        int end = Math.min(code.end(to - 1), code.start(from) + LONGEST_SHOWN);
        String text = code.source.text.substring(code.start(from), end).replaceAll("\\s+", " ");
        String plain = text.replace(String.valueOf(MappedText.ISLAND), "…");
        return plain.length() <= 60 ? plain : plain.substring(0, 59) + "…";
    }
}
