package io.github.certenroll4j.installer;

/**
 * What a password of a PFX must be like: whoever has the file can try passwords as fast as his machines go, and nobody sees it.
 */
public final class PfxPassword {

    private static final int FEWEST = 12;
    private static final int MOST = 1024;
    private static final int FEWEST_DIFFERENT = 6;

    private PfxPassword() {
    }

    /**
     * Finds what is wrong with it, without repeating any of it.
     *
     * @throws IllegalArgumentException if it is shorter than 12 characters or longer than 1024, has fewer than 6 different
     *                                  ones, or others than those of ASCII that can be printed: programs disagree on how those
     *                                  are written
     */
    public static void check(char[] password) {
        if (password.length < FEWEST) {
            throw new IllegalArgumentException("the password has fewer than " + FEWEST + " characters");
        }
        if (password.length > MOST) {
            throw new IllegalArgumentException("the password has more than " + MOST + " characters");
        }
        boolean[] seen = new boolean[128];
        int different = 0;
        for (char letter : password) {
            if (letter < ' ' || letter > '~') {
                throw new IllegalArgumentException("the password has characters beyond those of ASCII, which programs read in"
                        + " different ways: the file might not be opened elsewhere");
            }
            if (!seen[letter]) {
                seen[letter] = true;
                different++;
            }
        }
        if (different < FEWEST_DIFFERENT) {
            throw new IllegalArgumentException("the password repeats fewer than " + FEWEST_DIFFERENT + " different characters");
        }
    }
}
