package io.github.certenroll4j;

/** How many there are of something, in words. */
public final class Count {

    private Count() {
    }

    /**
     * {@code 1 file}, {@code 2 files}.
     *
     * @param thing one of them, a noun that takes an s when there are more
     */
    public static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
