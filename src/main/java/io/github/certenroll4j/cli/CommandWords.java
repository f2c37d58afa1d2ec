package io.github.certenroll4j.cli;

import io.github.certenroll4j.InstallRestriction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one types for the words of the library. The explanations of error codes speak to programs, too, and so name
 * classes and constants: {@code InstallRestriction.ALLOW_UNTRUSTED_ROOT}, which a user of the command line knows as
 * {@code --allow-untrusted-root}.
 */
final class CommandWords {

    private static final Map<String, String> TYPED = new LinkedHashMap<>();

    static {
        for (InstallRestriction flag : InstallRestriction.values()) {
            TYPED.put("InstallRestriction." + flag.name(), RestrictionOptions.words(Collections.singleton(flag)));
        }
        TYPED.put("EnrollmentContext.MACHINE", "--machine");
        TYPED.put("Enrollment.install", "certenroll4j install");
        TYPED.put("Enrollment", "enrollment");
        TYPED.put("HotfixStatus", "certenroll4j status");
        TYPED.put("CaResponse", "certenroll4j inspect");
    }

    private CommandWords() {
    }

    /**
     * The sentence with the words of the library replaced by what one types: names of classes, with or without a member, that
     * are not parts of longer names. Without a pattern, whose first use takes a JVM longer than the answer.
     */
    static String in(String sentence) {
        StringBuilder typed = new StringBuilder();
        for (int at = 0, end; at < sentence.length(); at = end) {
            end = nameEnd(sentence, at);
            String word = sentence.substring(at, end);
            typed.append(isStart(sentence, at) ? TYPED.getOrDefault(word, word) : word);
        }
        return typed.toString();
    }

    private static boolean isStart(String sentence, int at) {
        boolean capital = sentence.charAt(at) >= 'A' && sentence.charAt(at) <= 'Z';
        return capital && (at == 0 || !isWordPart(sentence, at - 1) && sentence.charAt(at - 1) != '.');
    }

    /** Behind the word at this place, and behind its member; of anything else, behind the next character. */
    private static int nameEnd(String sentence, int at) {
        int end = wordEnd(sentence, at);
        if (end == at) {
            return at + 1;
        }
        boolean member = end < sentence.length() && sentence.charAt(end) == '.' && wordEnd(sentence, end + 1) > end + 1;
        return member ? wordEnd(sentence, end + 1) : end;
    }

    private static int wordEnd(String sentence, int from) {
        int end = from;
        while (end < sentence.length() && isWordPart(sentence, end)) {
            end++;
        }
        return end;
    }

    private static boolean isWordPart(String sentence, int at) {
        char letter = sentence.charAt(at);
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9' || letter == '_';
    }
}
