package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import io.github.certenroll4j.page.Syntax.TypeLibrary;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Works out the number that an argument stands for, as far as its file shows. */
final class ConstantEvaluator {

    /** Constants of constants, brackets in brackets: deeper than this is no page that a person wrote. */
    private static final int DEEPEST = 40;

    private static final int LONGEST_SHOWN = 200;

    /** {@code Imports CERTENROLLLib}, {@code using static CERTENROLLLib.…}, METADATA of ASP, reference of a WSF. */
    private static final Pattern TYPE_LIBRARY = Pattern.compile("(?i)\\bImports\\s+(\\w+\\s*=\\s*)?CERTENROLLLib\\b"
            + "|\\busing\\s+static\\s+CERTENROLLLib\\.|METADATA\\s[^>]{0,200}(728AB348-217D-11DA-B2A4|CertEnroll)"
            + "|<reference\\s[^>]{0,200}(728AB348-217D-11DA-B2A4|X509Enrollment)");

    private final Definitions names;
    /** Whether the file imports CertEnroll's type library, so that Microsoft's names exist in any language of it. */
    private final boolean importsTypeLibrary;
    private final Map<Setting, Value> known = new IdentityHashMap<>();
    private final Map<String, Value> knownNames = new HashMap<>();
    /** The enumeration or class whose member is being worked out; inside it the others need no qualifier. */
    private String scope = "";

    ConstantEvaluator(String text, Definitions names) {
        this.names = names;
        this.importsTypeLibrary = TYPE_LIBRARY.matcher(text).find();
    }

    Value evaluate(Code code, int from, int to) {
        return alternatives(code, from, to, 0);
    }

    /** {@code a | b}, {@code a Or b}, {@code a -bor b}: binds weaker than a sum. */
    private Value alternatives(Code code, int from, int to, int depth) {
        if (from >= to) {
            return Value.unknown("it is empty");
        }
        Value all = Value.of(0);
        for (int start = from; start <= to;) {
            int end = operandEnd(code, start, to, true);
            Value value = shifted(code, start, end, depth);
            if (value.isUnknown()) {
                return value;
            }
            all = all.with(all.meant() | value.meant(), value);
            start = Progress.on(start, end + (code.is(end, "-") ? 2 : 1));
        }
        return all;
    }

    /** {@code 1 << 2}, as enumerations of flags have it. */
    private Value shifted(Code code, int from, int to, int depth) {
        int sign = to - 2;
        if (sign <= from || !code.is(sign, "<<") || !code.is(to - 1, Kind.NUMBER)) {
            return sum(code, from, to, depth);
        }
        Value value = sum(code, from, sign, depth);
        Value bits = number(code, to - 1);
        return value.isUnknown() ? value : bits.isUnknown() ? bits : value.with(value.meant() << bits.meant(), bits);
    }

    private Value sum(Code code, int from, int to, int depth) {
        Value sum = Value.of(0);
        for (int start = from; start <= to;) {
            int end = operandEnd(code, start, to, false);
            Value value = term(code, start, end, depth);
            if (value.isUnknown()) {
                return value;
            }
            sum = sum.with(sum.meant() + value.meant(), value);
            start = Progress.on(start, end + 1);
        }
        return sum;
    }

