package io.github.certenroll4j.fleet;

/**
 * Keeps a wrong password from locking an account: domains do that after a few refusals. Until one host has taken the logon,
 * no more are under way at once than may be refused in all.
 */
final class LogonGate {

    private final int most;
    private int refused;
    private int underWay;
    private boolean proven;

    /** @param most after so many refusals nobody may log on any more */
    LogonGate(int most) {
        this.most = most;
    }

    /** Waits until a logon may be tried. @throws ShareException with {@link Trouble#NOT_TRIED} if none may any more */
    synchronized void enter() throws ShareException {
        while (refused < most && !proven && refused + underWay >= most) {
            try {
                wait();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new ShareException(Trouble.NOT_TRIED, "was not asked: interrupted");
            }
        }
        if (isClosed()) {
            throw new ShareException(Trouble.NOT_TRIED, "was not asked: " + refused + " others refused the logon");
        }
        underWay++;
    }

    synchronized void accepted() {
        proven = true;
        leave();
    }

    synchronized void refused() {
        refused++;
        leave();
    }

    /** It came to nothing, but not by the account. */
    synchronized void undecided() {
        leave();
    }

    private void leave() {
        underWay--;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return refused >= most;
    }
}
