package io.github.certenroll4j.hotfix;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What the registry says of servicing: whether Windows waits for a restart, and which packages do. */
final class Servicing {

    private static final String KEY = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing";
    private static final String PACKAGES = "Packages";
    /** Which packages bring a component; its key is named as the component is in the store, with a version of zeros. */
    private static final String COMPONENT_DETECT = "ComponentDetect";
    /** A package's state: its installation waits for a restart. 0x70 is installed. */
    private static final String INSTALL_PENDING = "0x60";
    private static final List<String> WAITING_KEYS = Arrays.asList("RebootPending", "PackagesPending");
    private static final String REBOOT_IN_PROGRESS = "RebootInProgress";
    /** What a package's own file calls the component, and what it calls the deployment of the hotfix, for x86 and for x64. */
    private static final List<String> IN_A_PACKAGE = Arrays.asList("x509certificateenrollment",
            "c11b445761001999864b51e748b75060", "f375653d6c7abb5cb86eca9450616332");

    private final WindowsFiles windows;
    private final Evidence evidence;
    private boolean waits;

    private Servicing(WindowsFiles windows, Evidence evidence) {
        this.windows = windows;
        this.evidence = evidence;
    }

    /** @param packages whether to ask for the state of each package, too, which takes longer than all the rest */
    static Servicing of(WindowsFiles windows, Evidence evidence, boolean packages) {
        Servicing servicing = new Servicing(windows, evidence);
        try {
            WindowsRegistry registry = windows.registry();
            servicing.ask(registry, packages);
            if (!registry.doubt().isEmpty()) {
                evidence.unread("The registry may say more (" + registry.doubt() + ")");
            }
        } catch (IOException unreadable) {
            evidence.unread("The registry cannot be read (" + unreadable.getMessage() + ")");
        }
        return servicing;
    }

    /** Whether the next restart puts something of CertEnroll in place, or whatever waits for it. */
    boolean waits() {
        return waits;
    }

    private void ask(WindowsRegistry registry, boolean packages) throws IOException {
        TreeSet<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        try {
            keys.addAll(registry.keys(KEY));
        } catch (NoSuchFileException olderThanVista) {
            return;
        }
        for (String waiting : WAITING_KEYS) {
            waits |= isDue(keys, waiting);
        }
        isDue(keys, REBOOT_IN_PROGRESS);
        // A Windows of today has thousands of packages, and they take seconds to read.
        if (packages && keys.contains(PACKAGES)) {
            for (String name : waitingPackages(registry)) {
                boolean brings = brings(registry, keys, name);
                waits |= brings;
                evidence.due("The package " + name + (brings ? ", which brings CertEnroll," : "")
                        + " waits for a restart to be installed (CurrentState " + INSTALL_PENDING + ").");
            }
        }
    }

    private boolean isDue(TreeSet<String> keys, String key) {
        boolean there = keys.contains(key);
        if (there) {
            evidence.due("The registry has the key HKLM\\" + KEY + "\\" + key + ".");
        }
        return there;
    }

    private static List<String> waitingPackages(WindowsRegistry registry) throws IOException {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, String> state : registry.valuesBelow(KEY + "\\" + PACKAGES, "CurrentState").entrySet()) {
            if (state.getValue().equalsIgnoreCase(INSTALL_PENDING)) {
                names.add(state.getKey());
            }
        }
        return names;
    }

    private boolean brings(WindowsRegistry registry, TreeSet<String> keys, String name) throws IOException {
        return namesCertEnroll(name) || keys.contains(COMPONENT_DETECT) && isDetected(registry, name);
    }

    private boolean namesCertEnroll(String name) {
        try (SeekableByteChannel file = windows.open("servicing\\Packages\\" + name + ".mum")) {
            return NameSearch.names(file, IN_A_PACKAGE);
        } catch (IOException unknown) {
            // The file is not what Windows goes by; the registry is asked next.
            return false;
        }
    }

    private static boolean isDetected(WindowsRegistry registry, String name) throws IOException {
        String inSmallLetters = name.toLowerCase(Locale.ROOT);
        for (String component : registry.keys(KEY + "\\" + COMPONENT_DETECT)) {
            if (Component.isNamedIn(component)) {
                for (String detected : registry.values(KEY + "\\" + COMPONENT_DETECT + "\\" + component).keySet()) {
                    // After the package's name comes which update of it.
                    if (detected.toLowerCase(Locale.ROOT).startsWith(inSmallLetters)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
