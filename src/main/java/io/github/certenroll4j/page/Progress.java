package io.github.certenroll4j.page;

/**
 * What every loop over a page owes: each step leads on, so that there are no more steps than characters. A step that does
 * not is a fault of this program; it ends the reading, where it would go on for ever.
 */
final class Progress {

    private Progress() {
    }

    /** The next place, which must lie behind this one. */
    static int on(int place, int next) {
        if (next <= place) {
            throw new IllegalStateException("the reading does not get on at " + place);
        }
        return next;
    }

    /** The next place before this one. */
    static int back(int place, int next) {
        return -on(-place, -next);
    }

    /** The next place of a search, below zero if there is none. */
    static int found(int place, int next) {
        return next < 0 ? next : on(place, next);
    }
}
