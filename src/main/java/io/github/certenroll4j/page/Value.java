package io.github.certenroll4j.page;

import java.util.OptionalInt;

/** What is known of an argument: its number, or why it has none. */
final class Value {

    private final OptionalInt number;
    private final String unknown;

    private Value(OptionalInt number, String unknown) {
        this.number = number;
        this.unknown = unknown;
    }

    static Value of(int number) {
        return new Value(OptionalInt.of(number), "");
    }

    static Value unknown(String why) {
        return new Value(OptionalInt.empty(), why);
    }

    boolean isKnown() {
        return number.isPresent();
    }

    OptionalInt number() {
        return number;
    }

    /** The number of a known value. */
    int get() {
        return number.getAsInt();
    }

    /** Why there is no number; empty when there is one. */
    String why() {
        return unknown;
    }
}
