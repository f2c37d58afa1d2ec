package io.github.certenroll4j.cli;

import java.io.Console;
import java.util.Arrays;

/** Asks for a password or a PIN at the terminal, without showing it. It never is a String, which nobody can wipe. */
final class PasswordPrompt {

    private PasswordPrompt() {
    }

    /**
     * Asks once.
     *
     * @return what was typed, to be wiped by the caller
     * @throws CommandException where there is no terminal, or nothing was typed
     */
    static char[] ask(String prompt, String option) {
        Console terminal = System.console();
        if (terminal == null) {
            throw new CommandException(ExitCode.USAGE, "there is no terminal to ask at; give " + option + " FILE");
        }
        char[] typed = terminal.readPassword("%s: ", prompt);
        if (typed == null || typed.length == 0) {
            throw new CommandException(ExitCode.USAGE, "nothing was typed; nothing was done");
        }
        return typed;
    }

    /** Asks twice for what is to be remembered. */
    static char[] askTwice(String prompt, String option) {
        char[] first = ask(prompt, option);
        char[] again = {};
        try {
            again = ask("The same again", option);
            if (!Arrays.equals(first, again)) {
                Arrays.fill(first, '\0');
                throw new CommandException(ExitCode.USAGE, "these were two different ones; nothing was done");
            }
            return first;
        } finally {
            Arrays.fill(again, '\0');
        }
    }
}
