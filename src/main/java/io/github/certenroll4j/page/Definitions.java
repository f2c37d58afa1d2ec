package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which names a file sets, and to what: constants, variables, properties, members of enumerations. */
final class Definitions {

    /** In tokens; without a limit a chain of a million settings would be read a million times. */
    private static final int LONGEST_VALUE = 100;
    /** In parts, and in tokens. */
    private static final int LONGEST_TYPE = 8;
    private static final int LONGEST_CASE = 16;

    /** What stands before a name without making it another's: the object itself, its class, the whole script. */
    private static final Set<String> SELF = new HashSet<>(Arrays.asList("", "this", "self", "static", "me", "my", "script", "global",
            "local", "window", "globalthis"));

    private static final String[] FUNCTIONS = {"function", "sub", "fun", "def", "func"};
    private static final String[] STATEMENTS = {"if", "for", "foreach", "while", "switch", "with", "using", "lock", "elseif"};
    private static final List<String> SHIFTS = Arrays.asList("<<=", ">>=", ">>>=");

    private final Map<String, List<Setting>> settings = new HashMap<>();
    private final Set<String> parameters = new HashSet<>();
    private final Set<String> imported = new HashSet<>();
    /** Names that get values which do not stand beside them. */
    private final Set<String> changed = new HashSet<>();
    private final Set<String> enumerations = new HashSet<>();
    /** Enumerations, objects and classes. */
    private final Set<String> owners = new HashSet<>();

    Definitions(Collection<Code> codes) {
        for (Code code : codes) {
            Owners places = new Owners(code, owners);
            NameChanges changes = new NameChanges(code, changed);
            for (int i = 0; i < code.size(); i++) {
                places.see(i);
                changes.see(i);
                int end = enumeration(code, i);
                if (end > i) {
                    i = end;
                } else if (i > 0) {
                    see(code, i, places);
                }
            }
        }
    }

    /** Every setting of a name, whatever it is a member of, in the order of the file. */
    List<Setting> all(String name, Language language) {
        return settings.getOrDefault(key(name), Collections.emptyList()).stream()
                .filter(setting -> language.syntax.ignoresCase || setting.name.equals(name)).collect(Collectors.toList());
    }

    /**
     * The settings that a name means.
     *
     * @param qualifier the word before its dot; empty if there is none
     */
    List<Setting> of(String qualifier, String name, Language language) {
        List<Setting> meant = new ArrayList<>();
        for (Setting setting : all(name, language)) {
            if (isMeant(setting, qualifier)) {
                meant.add(setting);
            }
        }
        return meant;
    }

    /** Whether a function of the file has a parameter of this name: then nobody knows which one is meant. */
    boolean isParameter(String name) {
        return parameters.contains(key(name));
    }

    /** Whether it gets values that do not stand beside it. */
    boolean isChanged(String qualifier, String name) {
        return SELF.contains(key(qualifier)) && changed.contains(key(name));
    }

    /** Whether it stands for the script itself, or for nothing. */
    static boolean isSelf(String qualifier) {
        return SELF.contains(key(qualifier));
    }

    /** Whether the name comes from another file. */
    boolean isImported(String name) {
        return imported.contains(key(name));
    }

    /** Whether the file defines an enumeration, an object or a class of this name. */
    boolean isOwner(String name) {
        return owners.contains(key(name));
    }

    private boolean isMeant(Setting setting, String qualifier) {
        String owner = key(setting.owner);
        if (SELF.contains(key(qualifier))) {
            boolean property = owner.equals(Owners.UNNAMED) || enumerations.contains(owner) && !setting.code.syntax().bareCalls;
            return SELF.contains(owner) || !property && owners.contains(owner) && !isObject(setting);
        }
        return owner.equals(key(qualifier)) || owner.equals(Owners.UNNAMED) && !isOwner(qualifier);
    }

    /** Whether it is a property of an object, which only counts behind the object's name. */
    private static boolean isObject(Setting setting) {
        int sign = setting.from - 1;
        return setting.code.is(sign, ":") || setting.code.is(sign - 2, ".");
    }

    private int enumeration(Code code, int at) {
        List<Setting> members = new ArrayList<>();
        int end = Enumerations.read(code, at, members);
        if (end > at) {
            owners.add(key(code.text(at + 1)));
            enumerations.add(key(code.text(at + 1)));
            members.forEach(this::add);
        }
        return end;
    }

