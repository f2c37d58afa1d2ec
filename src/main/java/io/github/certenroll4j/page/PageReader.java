package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Collects every stretch of code of a page: its scripts, its server's islands, and the scripts inside their strings. */
final class PageReader {

    static final String WORD = "installresponse";

    /** A page in a string in a string: deeper than this nobody writes by hand. */
    private static final int DEEPEST = 3;

    /** Neither a call nor a setting has fewer tokens. */
    private static final int SMALLEST = 3;

    private static final Pattern HOLDS_MARKUP = Pattern.compile("(?i)<script|<\\w[^<>]*\\son\\w+\\s*=");

    private final List<Code> codes = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final TreeMap<Integer, Language> scriptTags;

    private PageReader(String text) {
        scriptTags = scriptTags(text);
    }

    static PageReader read(String text, PageKind kind) {
        PageReader reader = new PageReader(text);
        MappedText whole = MappedText.whole(text);
        if (kind.markup) {
            new Markup(whole, kind.language, reader, reader.troubles, 0).read();
        } else {
            reader.code(whole, kind.language, reader.troubles, 0);
        }
        return reader;
    }

    List<Code> codes() {
        return codes;
    }

    List<Trouble> troubles() {
        return troubles;
    }

    /** Takes in a stretch of code, and what its strings hold. */
    void code(MappedText text, Language language, List<Trouble> troublesOfIt, int depth) {
        Code code = Lexer.read(text, language, depth > 0, troublesOfIt);
        if (code.size() >= SMALLEST) {
            codes.add(code);
        }
        if (depth < DEEPEST && lower(text.text).contains(WORD)) {
            strings(code, depth);
        }
    }

    /** Strings that name the call, and those that set a name which the call may use. */
    private void strings(Code code, int depth) {
        for (int i = 0; i < code.size(); i++) {
            if (code.is(i, Kind.STRING) && code.source.text.charAt(code.start(i)) != '/') {
                String raw = lower(code.text(i));
                if (raw.contains(WORD) || raw.indexOf('=') >= 0) {
                    nested(Literal.concatenation(code, i), code.offset(i), depth + 1);
                    i = Literal.concatenationEnd(code, i);
                }
            }
        }
    }

    private void nested(MappedText text, int offset, int depth) {
        // A string is rarely a whole page: what stays open in it may be closed by the next one.
        List<Trouble> ignored = new ArrayList<>();
        if (HOLDS_MARKUP.matcher(text.text).find()) {
            new Markup(text, Language.JAVA, this, ignored, depth).read();
        } else {
            code(text, languageOf(text.text, offset), ignored, depth);
        }
    }

    private Language languageOf(String script, int offset) {
        Language guessed = PageKind.guessScript(script);
        Map.Entry<Integer, Language> tag = scriptTags.floorEntry(offset);
        boolean undecided = script.indexOf(';') < 0 && script.indexOf('{') < 0;
        return undecided && tag != null ? tag.getValue() : guessed;
    }

    private static TreeMap<Integer, Language> scriptTags(String text) {
        TreeMap<Integer, Language> tags = new TreeMap<>();
        String lower = lower(text);
        for (int at = lower.indexOf("<script"); at >= 0; at = lower.indexOf("<script", at + 1)) {
            String tag = lower.substring(at, Math.min(at + 200, lower.length()));
            int end = tag.indexOf('>');
            boolean basic = (end < 0 ? tag : tag.substring(0, end)).contains("vbscript");
            tags.put(at, basic ? Language.VBSCRIPT : Language.JSCRIPT);
        }
        return tags;
    }

    /** Lower case, a character for a character; {@code String.toLowerCase} may change the length. */
    static String lower(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(chars[i]);
        }
        return new String(chars);
    }
}
