package io.github.certenroll4j.cli;

import io.github.certenroll4j.InstallRestriction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** A name of a class, with or without a member, not a part of a longer name. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Z]\\w+(\\.\\w+)?");

    private CommandWords() {
    }

    /** The sentence with the words of the library replaced by what one types. */
    static String in(String sentence) {
        Matcher name = NAME.matcher(sentence);
        StringBuffer typed = new StringBuffer();
        while (name.find()) {
            name.appendReplacement(typed, Matcher.quoteReplacement(TYPED.getOrDefault(name.group(), name.group())));
        }
        return name.appendTail(typed).toString();
    }
}