    private void see(Code code, int at, Owners places) {
        if (code.is(at, "(")) {
            parameterList(code, at);
        } else if (code.is(at, "{") && code.isAny(at - 1, "const", "let", "var", "import")) {
            imports(code, at);
        } else if (code.is(at, "=>") && code.is(at - 1, Kind.WORD) || isLambda(code, at)) {
            parameters.add(key(code.text(at - 1)));
        } else if (code.is(at - 1, "]") && code.is(at - 2, Kind.STRING) && code.is(at - 4, Kind.WORD)) {
            indexed(code, at);
        } else if (code.is(at - 1, Kind.WORD) && code.is(at, Kind.SIGN)) {
            setting(code, at, places);
        } else if (code.syntax().hereStrings && code.is(at, "Variable") && code.isAny(at - 2, "New", "Set")) {
            newVariable(code, at);
        } else if (code.is(at, Kind.STRING) && code.is(at - 1, "(") && code.is(at - 2, "define") && code.is(at + 1, ",")) {
            String name = Literal.read(code, at).text;
            add(new Setting(code, name, "", at + 2, valueEnd(code, at + 2), false));
        }
    }

    private static boolean isLambda(Code code, int arrow) {
        return code.is(arrow, "->") && !code.syntax().members.contains("->") && code.isAny(arrow - 2, "(", ",", "=", "{");
    }

    /** {@code window["flags"] = 4}. */
    private void indexed(Code code, int at) {
        String sign = code.text(at);
        if (code.is(at - 3, "[") && (sign.equals("=") || isChange(sign))) {
            String name = Literal.read(code, at - 2).text;
            add(new Setting(code, name, code.text(at - 4), at + 1, valueEnd(code, at + 1), isChange(sign)));
        }
    }

    /** {@code |=}, {@code ++} and the like; no comparison. */
    private static boolean isChange(String sign) {
        return sign.length() >= 2 && sign.endsWith("=") && "=!<>:".indexOf(sign.charAt(sign.length() - 2)) < 0
                || SHIFTS.contains(sign) || sign.equals("++") || sign.equals("--");
    }

    private void setting(Code code, int at, Owners places) {
        String sign = code.text(at);
        boolean basic = code.syntax().basic;
        if (sign.equals("=") && (!basic || setsInBasic(code, at - 1))) {
            int name = declared(code, at - 1);
            put(code, name, at, owner(code, name, places), false);
        } else if (sign.equals(":") && !basic && code.isAny(at - 2, "{", ",")) {
            put(code, at - 1, at, places.ofProperty(), false);
        } else if (isChange(sign)) {
            put(code, at - 1, at, owner(code, at - 1, places), true);
        }
    }

    /** The name before its type, {@code flags As Library.Type} and {@code flags: Type}; without a type the last word itself. */
    private static int declared(Code code, int last) {
        int type = last;
        for (int i = 0; i < LONGEST_TYPE && code.is(type - 1, ".") && code.is(type - 2, Kind.WORD); i++) {
            type -= 2;
        }
        boolean typed = code.syntax().basic ? code.is(type - 1, "as")
                : code.syntax().templates && code.is(type - 1, ":") && !endsCase(code, type - 1);
        return typed && code.is(type - 2, Kind.WORD) ? type - 2 : last;
    }

    /** Whether this colon belongs to {@code case X:}, {@code default:} or {@code a ? b : c}, so that no type follows. */
    private static boolean endsCase(Code code, int colon) {
        for (int i = colon - 1; i >= Math.max(0, colon - LONGEST_CASE) && !code.isAny(i, ";", "{", "}", ":"); i--) {
            if (code.isAny(i, "case", "default", "?")) {
                return true;
            }
        }
        return false;
    }

    private static String owner(Code code, int name, Owners places) {
        if (code.isAny(name - 1, ".", "->", "::") && code.is(name - 2, Kind.WORD)) {
            return code.text(name - 2);
        }
        // In a hash table of PowerShell an equals sign sets a member.
        return code.syntax().hereStrings && !code.is(name - 1, ":") && !code.text(name).startsWith("$")
                ? places.ofProperty() : places.ofVariable();
    }

