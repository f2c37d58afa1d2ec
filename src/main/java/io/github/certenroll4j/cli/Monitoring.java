package io.github.certenroll4j.cli;

import io.github.certenroll4j.hotfix.CertenrollCopy;
import io.github.certenroll4j.hotfix.HotfixState;
import io.github.certenroll4j.hotfix.HotfixStatus;

/**
 * The one line, with its performance data, and the exit code that Nagios and Icinga expect of a plugin; their codes are not those of this program.
 *
 * @see <a href="https://www.monitoring-plugins.org/doc/guidelines.html">Monitoring Plugins Development Guidelines</a>
 */
enum Monitoring {
    OK, WARNING, CRITICAL, UNKNOWN;

    static final String OPTION = "--monitoring";

    static Monitoring of(HotfixState state) {
        switch (state) {
            case MISSING:
                return CRITICAL;
            case RESTART_PENDING:
                return WARNING;
            case UNKNOWN:
                return UNKNOWN;
            default:
                return OK;
        }
    }

    /** Whoever asks for it reads one line on stdout and the exit code, and nothing else, whatever is wrong besides. */
    static boolean isAsked(String... args) {
        for (String arg : args) {
            if (arg.equals("--")) {
                return false;
            }
            if (arg.equals(OPTION) || arg.startsWith(OPTION + "=")) {
                return true;
            }
        }
        return false;
    }

    static int print(HotfixStatus status, Printer out) {
        return of(status.state()).print(status.state() + ": " + status.reason(), figures(status), out);
    }

    int print(String text, Printer out) {
        return print(text, "", out);
    }

    /** Prints the line; what follows a bar is read as figures, so that a text has none. */
    private int print(String text, String figures, Printer out) {
        out.line("CERTENROLL " + this + " - " + text.replace('|', '/') + figures);
        return ordinal();
    }

    /**
     * Performance data, each {@code label=value;warn;crit;min;max}: how many copies of Certenroll.dll there are, how many of
     * them are without the fix, and whether a restart is pending. No thresholds: the state says what is wrong. What is not
     * known has no figure, so that no graph shows a guess.
     */
    private static String figures(HotfixStatus status) {
        if (status.state() == HotfixState.UNKNOWN) {
            return "";
        }
        int copies = status.copies().size();
        int without = 0;
        for (CertenrollCopy copy : status.copies()) {
            without += copy.state() == HotfixState.MISSING ? 1 : 0;
        }
        String restart = !status.restartPending().isPresent() ? ""
                : " restart_pending=" + (status.restartPending().get() ? 1 : 0) + ";;;0;1";
        return " | copies=" + copies + ";;;0;2 copies_without_fix=" + without + ";;;0;" + copies + restart;
    }
}
