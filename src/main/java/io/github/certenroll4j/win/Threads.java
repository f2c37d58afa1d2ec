package io.github.certenroll4j.win;

/** COM objects stay on the thread that made them; this says so to any other. */
final class Threads {

    private Threads() {
    }

    /** @throws IllegalStateException if the running thread is not the owner */
    static void check(Thread owner, String what) {
        Thread here = Thread.currentThread();
        if (here != owner) {
            throw new IllegalStateException("this " + what + " belongs to the thread \"" + owner.getName()
                    + "\" that opened it; it was called from \"" + here.getName() + "\". Open one on each thread.");
        }
    }
}