    private void put(Code code, int name, int sign, String owner, boolean changes) {
        add(new Setting(code, code.text(name), owner, sign + 1, valueEnd(code, sign + 1), changes));
    }

    private void add(Setting setting) {
        settings.computeIfAbsent(key(setting.name), any -> new ArrayList<>()).add(setting);
    }

    /** In Basic one sign sets and compares; it sets at the start of a statement and in a declaration. */
    private static boolean setsInBasic(Code code, int name) {
        int first = name;
        for (int i = 0; i < name && code.isAny(first - 1, ".", "as") && code.is(first - 2, Kind.WORD); i++) {
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
        boolean declares = code.isAny(open - 2, FUNCTIONS) || code.isAny(open - 1, "function", "sub", "param", "catch")
                || code.is(open - 3, "property")
                || code.is(open - 1, Kind.WORD) && code.isAny(close + 1, "{", "throws") && !code.isAny(open - 1, STATEMENTS)
                || code.isAny(close + 1, "=>", "->");
        if (!declares || close == open) {
            return;
        }
        for (int i = open + 1; i < close; i = code.after(i)) {
            parameter(code, i);
        }
        parameter(code, close);
    }

    /** Typed or not, with a value for when it is left out or not; or a pattern, all of whose names are meant. */
    private void parameter(Code code, int end) {
        boolean ends = code.isClosing(end) || code.isAny(end, ",", "=", "as", ":");
        if (ends && code.is(end - 1, Kind.WORD)) {
            parameters.add(key(code.text(end - 1)));
        }
        int last = code.isOpening(end) ? Math.min(code.partner(end), end + LONGEST_VALUE) : end;
        for (int i = end + 1; i < last; i++) {
            if (code.is(i, Kind.WORD)) {
                parameters.add(key(code.text(i)));
            }
        }
    }

    /** {@code import { A } from …, const { A } = require(…)}. */
    private void imports(Code code, int open) {
        for (int i = open + 1; i < code.partner(open); i++) {
            if (code.is(i, Kind.WORD)) {
                imported.add(key(code.text(i)));
            }
        }
    }

    /** {@code New-Variable -Name X -Value 4}, {@code Set-Variable X 4}; of other options the value is not looked at. */
    private void newVariable(Code code, int at) {
        int name = -1;
        int value = -1;
        int end = Math.min(at + 16, code.size());
        for (int i = at + 1; i < end && !code.is(i, Kind.LINE_END) && !code.isAny(i, ";", "}"); i++) {
            if (code.is(i, "-")) {
                name = code.is(i + 1, "Name") ? i + 2 : name;
                value = code.is(i + 1, "Value") ? i + 2 : value;
                i += 2;
            } else if (name < 0) {
                name = i;
            } else if (value < 0) {
                value = i;
            }
        }
        if (name >= 0 && name < end) {
            String variable = code.is(name, Kind.STRING) ? Literal.read(code, name).text : code.text(name);
            add(new Setting(code, variable, "", Math.max(value, 0), value < 0 ? 0 : value + 1, false));
        }
    }

    /** Where the expression that starts here ends: a comma, a semicolon, a closing bracket or a line that ends it. */
    private static int valueEnd(Code code, int from) {
        int at = from;
        while (at < code.size() && !code.isClosing(at) && !code.isAny(at, ",", ";", "?", "=") && !code.is(at, Kind.LINE_END)
                && !(code.syntax().basic && code.is(at, ":"))
                && !(at > from && code.startsLine(at) && !continues(code, at))) {
            at = code.after(at);
            if (at - from > LONGEST_VALUE) {
                return from;
            }
        }
        // What a condition chooses, and what Basic compares, is no constant.
        boolean chosen = code.is(at, "?") || code.syntax().basic && code.is(at, "=");
        return chosen ? from : at;
    }

    private static boolean continues(Code code, int at) {
        boolean sign = code.is(at, Kind.SIGN) && !code.isOpening(at);
        return sign || code.is(at - 1, Kind.SIGN) && !code.isClosing(at - 1);
    }

    /** PowerShell's and PHP's {@code $name} is the name; a script prefix is none of it. */
    static String key(String name) {
        String bare = name.startsWith("$") ? name.substring(1) : name;
        return bare.toLowerCase(Locale.ROOT);
    }
}
