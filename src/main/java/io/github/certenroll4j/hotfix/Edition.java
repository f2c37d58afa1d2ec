package io.github.certenroll4j.hotfix;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;

/** Which Windows this is by its own account; it explains a verdict and never makes one. */
final class Edition {

    private static final String KEY = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";

    private final WindowsFiles windows;
    private final Map<String, String> values;

    Edition(WindowsFiles windows) {
        this.windows = windows;
        this.values = values(windows);
    }

    private static Map<String, String> values(WindowsFiles windows) {
        try {
            return windows.registry().values(KEY);
        } catch (IOException unread) {
            return Collections.emptyMap();
        }
    }

    /** Product and service pack, if the registry says them. */
    void addTo(Evidence evidence) {
        String product = value("ProductName");
        if (!product.isEmpty()) {
            String servicePack = value("CSDVersion");
            evidence.seen("By its registry this is " + product + (servicePack.isEmpty() ? "" : ", " + servicePack) + ".");
        }
    }

    /** For a Windows that never had a CertEnroll, why this is likely harmless; else empty. */
    String withoutCertEnroll() {
        if (isThere("System32", "winpeshl.exe")) {
            return "; Windows PE has no CertEnroll, and nobody installs a certificate there: this is likely harmless";
        }
        return value("InstallationType").startsWith("Nano") || value("EditionID").contains("Nano")
                ? "; a Nano Server has no CertEnroll: this is likely harmless" : "";
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private boolean isThere(String directory, String name) {
        try {
            return !windows.list(directory, name).isEmpty();
        } catch (IOException unread) {
            return false;
        }
    }
}
