package io.github.certenroll4j.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An attribute of a tag, its value with the character references resolved. */
final class Attribute {

    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:@.-]++)\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'"
            + "|\\{([^{}]*+(?:\\{[^{}]*+\\}[^{}]*+){0,50}+)\\}|([^\\s\"'>{][^\\s>]*+))");
    private static final String[][] REFERENCES = {{"&quot;", "\""}, {"&apos;", "'"}, {"&#39;", "'"}, {"&#34;", "\""},
        {"&#039;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}};

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
            attributes.add(new Attribute(matcher.group(1).toLowerCase(java.util.Locale.ROOT), value));
        }
        return attributes;
    }

    boolean isHandler() {
        String start = value.text.trim();
        return name.startsWith("on") || name.startsWith("@") || name.startsWith("v-on:") || start.regionMatches(true, 0, "javascript:", 0, 11)
                || start.regionMatches(true, 0, "vbscript:", 0, 9);
    }

    private static SourceMap resolved(SourceMap source, int from, int to) {
        SourceMap.Builder value = new SourceMap.Builder();
        for (int i = from; i < to; i++) {
            char c = source.text.charAt(i);
            for (String[] reference : c == '&' ? REFERENCES : new String[0][]) {
                if (source.text.startsWith(reference[0], i) && i + reference[0].length() <= to) {
                    value.add(reference[1].charAt(0), source.offset(i));
                    i += reference[0].length() - 1;
                    c = 0;
                    break;
                }
            }
            if (c != 0) {
                value.add(c, source.offset(i));
            }
        }
        return value.build();
    }
}
