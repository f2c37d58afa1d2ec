package io.github.certenroll4j.page;

/** A value that a name gets somewhere: the tokens from {@link #from}, before {@link #to}, and {@link #plus}. */
final class Setting {

    final Code code;
    final String name;
    /** The object, enumeration or class that the name is a member of; empty if it is none. */
    final String owner;
    final int from;
    final int to;
    /** For a member of an enumeration without a number of its own: how far it stands behind the last that has one; else 0. */
    final int plus;
    private final boolean counted;
    /** Whether the name keeps what it had and gets something more, or loses it in another way. */
    final boolean changes;

    Setting(Code code, String name, String owner, int from, int to, boolean changes) {
        this(code, name, owner, from, to, 0, false, changes);
    }

    private Setting(Code code, String name, String owner, int from, int to, int plus, boolean counted, boolean changes) {
        this.code = code;
        this.name = name;
        this.owner = owner;
        this.from = from;
        this.to = to;
        this.plus = plus;
        this.counted = counted;
        this.changes = changes;
    }

    /** A member of an enumeration; without a number in front of it, it counts from zero. */
    static Setting member(Code code, String name, String owner, int from, int to, int plus) {
        return new Setting(code, name, owner, from, to, plus, true, false);
    }

    /** Whether it counts from zero: in an enumeration in which no member before it has a number. */
    boolean countsFromZero() {
        return counted && from == to && plus >= 0;
    }
}
