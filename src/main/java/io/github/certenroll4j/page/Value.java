package io.github.certenroll4j.page;

import java.util.OptionalInt;

/** What is known of an argument: its number, or why it has none. */
final class Value {

    private enum Knowledge { KNOWN, UNDEFINED, UNKNOWN }

    private final Knowledge knowledge;
    private final int number;
    private final String why;

    private Value(Knowledge knowledge, int number, String why) {
        this.knowledge = knowledge;
        this.number = number;
        this.why = why;
    }

    static Value of(int number) {
        return new Value(Knowledge.KNOWN, number, "");
    }

    /**
     * It has a name in it that Microsoft's type library has and the file does not.
     *
     * @param number what its writer meant
     */
    static Value undefined(int number, String why) {
        return new Value(Knowledge.UNDEFINED, number, why);
    }

    static Value unknown(String why) {
        return new Value(Knowledge.UNKNOWN, 0, why);
    }

    boolean isKnown() {
        return knowledge == Knowledge.KNOWN;
    }

    boolean isUndefined() {
        return knowledge == Knowledge.UNDEFINED;
    }

    /** Whether nobody can say what is meant. */
    boolean isUnknown() {
        return knowledge == Knowledge.UNKNOWN;
    }

    /** The number that arrives. */
    OptionalInt number() {
        return isKnown() ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** The number of a value that is not unknown: the one that is meant. */
    int meant() {
        return number;
    }

    /** This number instead; what is not defined stays so. */
    Value with(int changed) {
        return new Value(knowledge, changed, why);
    }

    /** The number that an operation makes of this one and another; not defined if one of them is not. */
    Value with(int result, Value other) {
        return isUndefined() ? with(result) : other.with(result);
    }

    /** Why there is no number; empty when there is one. */
    String why() {
        return why;
    }
}
