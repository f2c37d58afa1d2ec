package io.github.certenroll4j.page;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of the two languages of pages a script is written in: by its tag, or by what its lines look like. */
final class ScriptLanguage {

    /** So much of a text is looked at to guess its language. */
    static final int SAMPLE = 50_000;

    private static final int LONGEST_TAG = 200;

    private static final Pattern BASIC = Pattern.compile("(?im)^[ \\t]*(dim|sub|end (sub|function|if)|on error|call|set \\w+ *=|const \\w+ *="
            + "[^;\\n]*$|rem|'|option explicit|private sub|public sub)(\\b|')|\\bthen[ \\t]*$"
            + "|\\.installresponse2?[ \\t]+[^(\\s=;.]");
    private static final Pattern C_LIKE = Pattern.compile("(?im)[;{}][ \\t]*$|^[ \\t]*(var|let|function)\\s|\\);|^[ \\t]*//|/\\*");
    /** Only in VBScript a number follows the name of a method with nothing but a blank between. */
    private static final Pattern BARE_CALL = Pattern.compile("(?i)\\.installresponse2?[ \\t]+[0-9&\"]");
    private static final Pattern JSCRIPT = Pattern.compile("javascript|jscript|ecmascript|livescript|module|babel|typescript|jsx|tsx| js$");
    private static final Pattern TYPE = attribute("type");
    private static final Pattern LANGUAGE = attribute("language");

    private final TreeMap<Integer, Language> tags = new TreeMap<>();

    /** @param text the whole file, whose script tags tell the language of what stands behind them in strings */
    ScriptLanguage(String text) {
        String lower = Word.lower(text);
        for (int at = lower.indexOf("<script"); at >= 0; at = Progress.found(at, lower.indexOf("<script", at + 1))) {
            String tag = lower.substring(at, Math.min(at + LONGEST_TAG, lower.length()));
            int end = tag.indexOf('>');
            boolean basic = (end < 0 ? tag : tag.substring(0, end)).contains("vbscript");
            tags.put(at, basic ? Language.VBSCRIPT : Language.JSCRIPT);
        }
    }

    /** The language of a script in a string at this place of the file. */
    Language ofString(String script, int offset) {
        if (BARE_CALL.matcher(script).find()) {
            return Language.VBSCRIPT;
        }
        Map.Entry<Integer, Language> tag = tags.floorEntry(offset);
        boolean undecided = script.indexOf(';') < 0 && script.indexOf('{') < 0;
        return undecided && tag != null ? tag.getValue() : guess(script);
    }

    /** The language that a tag or a directive, in lower case, names for a server; empty if it names none. */
    static Optional<Language> named(String tag) {
        return value(LANGUAGE, tag).map(name -> Language.ofServer(name).orElse(Language.OTHER));
    }

    private static Pattern attribute(String name) {
        return Pattern.compile("(?<![\\w-])" + name + "\\s{0,80}=\\s{0,80}[\"']?([a-z][^\"'\\s>%]{0,80})");
    }

    private static Optional<String> value(Pattern attribute, String tag) {
        Matcher matcher = attribute.matcher(tag);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The language of a script element, its tag in lower case; empty if it is no script at all. */
    static Optional<Language> ofElement(String tag, String body) {
        Optional<String> type = value(TYPE, tag);
        Optional<String> language = value(LANGUAGE, tag);
        String named = type.orElse("") + " " + language.orElse("");
        if (named.contains("vbs")) {
            return Optional.of(Language.VBSCRIPT);
        }
        if (JSCRIPT.matcher(named).find() || tag.contains("\"ts\"")) {
            return Optional.of(Language.JSCRIPT);
        }
        // Scripts of Perl and its like are no templates: with the right add-on a browser runs them.
        Optional<Language> foreign = Language.ofServer(named).filter(known -> !known.isUnderstood());
        if (foreign.isPresent() || type.isPresent()) {
            return foreign;
        }
        return Optional.of(language.isPresent() ? Language.OTHER : guess(body));
    }

    /** The language of a handler: {@code onclick="…"}. */
    static Language ofHandler(String value, String tag) {
        boolean basic = value.regionMatches(true, 0, "vbscript:", 0, 9) || tag.contains("vbscript");
        return basic ? Language.VBSCRIPT : Language.JSCRIPT;
    }

    static Language guess(String text) {
        String sample = text.substring(0, Math.min(text.length(), SAMPLE));
        return count(BASIC, sample) > count(C_LIKE, sample) ? Language.VBSCRIPT : Language.JSCRIPT;
    }

    private static int count(Pattern pattern, String text) {
        int count = 0;
        for (Matcher matcher = pattern.matcher(text); matcher.find();) {
            count++;
        }
        return count;
    }
}
