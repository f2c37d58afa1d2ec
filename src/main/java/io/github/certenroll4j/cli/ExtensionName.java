package io.github.certenroll4j.cli;

import java.util.HashMap;
import java.util.Map;

/** What an extension of a request is called, in RFC 5280 or by Microsoft. */
final class ExtensionName {

    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        NAMES.put("2.5.29.14", "subjectKeyIdentifier");
        NAMES.put("2.5.29.15", "keyUsage");
        NAMES.put("2.5.29.17", "subjectAltName");
        NAMES.put("2.5.29.19", "basicConstraints");
        NAMES.put("2.5.29.37", "extKeyUsage");
        NAMES.put("1.3.6.1.4.1.311.20.2", "certificate template name");
        NAMES.put("1.3.6.1.4.1.311.21.7", "certificate template");
        NAMES.put("1.3.6.1.4.1.311.21.10", "application policies");
    }

    private ExtensionName() {
    }

    /** The number itself where we know no name. */
    static String of(String oid) {
        return NAMES.getOrDefault(oid, oid);
    }
}