    private static int operandEnd(Code code, int from, int to, boolean alternatives) {
        int at = from;
        while (at < to) {
            boolean or = code.isAny(at, "|", "or", "Or") || code.is(at, "-") && code.is(at + 1, "bor");
            if (alternatives ? or : code.is(at, "+")) {
                return at;
            }
            at = code.after(at);
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
            return positive.isUnknown() ? positive : positive.with(-positive.meant());
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
        boolean conversion = code.isAny(from, "CInt", "CLng", "Int", "parseInt", "Number", "CType", "DirectCast")
                && code.is(from + 1, "(") && code.partner(from + 1) == to - 1;
        if (conversion) {
            int comma = from + 2;
            while (comma < to - 1 && !code.is(comma, ",")) {
                comma = code.after(comma);
            }
            boolean radix = comma < to - 1 && code.is(from, "parseInt") && !(comma + 3 == to && code.is(comma + 1, "10"));
            return radix ? Value.unknown("parseInt has a radix") : alternatives(code, from + 2, comma, depth + 1);
        }
        return name(code, from, to, depth);
    }

    /** {@code (InstallResponseRestrictionFlags)4} of C#, {@code [int]4} of PowerShell. */
    static boolean isCast(Code code, int from, int to) {
        int close = code.partner(from);
        return close > from && close < to - 1 && code.is(close - 1, Kind.WORD) && code.syntax().cast != 0
                && code.is(from, String.valueOf(code.syntax().cast)) && !code.is(close + 1, "::");
    }

    private static Value number(Code code, int token) {
        String text = code.is(token, Kind.STRING) ? Literal.read(code, token).text.trim() : code.text(token);
        String digits = text.replaceAll("(?i)[ul&]+$", "");
        try {
            if (digits.matches("0[0-7]+") && code.is(token, Kind.NUMBER) && code.syntax().octalZero) {
                return Value.of((int) Long.parseLong(digits, 8));
            }
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
        String qualifier = last - 2 >= at ? code.text(last - 2) : at > from ? code.text(at - 3) : "";
        String key = scope + "." + qualifier + "." + code.text(last) + code.language + code.inPage;
        Value before = knownNames.get(key);
        if (before == null) {
            before = named(qualifier, code.text(last), code, depth);
            knownNames.put(key, before);
        }
        return before;
    }

    /** What a name is worth in a language: by the file's own definitions first, then by Microsoft's. */
    Value named(String qualifier, String name, Code code) {
        return named(qualifier, name, code, 0);
    }

    /** Whether the file defines an enumeration, or a class, of this name. */
    boolean isOwnEnumeration(String name) {
        return names.isOwner(name);
    }

    private Value named(String qualifier, String name, Code code, int depth) {
        Language language = code.language;
        if (qualifier.isEmpty() && names.isParameter(name)) {
            return Value.unknown(name + " is a parameter of a function");
        }
        if (names.isImported(qualifier.isEmpty() ? name : qualifier)) {
            return Value.unknown(name + " comes from another file");
        }
        if (names.isChanged(qualifier, name)) {
            return Value.unknown(name + " gets several values");
        }
        List<Setting> settings = names.of(qualifier, name, language);
        if (settings.isEmpty() && qualifier.isEmpty() && !scope.isEmpty()) {
            settings = names.of(scope, name, language);
        }
        if (!settings.isEmpty()) {
            return common(name, settings, depth);
        }
        OptionalInt official = MicrosoftNames.valueOf(name);
        boolean meansMicrosoft = Definitions.isSelf(qualifier) || MicrosoftNames.isEnumeration(enumeration(qualifier, language));
        if (!official.isPresent() || !meansMicrosoft) {
            return Value.unknown((qualifier.isEmpty() ? "" : qualifier + ".") + name + " is not set in this file");
        }
        boolean ownLacksIt = names.isOwner(qualifier);
        if (!ownLacksIt && typeLibraryHas(qualifier, code)) {
            return Value.of(official.getAsInt());
        }
        boolean scripts = language.syntax.inPages || ownLacksIt;
        String why = ownLacksIt ? "the " + qualifier + " of this file has no " + name : name + " is defined nowhere in this file";
        return scripts ? Value.undefined(official.getAsInt(), why) : Value.unknown(name + " is not set in this file");
    }

    /** What a server imports, the browser does not have. */
    private boolean typeLibraryHas(String qualifier, Code code) {
        TypeLibrary kind = code.syntax().typeLibrary;
        return importsTypeLibrary && !code.inPage && kind != TypeLibrary.QUALIFIED || kind == TypeLibrary.BARE
                || kind == TypeLibrary.QUALIFIED && (!qualifier.isEmpty() || importsTypeLibrary);
    }

    /** The enumeration that a qualifier means: itself, or what {@code using Flags = …} makes it stand for. */
    private String enumeration(String qualifier, Language language) {
        List<Setting> alias = names.all(qualifier, language);
        if (alias.size() == 1 && language.syntax.typeLibrary != TypeLibrary.NONE) {
            Setting setting = alias.get(0);
            return setting.to > setting.from ? setting.code.text(setting.to - 1) : qualifier;
        }
        return qualifier;
    }

    private Value common(String name, List<Setting> settings, int depth) {
        Value first = value(settings.get(0), depth);
        for (Setting setting : settings) {
            Value value = value(setting, depth);
            if (setting.changes || value.isKnown() && first.isKnown() && value.meant() != first.meant()) {
                return Value.unknown(name + " gets several values");
            }
            if (!value.isKnown()) {
                return value.isUndefined() ? value : Value.unknown(name + ": " + value.why());
            }
        }
        return first;
    }

    private Value value(Setting setting, int depth) {
        Value before = known.get(setting);
        if (before != null) {
            return before;
        }
        if (setting.countsFromZero()) {
            return Value.of(setting.plus);
        }
        if (setting.from == setting.to) {
            return Value.unknown("what it is set to is not a constant");
        }
        known.put(setting, Value.unknown("it is set from itself"));
        String outer = scope;
        scope = setting.owner;
        Value value = alternatives(setting.code, setting.from, setting.to, depth + 1);
        scope = outer;
        Value counted = value.isUnknown() ? value : value.with(value.meant() + setting.plus);
        known.put(setting, counted);
        return counted;
    }

    static String shown(Code code, int from, int to) {
        int end = Math.min(code.end(to - 1), code.start(from) + LONGEST_SHOWN);
        String text = code.source.text.substring(code.start(from), end).replaceAll("\\s+", " ");
        String plain = text.replace(String.valueOf(SourceMap.ISLAND), "…");
        return plain.length() <= 60 ? plain : plain.substring(0, 59) + "…";
    }
}
