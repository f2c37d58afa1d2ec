package io.github.certenroll4j.cli;

/** What the process says to a script. */
final class ExitCode {
    /** Yes, or done. */
    static final int YES = 0;
    /** No: the hotfix is missing, Windows refused, a page has findings. */
    static final int NO = 1;
    /** The command line was wrong. */
    static final int USAGE = 2;
    /** The hotfix is there, and a restart is due before it works. */
    static final int RESTART_PENDING = 3;
    /** The CA has the request and has not decided yet: the command that goes on is told. */
    static final int NOT_YET = 3;
    /** Cannot tell: unreadable, unreachable, not a CA response. */
    static final int CANNOT_TELL = 4;
    /** Not possible on this system. */
    static final int NOT_HERE = 5;

    private ExitCode() {
    }
}
