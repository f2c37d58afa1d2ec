package io.github.certenroll4j.page;

import io.github.certenroll4j.FileVersion;

/**
 * What a page that passes {@code AllowUntrustedRoot} meets on a client, by the client's Certenroll.dll. The rule stands
 * here alone: the flag works from 6.0.6000.20755 on. Revisions 16xxx and 17xxx of build 6000 are the general branch
 * (GDR), which never got the hotfix, and their numbers are lower.
 */
public final class ClientForecast {

    private static final FileVersion VISTA = FileVersion.parse("6.0.6000.0");
    private static final FileVersion HOTFIX = FileVersion.parse("6.0.6000.20755");

    private final FileVersion version;

    private ClientForecast(FileVersion version) {
        this.version = version;
    }

    /**
     * @param certenroll the version of the client's Certenroll.dll, or of its Windows in four numbers
     */
    public static ClientForecast of(FileVersion certenroll) {
        return new ClientForecast(certenroll);
    }

    /** The version that was asked about. */
    public FileVersion version() {
        return version;
    }

    /** Whether a page may pass {@code AllowUntrustedRoot} there. */
    public boolean succeeds() {
        return version.atLeast(HOTFIX);
    }

    /** The answer in a sentence. */
    public String words() {
        if (succeeds()) {
            return "succeed: they take AllowUntrustedRoot from a page, and install although the root is not trusted.";
        }
        if (version.atLeast(VISTA)) {
            return "fail with E_ACCESSDENIED (0x80070005) whenever the page passes AllowUntrustedRoot: they lack the"
                    + " hotfix (Certenroll.dll 6.0.6000.20755 or later, or Windows Vista SP1). Only a call with 0, and a"
                    + " response whose root they trust, succeeds there.";
        }
        return "are not concerned: Windows before Vista has no CertEnroll, and pages use another object there.";
    }
}
