package io.github.certenroll4j.fleet;

import io.github.certenroll4j.hotfix.HotfixStatus;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Asks many hosts, some at the same time. Hosts are taken from their list only when there is a slot for them, and a report
 * is forgotten when it has been handed on: memory does not grow with the list.
 */
public final class FleetScan {

    private final ShareSettings settings;
    private final int parallel;
    private final LogonGate gate;
    private final Object taking = new Object();
    private final Object giving = new Object();
    /** Of how many hosts the report is still to be handed on. */
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean stopped;
    /** What went wrong with the list or with whom the reports are for; null if nothing did. */
    private volatile Throwable broken;

    /**
     * @param settings         how each host is asked
     * @param parallel         how many hosts are asked at the same time, 1 to 1,024
     * @param maxLogonFailures when so many hosts have refused the logon, no other is asked; 1 or more
     * @throws IllegalArgumentException if a number is out of its range
     */
    public FleetScan(ShareSettings settings, int parallel, int maxLogonFailures) {
        if (parallel < 1 || parallel > 1024 || maxLogonFailures < 1) {
            throw new IllegalArgumentException("parallel " + parallel + ", logon failures " + maxLogonFailures);
        }
        this.settings = settings;
        this.parallel = parallel;
        this.gate = new LogonGate(maxLogonFailures);
    }

    /**
     * Asks them all, and returns when the last has answered, or it was stopped. What the list or the receiver throws ends it
     * and is thrown here.
     *
     * @param hosts    used by one thread at a time
     * @param receiver gets the report of each host as it comes, on any thread, one at a time
     */
    public void run(Iterator<Host> hosts, Consumer<HostReport> receiver) {
        CountDownLatch working = new CountDownLatch(parallel);
        for (int i = 0; i < parallel; i++) {
            Thread worker = new Thread(() -> {
                try {
                    work(hosts, receiver);
                } catch (RuntimeException | Error trouble) {
                    broken = trouble;
                    stop();
                } finally {
                    synchronized (giving) {
                        working.countDown();
                        giving.notifyAll();
                    }
                }
            }, "certenroll4j fleet " + i);
            worker.setDaemon(true);
            worker.start();
        }
        await(working);
        if (broken instanceof Error) {
            throw (Error) broken;
        } else if (broken != null) {
            throw (RuntimeException) broken;
        }
    }

    private void await(CountDownLatch working) {
        try {
            synchronized (giving) {
                while (working.getCount() > 0 && !stopped) {
                    // Somebody may be waiting for the next host of a list that has none now.
                    if (gate.isClosed() && asked.get() == 0) {
                        stopped = true;
                    } else {
                        giving.wait();
                    }
                }
            }
        } catch (InterruptedException stop) {
            stop();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the scan: {@link #run} returns at once, and nothing more is handed on of the hosts that have not answered. */
    public void stop() {
        stopped = true;
        synchronized (giving) {
            giving.notifyAll();
        }
    }

    /** Whether it was ended before its hosts were. */
    public boolean isStopped() {
        return stopped;
    }

    /** Whether no more hosts were asked because too many had refused the logon. */
    public boolean isLogonRefused() {
        return gate.isClosed();
    }

    private void work(Iterator<Host> hosts, Consumer<HostReport> receiver) {
        while (!stopped && !gate.isClosed()) {
            Host host;
            synchronized (taking) {
                if (stopped || !hosts.hasNext()) {
                    return;
                }
                host = hosts.next();
                asked.incrementAndGet();
            }
            HostReport report = report(host);
            synchronized (giving) {
                asked.decrementAndGet();
                giving.notifyAll();
                if (!stopped && !report.trouble().filter(Trouble.NOT_TRIED::equals).isPresent()) {
                    receiver.accept(report);
                }
            }
        }
    }

    private HostReport report(Host host) {
        long begun = System.nanoTime();
        if (!host.fault().isEmpty()) {
            return HostReport.failed(host, Trouble.NO_HOST, "is no host: " + host.fault(), 0);
        }
        Deadline deadline = new Deadline(settings.hostMillis);
        try {
            try {
                return read(host, deadline, begun);
            } catch (ShareException trouble) {
                if (trouble.trouble() != Trouble.BROKEN || deadline.millisLeft() <= 0) {
                    throw trouble;
                }
                return read(host, deadline, begun);
            }
        } catch (ShareException trouble) {
            return HostReport.failed(host, trouble.trouble(), trouble.getMessage(), millisSince(begun));
        } catch (RuntimeException | StackOverflowError unforeseen) {
            return HostReport.failed(host, Trouble.PROTOCOL, "cannot be read: " + Status.cause(unforeseen), millisSince(begun));
        }
    }

    private HostReport read(Host host, Deadline deadline, long begun) throws ShareException {
        try (AdminShare share = AdminShare.open(host, settings, deadline, gate)) {
            HotfixStatus status = HotfixStatus.of(share);
            // To the hotfix a file that cannot be read is one thing; that nothing can be read any more is another.
            if (share.failure().isPresent()) {
                throw share.failure().get();
            }
            return HostReport.of(host, status, millisSince(begun), share.traffic());
        }
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
