package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a number is written in the place of an argument, in the words of the file: a name stays a name if the file, or the
 * type library that it imports, has one for the number; a cast stays a cast, and {@code 0x00} becomes {@code 0x04}.
 */
final class Spelling {

    private static final Pattern NUMBER = Pattern.compile("(?i)(0x|&h|&o)?([0-9a-f]+?)([ul&]*)");
    private static final String LIBRARY = "CERTENROLLLib";
    private static final Pattern IMPORT = Pattern.compile("(?im)^\\s*(global\\s+)?(using|imports)\\s+CERTENROLLLib\\s*(;|$)");
    /** What makes an object whose methods are looked up when they are called. */
    private static final Pattern LATE_BINDING = Pattern.compile("(?i)\\bdynamic\\b|GetTypeFrom(ProgID|CLSID)|\\bCreateObject\\b|\\bGetObject\\b");

    private final String text;
    private final ConstantEvaluator evaluator;

    Spelling(String text, ConstantEvaluator evaluator) {
        this.text = text;
        this.evaluator = evaluator;
    }

    /** The first argument becomes these flags; only bits are added if {@code before} is a part of them. */
    List<Edit> flags(CallSite call, int before, int after) {
        Operand operand = new Operand(call, 0);
        String added = name(operand, MicrosoftNames.FLAGS, after & ~before);
        boolean joins = before != 0 && (before & after) == before && operand.isName() && !operand.isCast && !added.isEmpty();
        if (joins) {
            int end = operand.code.endOffset(operand.to - 1);
            return Collections.singletonList(new Edit(end, end, operand.code.syntax().or + added));
        }
        return operand.replacedBy(written(operand, MicrosoftNames.FLAGS, after));
    }

    /** The third argument becomes this encoding. */
    List<Edit> encoding(CallSite call, int encoding) {
        Operand operand = new Operand(call, 2);
        return operand.replacedBy(written(operand, MicrosoftNames.ENCODINGS, encoding));
    }

    private String written(Operand operand, String enumeration, int value) {
        String name = name(operand, enumeration, value);
        if (!name.isEmpty()) {
            return name;
        }
        String number = number(operand, value);
        return operand.code.syntax().conversion.isEmpty() || operand.isCast ? number : compiled(operand, enumeration, number);
    }

    /**
     * The compilers of C# and Visual Basic take zero for an enumeration, and no other number; what they take for it is only
     * known if the enumeration is, or if nothing is compiled before it is called. Empty if it is not known.
     */
    private String compiled(Operand operand, String enumeration, String number) {
        String format = operand.code.syntax().conversion;
        if (text.contains(LIBRARY)) {
            return converted(format, (IMPORT.matcher(text).find() ? "" : LIBRARY + ".") + enumeration, number);
        }
        if (LATE_BINDING.matcher(text).find() || operand.isNumberButZero()) {
            return number;
        }
        return evaluator.isOwnEnumeration(enumeration) ? converted(format, enumeration, number) : "";
    }

    private static String converted(String format, String enumeration, String number) {
        return format.replace("TYPE", enumeration).replace("VALUE", number);
    }

    /** The name for a number beside the name that stands there; empty if none does, or nobody defines it. */
    private String name(Operand operand, String enumeration, int value) {
        if (!operand.isName()) {
            return "";
        }
        String name = MicrosoftNames.nameOf(enumeration, value);
        Value worth = name.isEmpty() ? Value.unknown("") : evaluator.named(operand.qualifier(), name, operand.code);
        return worth.isKnown() && worth.meant() == value ? operand.prefix() + name : "";
    }

    private static String number(Operand operand, int value) {
        Matcher old = NUMBER.matcher(operand.code.text(operand.from));
        if (operand.to - operand.from > 1 || !operand.code.is(operand.from, Kind.NUMBER) || !old.matches() || old.group(1) == null) {
            return String.valueOf(value);
        }
        String radix = old.group(1).endsWith("o") || old.group(1).endsWith("O") ? Integer.toOctalString(value) : Integer.toHexString(value);
        StringBuilder digits = new StringBuilder(radix);
        while (digits.length() < old.group(2).length()) {
            digits.insert(0, '0');
        }
        return old.group(1) + digits + old.group(3);
    }

    /** An argument without the brackets and casts around it; they stay, for Basic may need them, and compilers do. */
    private final class Operand {

        final Code code;
        final int from;
        final int to;
        final boolean isCast;

        Operand(CallSite call, int index) {
            this.code = call.code;
            ArgumentList.Argument argument = call.arguments.get(index);
            int first = argument.from;
            int end = argument.to;
            boolean cast = false;
            for (int i = argument.from; i < argument.to; i++) {
                if (ConstantEvaluator.isCast(code, first, end)) {
                    first = code.partner(first) + 1;
                    cast = true;
                } else if (code.is(first, "(") && code.partner(first) == end - 1) {
                    first++;
                    end--;
                }
            }
            this.from = first;
            this.to = end;
            this.isCast = cast;
        }

        /** Whether its last token is a name of Microsoft's: what stands before it may hold another one. */
        boolean isName() {
            return to > from && code.is(to - 1, Kind.WORD) && MicrosoftNames.valueOf(code.text(to - 1)).isPresent();
        }

        boolean isNumberButZero() {
            return to - from == 1 && code.is(from, Kind.NUMBER) && !code.text(from).matches("(?i)(0x|&h)?0+[ul&]*");
        }

        /** The word before the dot of its last name. */
        String qualifier() {
            int word = to - 3;
            boolean type = code.is(to - 2, "::") && code.is(word, "]");
            word = type ? word - 1 : word;
            return word >= from && code.isAny(to - 2, ".", "::") && code.is(word, Kind.WORD) ? code.text(word) : "";
        }

        /** What stands before its last name, from the start of that path. */
        String prefix() {
            int start = to - 1;
            for (int i = to - 2; i > from && code.isAny(i, ".", "::"); i -= 2) {
                start = code.is(i - 1, "]") && code.isPaired(i - 1) ? code.partner(i - 1) : i - 1;
                if (code.is(start, "[")) {
                    break;
                }
            }
            return code.source.text.substring(code.start(start), code.start(to - 1));
        }

        /** Only what stands in the file as it was read, in one piece and without a comment in it, is replaced. */
        List<Edit> replacedBy(String replacement) {
            if (from >= to || replacement.isEmpty()) {
                return Collections.emptyList();
            }
            int start = code.offset(from);
            int end = code.endOffset(to - 1);
            String read = code.source.text.substring(code.start(from), code.end(to - 1));
            boolean asRead = end - start == read.length() && text.startsWith(read, start);
            List<Edit> edits = new ArrayList<>();
            if (asRead && code.hasOnlyBlanks(from, to) && !read.contains("\n")) {
                edits.add(new Edit(start, end, replacement));
            }
            return edits;
        }
    }
}
