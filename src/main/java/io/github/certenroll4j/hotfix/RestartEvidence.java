package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.HotfixRule;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What on one Windows says that servicing waits for a restart. That a component in the store beside an older file in
 * System32 means so is inferred from how servicing works; that something could not be read never means that it is not
 * there.
 */
final class RestartEvidence {

    private static final String SERVICING = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing";
    private static final String PACKAGES = "Packages";
    /** A package's state in the registry: its installation waits for a restart. 0x70 is installed. */
    private static final String INSTALL_PENDING = "0x60";
    private static final List<String> PENDING_KEYS = Arrays.asList("RebootPending", "RebootInProgress", "PackagesPending");

    private final WindowsFiles windows;
    private final List<String> sentences = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private boolean restartIsDue;
    private boolean somethingUnread;

    private RestartEvidence(WindowsFiles windows) {
        this.windows = windows;
    }

    /** @param packages whether to ask for the state of each package, too, which takes longer than all the rest */
    static RestartEvidence of(WindowsFiles windows, boolean packages) {
        RestartEvidence evidence = new RestartEvidence(windows);
        evidence.lookIntoTheStore();
        evidence.askTheRegistry(packages);
        return evidence;
    }

    List<String> sentences() {
        return sentences;
    }

    /** Whether Windows says that it waits for a restart, whatever for; empty where that could not be read. */
    Optional<Boolean> restartIsDue() {
        return restartIsDue ? Optional.of(true) : somethingUnread ? Optional.empty() : Optional.of(false);
    }

    /** The component of the store that will replace this copy, if there is one with the fix. */
    Optional<Component> waitingFor(CertenrollCopy copy) {
        for (Component component : components) {
            if (component.fits(copy)) {
                return Optional.of(component);
            }
        }
        return Optional.empty();
    }

    private void lookIntoTheStore() {
        try {
            TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            names.addAll(windows.list("WinSxS", Component.NAMES));
            names.addAll(manifests());
            for (String name : names) {
                consider(name);
            }
            if (!windows.list("WinSxS", "pending.xml").isEmpty()) {
                restartIsDue = true;
                sentences.add("The component store lists changes for the next restart (" + windows.fullName("WinSxS\\pending.xml") + ").");
            }
        } catch (NoSuchFileException absent) {
            unread("There is no component store (WinSxS) here");
        } catch (AccessDeniedException denied) {
            unread("The component store may not be read (" + windows.fullName("WinSxS") + ": access denied)");
        } catch (IOException trouble) {
            unread("The component store cannot be read (" + trouble.getMessage() + ")");
        }
    }

    private List<String> manifests() throws IOException {
        try {
            return windows.list("WinSxS\\Manifests", Component.NAMES);
        } catch (NoSuchFileException absent) {
            return Collections.emptyList();
        }
    }

    private void consider(String name) {
        Component.named(name).filter(component -> component.version.atLeast(HotfixRule.FIRST_WITH_FIX)).ifPresent(component -> {
            components.add(component);
            sentences.add("The component store holds " + name + ".");
        });
    }

    private void askTheRegistry(boolean packages) {
        try {
            WindowsRegistry registry = windows.registry();
            Collection<String> keys = servicingKeys(registry);
            List<String> pending = new ArrayList<>(keys);
            pending.retainAll(PENDING_KEYS);
            restartIsDue |= !pending.isEmpty();
            pending.forEach(key -> sentences.add("The registry has the key HKLM\\" + SERVICING + "\\" + key + "."));
            // A Windows of today has thousands of packages, and they take seconds to read.
            if (packages && keys.contains(PACKAGES)) {
                askForPackages(registry);
            }
        } catch (IOException unreadable) {
            unread("The registry cannot be read (" + unreadable.getMessage() + ")");
        }
    }

    private static Collection<String> servicingKeys(WindowsRegistry registry) throws IOException {
        TreeSet<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        try {
            keys.addAll(registry.keys(SERVICING));
        } catch (NoSuchFileException olderThanVista) {
            // Nothing is serviced this way.
        }
        return keys;
    }

    private void askForPackages(WindowsRegistry registry) throws IOException {
        registry.valuesBelow(SERVICING + "\\" + PACKAGES, "CurrentState").forEach((name, state) -> {
            if (state.equalsIgnoreCase(INSTALL_PENDING)) {
                restartIsDue = true;
                sentences.add("The package " + name + " waits for a restart to be installed (CurrentState " + state + ").");
            }
        });
    }

    private void unread(String what) {
        somethingUnread = true;
        sentences.add(what + "; whether a restart is pending by it is unknown.");
    }
}
