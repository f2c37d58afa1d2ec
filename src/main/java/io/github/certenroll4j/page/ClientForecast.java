package io.github.certenroll4j.page;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HotfixRule;
import java.util.Optional;

/**
 * What a page that passes {@code AllowUntrustedRoot} meets on a client, by the client's Certenroll.dll. The rule
 * is {@link HotfixRule}.
 */
public final class ClientForecast {

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

    /** Whether a page may pass {@code AllowUntrustedRoot} there; empty where nothing is known, or there is no CertEnroll. */
    public Optional<Boolean> succeeds() {
        HotfixRule rule = HotfixRule.of(version);
        return rule.hasCertEnroll() ? Optional.of(rule.hasFix()) : Optional.empty();
    }

    /** The answer in a sentence. */
    public String words() {
        HotfixRule rule = HotfixRule.of(version);
        if (rule.hasFix()) {
            return "succeed: they take AllowUntrustedRoot from a page, and install although the root is not trusted.";
        }
        if (rule.hasCertEnroll()) {
            return "fail with E_ACCESSDENIED (0x80070005) whenever the page passes AllowUntrustedRoot: they lack the"
                    + " hotfix (Certenroll.dll " + HotfixRule.FIRST_WITH_FIX + " or later, or Windows Vista SP1). Only a call with 0, and a"
                    + " response whose root they trust, succeeds there.";
        }
        return rule == HotfixRule.BEFORE_CERTENROLL
                ? "are not concerned: Windows before Vista has no CertEnroll, and pages use another object there."
                : "cannot be judged: the version " + rule.words() + ".";
    }
}
