package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which names a file sets, and to what: constants, variables, properties, members of enumerations. */
final class Names {

    /** In tokens; without a limit a chain of a million settings would be read a million times. */
    private static final int LONGEST_VALUE = 500;

    /** A value that a name gets somewhere: the tokens from {@link #from}, before {@link #to}. */
    static final class Setting {
        final Code code;
        final String name;
        final int from;
        final int to;
        /** Whether the name keeps what it had and gets something more, or loses it in another way. */
        final boolean changes;

        Setting(Code code, int name, int from, int to, boolean changes) {
            this.code = code;
            this.name = code.text(name);
            this.from = from;
            this.to = to;
            this.changes = changes;
        }
    }

    private final Map<String, List<Setting>> settings = new HashMap<>();
    private final Set<String> parameters = new HashSet<>();

    Names(Collection<Code> codes) {
        for (Code code : codes) {
            for (int i = 1; i < code.size(); i++) {
                see(code, i);
            }
        }
    }

    /** Every setting of a name, in the order of the file; the case of the name counts where the language says so. */
    List<Setting> of(String name, Language language) {
        List<Setting> all = settings.getOrDefault(key(name), Collections.emptyList());
        if (language.ignoresCase()) {
            return all;
        }
        List<Setting> exact = new ArrayList<>();
        for (Setting setting : all) {
            if (setting.name.equals(name)) {
                exact.add(setting);
            }
        }
        return exact;
    }

    /** Whether a function of the file has a parameter of this name: then nobody knows which one is meant. */
    boolean isParameter(String name) {
        return parameters.contains(key(name));
    }

    private void see(Code code, int at) {
        if (code.is(at, "(")) {
            parameterList(code, at);
        } else if (code.is(at - 1, Kind.WORD) && code.is(at, Kind.SIGN)) {
            String sign = code.text(at);
            if (sign.equals("=") && (!code.language.isBasic() || setsInBasic(code, at - 1))) {
                put(code, at - 1, at + 1, valueEnd(code, at + 1), false);
            } else if (sign.equals(":") && !code.language.isBasic() && code.isAny(at - 2, "{", ",")) {
                put(code, at - 1, at + 1, valueEnd(code, at + 1), false);
            } else if (sign.length() == 2 && (sign.endsWith("=") && "+-|&.".indexOf(sign.charAt(0)) >= 0
                    || sign.equals("++") || sign.equals("--"))) {
                put(code, at - 1, at + 1, valueEnd(code, at + 1), true);
            }
        } else if (code.language == Language.POWERSHELL && code.isAny(at, "New-Variable", "Variable")) {
            newVariable(code, at);
        }
    }

    private void put(Code code, int name, int from, int to, boolean changes) {
        int typed = code.is(name - 1, ":") && code.is(name - 2, Kind.WORD) && code.language == Language.JSCRIPT ? name - 2 : name;
        int plain = code.language.isBasic() && code.is(name - 1, "as") ? name - 2 : typed;
        Setting setting = new Setting(code, plain, from, to, changes);
        settings.computeIfAbsent(key(setting.name), any -> new ArrayList<>()).add(setting);
    }

    /** In Basic one sign sets and compares; it sets at the start of a statement and in a declaration. */
    private static boolean setsInBasic(Code code, int name) {
        int first = name;
        while (code.isAny(first - 1, ".", "as") && code.is(first - 2, Kind.WORD)) {
            first -= 2;
        }
        int before = first - 1;
        return before < 0 || code.is(before, Kind.LINE_END) || code.is(before, Kind.ISLAND)
                || code.isAny(before, ":", "then", "else", "const", "dim", "set", "let", "static", ",", "private", "public",
                "shared", "readonly");
    }

    /** {@code function f(a, b) {}, void f(int a) {}, Sub F(a, b)}: the last word before each comma is a parameter. */
    private void parameterList(Code code, int open) {
        int close = code.partner(open);
        boolean declares = code.isAny(open - 2, "function", "sub") || code.is(open - 1, "function")
                || code.is(open - 1, Kind.WORD) && code.is(close + 1, "{")
                && !code.isAny(open - 1, "if", "for", "foreach", "while", "switch", "catch", "with", "using", "lock", "elseif")
                || code.is(close + 1, "=>") || code.is(open - 1, "param");
        if (!declares || close == open) {
            return;
        }
        for (int i = open + 1; i <= close; i = Math.max(i, code.partner(i)) + 1) {
            if ((i == close || code.isAny(i, ",", "=", "as")) && code.is(i - 1, Kind.WORD)) {
                parameters.add(key(code.text(i - 1)));
            }
            if (i == close) {
                return;
            }
        }
    }

    /** {@code New-Variable -Name X -Value 4}. */
    private void newVariable(Code code, int at) {
        int name = -1;
        for (int i = at + 1; i < Math.min(at + 16, code.size()) && !code.is(i, Kind.LINE_END); i++) {
            if (code.is(i, "-") && code.is(i + 1, "Name")) {
                name = i + 2;
            } else if (code.is(i, "-") && code.is(i + 1, "Value") && code.is(name, Kind.WORD)) {
                put(code, name, i + 2, i + 3, false);
                return;
            }
        }
    }

    /** Where the expression that starts here ends: a comma, a semicolon, a closing bracket or a line that ends it. */
    private static int valueEnd(Code code, int from) {
        int at = from;
        while (at < code.size() && !code.isClosing(at) && !code.isAny(at, ",", ";", "?", "=") && !code.is(at, Kind.LINE_END)
                && !(code.language.isBasic() && code.is(at, ":"))
                && !(at > from && code.startsLine(at) && !continues(code, at))) {
            at = Math.max(at, code.partner(at)) + 1;
            if (at - from > LONGEST_VALUE) {
                return from;
            }
        }
        // What a condition chooses, and what Basic compares, is no constant.
        boolean chosen = code.is(at, "?") || code.language.isBasic() && code.is(at, "=");
        return chosen ? from : at;
    }

    private static boolean continues(Code code, int at) {
        boolean sign = code.is(at, Kind.SIGN) && !code.isOpening(at);
        return sign || code.is(at - 1, Kind.SIGN) && !code.isClosing(at - 1);
    }

    /** PowerShell's and PHP's {@code $name} is the name; a script prefix is none of it. */
    private static String key(String name) {
        String bare = name.startsWith("$") ? name.substring(1) : name;
        return bare.toLowerCase(Locale.ROOT);
    }
}
