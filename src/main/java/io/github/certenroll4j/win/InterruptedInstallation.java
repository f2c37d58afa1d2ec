package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * An installation or a dry run whose process ended in the middle of it, and which was undone afterwards. Immutable.
 *
 * <p>Every installation finishes first what others left; so does {@link #finish}.
 */
public final class InterruptedInstallation {

    private static final Queue<InterruptedInstallation> NEWS = new ConcurrentLinkedQueue<>();

    private final EnrollmentContext context;
    private final boolean dryRun;
    private final List<StoredCertificate> restored;
    private final List<StoredCertificate> removed;

    private InterruptedInstallation(UndoJournal journal, Undo undo) {
        this.context = journal.context();
        this.dryRun = journal.isDryRun();
        this.restored = Collections.unmodifiableList(new ArrayList<>(undo.restored()));
        this.removed = Collections.unmodifiableList(new ArrayList<>(undo.removed()));
    }

    /**
     * Undoes what interrupted installations left in this context's stores; nearly always there is none.
     *
     * @return what was undone in this process, here or before an installation, and not told yet
     * @throws EnrollmentException if Windows refuses it; it is tried again then, the next time
     */
    public static List<InterruptedInstallation> finish(EnrollmentContext context) throws EnrollmentException {
        finishLeft(context);
        List<InterruptedInstallation> news = new ArrayList<>();
        for (InterruptedInstallation next = NEWS.poll(); next != null; next = NEWS.poll()) {
            news.add(next);
        }
        return news;
    }

    /** Takes the lock only where something is left. */
    static void finishLeft(EnrollmentContext context) throws EnrollmentException {
        if (!left(context).isEmpty()) {
            WindowsStores.of(context).alone(() -> true);
        }
    }

    /** To be called under the lock: then whoever wrote a journal that is there has ended. */
    static void finishAll(EnrollmentContext context) throws EnrollmentException {
        UndoJournal.removeUnfinished(UndoJournal.folder(), context);
        for (Path file : left(context)) {
            try {
                UndoJournal journal = UndoJournal.read(file);
                if (journal.context().isMachine() != context.isMachine()) {
                    throw new IOException("it is not of this context: " + file);
                }
                undo(journal);
                Files.deleteIfExists(file);
            } catch (IOException unreadable) {
                UndoJournal.putAside(file);
            }
        }
    }

    static List<Path> left(EnrollmentContext context) throws EnrollmentException {
        try {
            return UndoJournal.leftIn(UndoJournal.folder(), context);
        } catch (IOException unreadable) {
            throw new EnrollmentException(HResult.of(0x8007001e) /* ERROR_READ_FAULT */, "undo", unreadable.toString());
        }
    }

    private static void undo(UndoJournal journal) throws EnrollmentException {
        StoreContents now = StoreContents.of(journal.context());
        Optional<String> whole = journal.isDryRun() ? Optional.empty() : whole(journal, now);
        if (whole.isPresent()) {
            RenewedMark.archive(journal.context(), journal.renewed(), whole.get(), now);
            return;
        }
        Undo undo = new Undo(journal, now).run();
        if (!undo.restored().isEmpty() || !undo.removed().isEmpty()) {
            NEWS.add(new InterruptedInstallation(journal, undo));
        }
    }

    /** The certificate of the response that leads to the key of its request: then only the end of the program is missing. */
    private static Optional<String> whole(UndoJournal journal, StoreContents now) throws EnrollmentException {
        for (Map.Entry<String, StoreElement> there : now.in(StoreName.MY).entrySet()) {
            boolean ofResponse = journal.absent(StoreName.MY).contains(there.getKey())
                    || journal.present(StoreName.MY).containsKey(there.getKey());
            if (ofResponse && (journal.pending().values().stream().anyMatch(dummy -> there.getValue().hasKeyOf(dummy))
                    || WindowsStores.of(journal.context()).proveKey(StoreName.MY, there.getKey()).isVerified())) {
                return Optional.of(there.getKey());
            }
        }
        return Optional.empty();
    }

    /** Whose stores it worked on. */
    public EnrollmentContext context() {
        return context;
    }

    /** Whether it was a dry run. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** The requests that wait again. */
    public List<StoredCertificate> restored() {
        return restored;
    }

    /** The certificates that were taken away again. */
    public List<StoredCertificate> removed() {
        return removed;
    }

    /** What happened, a sentence. */
    @Override
    public String toString() {
        String what = (dryRun ? "A dry run" : "An installation") + " for the " + context.owner() + " was interrupted and is undone now";
        return what + (restored.isEmpty() ? "" : "; pending again: " + names(restored))
                + (removed.isEmpty() ? "" : "; taken away: " + names(removed)) + ".";
    }

    private static String names(List<StoredCertificate> certificates) {
        return certificates.stream().map(StoredCertificate::toString).collect(Collectors.joining(", "));
    }
}
