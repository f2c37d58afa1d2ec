package io.github.certenroll4j.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An attribute of a tag, its value with the character references resolved. */
final class Attribute {

    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:@.()\\[\\]-]++)\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'"
            + "|\\{([^{}]*+(?:\\{[^{}]*+\\}[^{}]*+){0,50}+)\\}|([^\\s\"'>{][^\\s>]*+))");
    private static final String[][] REFERENCES = {{"&quot;", "\""}, {"&apos;", "'"}, {"&#39;", "'"}, {"&#34;", "\""},
        {"&#039;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&lpar;", "("}, {"&rpar;", ")"}, {"&comma;", ","},
        {"&period;", "."}, {"&semi;", ";"}, {"&colon;", ":"}, {"&equals;", "="}, {"&lsqb;", "["}, {"&rsqb;", "]"}, {"&plus;", "+"},
        {"&nbsp;", " "}, {"&Tab;", "\t"}, {"&NewLine;", "\n"}};
    /** {@code &#40;} and {@code &#x28;}; browsers take them without a semicolon, too. */
    private static final Pattern NUMBER = Pattern.compile("&#(?:([0-9]{1,7})|[xX]([0-9a-fA-F]{1,6}));?");

    /** The events of HTML, and of the frameworks that have names of their own for them. */
    private static final Pattern HANDLER = Pattern.compile("on|@|\\(|(v-on|x-on|hx-on|wire|phx|data-on|(data-)?ng)[:-]|data-on");
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\s*(java|j|vb)script:");
    /** Of the style sheets of Internet Explorer. */
    private static final Pattern EXPRESSION = Pattern.compile("(?i)\\bexpression\\s*\\(");

    final String name;
    final SourceMap value;

    private Attribute(String name, SourceMap value) {
        this.name = name;
        this.value = value;
    }

    static List<Attribute> of(SourceMap source, int from, int to) {
        List<Attribute> attributes = new ArrayList<>();
        Matcher matcher = ATTRIBUTE.matcher(source.text).region(from, to);
        while (matcher.find()) {
            int group = 2;
            while (matcher.start(group) < 0) {
                group++;
            }
            SourceMap value = resolved(source, matcher.start(group), matcher.end(group));
            value = isAddress(value.text) ? decoded(value) : value;
            attributes.add(new Attribute(matcher.group(1).toLowerCase(java.util.Locale.ROOT), value));
        }
        return attributes;
    }

    boolean isHandler() {
        return HANDLER.matcher(name).lookingAt() || isAddress(value.text) || name.equals("style") && EXPRESSION.matcher(value.text).find();
    }

    /** Whether it is an address that is a script. */
    private static boolean isAddress(String value) {
        return ADDRESS.matcher(value).lookingAt();
    }

    private static SourceMap resolved(SourceMap source, int from, int to) {
        SourceMap.Builder value = new SourceMap.Builder();
        int i = from;
        while (i < to) {
            String[] reference = reference(source.text, i, to);
            value.add(reference[1].charAt(0), source.offset(i));
            i = Progress.on(i, i + reference[0].length());
        }
        return value.build();
    }

    /** What is written at a place, and the character that it stands for. */
    private static String[] reference(String text, int at, int to) {
        for (String[] reference : text.charAt(at) == '&' ? REFERENCES : new String[0][]) {
            if (text.startsWith(reference[0], at) && at + reference[0].length() <= to) {
                return reference;
            }
        }
        String itself = text.substring(at, at + 1);
        Matcher number = NUMBER.matcher(text).region(at, to);
        if (!itself.equals("&") || !number.lookingAt()) {
            return new String[] {itself, itself};
        }
        int code = number.group(1) != null ? Integer.parseInt(number.group(1)) : Integer.parseInt(number.group(2), 16);
        return new String[] {number.group(), code == 0 || code > Character.MAX_VALUE ? "\uFFFD" : "" + (char) code};
    }

    /** An address with the characters that stand as {@code %2C} in it; each is where its percent sign is. */
    private static SourceMap decoded(SourceMap address) {
        SourceMap.Builder decoded = new SourceMap.Builder();
        int i = 0;
        while (i < address.text.length()) {
            int high = i + 2 < address.text.length() ? Character.digit(address.text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(address.text.charAt(i + 2), 16);
            boolean coded = address.text.charAt(i) == '%' && low >= 0;
            decoded.add(coded ? (char) (high * 16 + low) : address.text.charAt(i), address.offset(i));
            i = Progress.on(i, i + (coded ? 3 : 1));
        }
        return decoded.build();
    }
}
