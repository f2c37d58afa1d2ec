package io.github.certenroll4j.kit;

import java.util.regex.Pattern;

/**
 * Which tests of the kit run: {@code all}; {@code user}, which is all but those that write to the machine's stores; or else
 * the Java classes in whose name this regular expression is found.
 */
final class Selection {

    private final String text;
    private final Pattern classes;

    private Selection(String text, Pattern classes) {
        this.text = text;
        this.classes = classes;
    }

    /** @throws java.util.regex.PatternSyntaxException if it is neither of the words nor a regular expression */
    static Selection parse(String text) {
        return new Selection(text, Pattern.compile(text.equals("all") || text.equals("user") ? "" : text));
    }

    boolean hasJavaClass(String name) {
        return classes.matcher(name).find();
    }

    boolean hasMachineStores() {
        return !text.equals("user");
    }

    /** Its rules run all or none, and one of them makes the machine trust a root. */
    boolean hasContractClient() {
        return text.equals("all");
    }

    @Override
    public String toString() {
        return text;
    }
}
