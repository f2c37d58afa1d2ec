package io.github.certenroll4j.cli;

import io.github.certenroll4j.hotfix.HotfixState;
import io.github.certenroll4j.hotfix.HotfixStatus;

/**
 * The one line and the exit code that Nagios and Icinga expect of a plugin; their codes are not those of this program.
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
        return of(status.state()).print(status.state() + ": " + status.reason(), out);
    }

    /** Prints the line; what follows a bar would be read as figures. */
    int print(String text, Printer out) {
        out.line("CERTENROLL " + this + " - " + text.replace('|', '/'));
        return ordinal();
    }
}
