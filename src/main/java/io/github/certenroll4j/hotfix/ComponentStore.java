package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.HotfixRule;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the component store (WinSxS) holds of CertEnroll, and what its list of changes for the next restart says of it. A
 * component by itself says nothing: a package may bring one for each branch, and one stays behind when it is uninstalled.
 */
final class ComponentStore {

    private static final String STORE = "WinSxS";
    private static final String CHANGES = "pending.xml";

    private final WindowsFiles windows;
    private final Evidence evidence;
    private final List<Component> components = new ArrayList<>();
    private boolean hasChanges;

    private ComponentStore(WindowsFiles windows, Evidence evidence) {
        this.windows = windows;
        this.evidence = evidence;
    }

    /** @param components whether those with the fix are wanted, too; a Windows of today has tens of thousands to look through */
    static ComponentStore of(WindowsFiles windows, Evidence evidence, boolean components) {
        ComponentStore store = new ComponentStore(windows, evidence);
        try {
            store.lookForChanges();
            if (components) {
                store.lookForComponents();
            }
        } catch (NoSuchFileException absent) {
            evidence.unread("There is no component store (WinSxS) here");
        } catch (AccessDeniedException denied) {
            evidence.unread("The component store may not be read (" + windows.fullName(STORE) + ": access denied)");
        } catch (IOException trouble) {
            evidence.unread("The component store cannot be read (" + trouble.getMessage() + ")");
        }
        return store;
    }

    private void lookForChanges() throws IOException {
        hasChanges = !windows.list(STORE, CHANGES).isEmpty();
        if (hasChanges) {
            evidence.due("The component store lists changes for the next restart (" + windows.fullName(STORE + "\\" + CHANGES) + ").");
        }
    }

    private void lookForComponents() throws IOException {
        for (String name : names(windows)) {
            Optional<Component> component = Component.named(name);
            if (component.isPresent() && component.get().version.atLeast(HotfixRule.FIRST_WITH_FIX)) {
                components.add(component.get());
                evidence.seen("The component store holds " + name + ".");
            }
        }
    }

    /** What may be a component: a folder, or the manifest of one whose folder is left out or still to come. */
    static Collection<String> names(WindowsFiles windows) throws IOException {
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(windows.list(STORE, Component.NAMES));
        names.addAll(manifests(windows));
        return names;
    }

    private static List<String> manifests(WindowsFiles windows) throws IOException {
        try {
            return windows.list(STORE + "\\Manifests", Component.NAMES);
        } catch (NoSuchFileException absent) {
            return Collections.emptyList();
        }
    }

    /** The components with the fix that are for the machine of this copy, the newest first. */
    List<Component> fitting(CertenrollCopy copy) {
        List<Component> fitting = new ArrayList<>();
        for (Component component : components) {
            if (component.fits(copy)) {
                fitting.add(placeOf(component, fitting), component);
            }
        }
        return fitting;
    }

    private static int placeOf(Component component, List<Component> newestFirst) {
        int place = 0;
        while (place < newestFirst.size() && newestFirst.get(place).version.atLeast(component.version)) {
            place++;
        }
        return place;
    }

    /** Whether the list of changes names one of these. */
    boolean changes(List<Component> waiting) {
        if (!hasChanges || waiting.isEmpty()) {
            return false;
        }
        List<String> names = new ArrayList<>();
        for (Component component : waiting) {
            names.add(component.name);
        }
        try (SeekableByteChannel changes = windows.open(STORE + "\\" + CHANGES)) {
            return NameSearch.names(changes, names);
        } catch (IOException trouble) {
            evidence.unread("The list of changes cannot be read (" + Evidence.words(trouble) + ")");
            return false;
        }
    }
}
