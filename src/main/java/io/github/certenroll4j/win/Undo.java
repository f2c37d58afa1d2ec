package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the stores back as a journal says that they were. What somebody else has changed since the call is left. It can be
 * done again, and goes on where it was interrupted.
 */
final class Undo {

    private final UndoJournal journal;
    private final StoreContents after;
    private final List<StoredCertificate> restored = new ArrayList<>();
    private final List<StoredCertificate> removed = new ArrayList<>();
    private final List<StoredCertificate> left = new ArrayList<>();

    /** @param after right after the call: what is otherwise now was changed by somebody else */
    Undo(UndoJournal journal, StoreContents after) {
        this.journal = journal;
        this.after = after;
    }

    /** The requests that wait again. */
    List<StoredCertificate> restored() {
        return restored;
    }

    /** What was taken away. */
    List<StoredCertificate> removed() {
        return removed;
    }

    /** What was left, as somebody else has changed it. */
    List<StoredCertificate> left() {
        return left;
    }

    /**
     * The pending request comes back first: whoever is killed in between still has it. Root is left alone even here: Windows
     * would ask the user, and nothing that we call adds to it.
     */
    Undo run() throws EnrollmentException {
        StoreContents now = StoreContents.of(journal.context());
        try (CertificateStore request = CertificateStore.ownToWrite(journal.context(), StoreName.REQUEST)) {
            for (Map.Entry<String, StoreElement> dummy : journal.pending().entrySet()) {
                if (!now.find(StoreName.REQUEST, dummy.getKey()).isPresent()) {
                    request.restore(dummy.getValue());
                    restored.add(stored(StoreName.REQUEST, dummy.getValue()));
                }
            }
        }
        for (StoreName name : Installation.RECEIVING) {
            try (CertificateStore store = CertificateStore.ownToWrite(journal.context(), name)) {
                takeAway(store, name, now);
                putBack(store, name, journal.present(name), now);
                if (name == StoreName.MY) {
                    putBack(store, name, journal.renewed(), now);
                }
            }
        }
        return this;
    }

    private void takeAway(CertificateStore store, StoreName name, StoreContents now) throws EnrollmentException {
        for (String thumbprint : journal.absent(name)) {
            Optional<StoreElement> added = after.find(name, thumbprint);
            Optional<StoreElement> there = now.find(name, thumbprint);
            if (added.isPresent() && there.isPresent()) {
                boolean untouched = there.equals(added);
                if (untouched) {
                    store.remove(thumbprint);
                }
                (untouched ? removed : left).add(stored(name, there.get()));
            }
        }
    }

    private void putBack(CertificateStore store, StoreName name, Map<String, StoreElement> before, StoreContents now)
            throws EnrollmentException {
        for (Map.Entry<String, StoreElement> was : before.entrySet()) {
            Optional<StoreElement> changed = after.find(name, was.getKey());
            Optional<StoreElement> there = now.find(name, was.getKey());
            if (changed.isPresent() && there.isPresent() && !changed.get().equals(was.getValue())) {
                if (there.equals(changed)) {
                    RenewedMark.takeOff(store, was.getKey());
                    store.restore(was.getValue());
                } else {
                    left.add(stored(name, there.get()));
                }
            }
        }
    }

    private StoredCertificate stored(StoreName name, StoreElement element) {
        return new StoredCertificate(journal.context(), name, element.encoded());
    }
}
