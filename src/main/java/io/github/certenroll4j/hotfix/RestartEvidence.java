package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileVersion;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Whether a newer Certenroll.dll waits for a restart: the component store has one, and the list of changes or the registry
 * says that something is put in place. That this means so is inferred from how servicing works.
 */
final class RestartEvidence {

    private final Evidence evidence;
    private final ComponentStore store;
    private final Servicing servicing;

    /** @param missing whether a copy lacks the fix, so that it matters what waits */
    RestartEvidence(WindowsFiles windows, Evidence evidence, boolean missing) {
        this.evidence = evidence;
        this.store = ComponentStore.of(windows, evidence, missing);
        this.servicing = Servicing.of(windows, evidence, missing);
    }

    /** Whether the next restart replaces this copy by one with the fix. */
    boolean replaces(CertenrollCopy copy) {
        List<Component> fitting = store.fitting(copy);
        return !fitting.isEmpty() && (servicing.waits() || store.changes(fitting));
    }

    /** The version in the store that is the likeliest to replace this copy; empty if there is none with the fix. */
    Optional<FileVersion> held(CertenrollCopy copy) {
        List<Component> fitting = store.fitting(copy);
        for (Component component : fitting) {
            if (fitting.size() > 1 && store.changes(Collections.singletonList(component))) {
                return Optional.of(component.version);
            }
        }
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(0).version);
    }

    Optional<Boolean> restartIsDue() {
        return evidence.restartIsDue();
    }

    /** Whether all was read that may say what the next restart replaces. */
    boolean isComplete() {
        return evidence.isComplete();
    }
}
