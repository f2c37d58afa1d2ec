package io.github.certenroll4j.page;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HotfixRule;
import io.github.certenroll4j.InstallRestriction;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the calls of pages meet on a client, by the client's Certenroll.dll, as Microsoft's knowledge base article has it.
 * Whether a client has the hotfix is {@link HotfixRule}'s to say.
 */
public final class ClientForecast {

    private static final int UNTRUSTED_ROOT = InstallRestriction.ALLOW_UNTRUSTED_ROOT.value();

    /** Of attempts one after the other the best counts, as far as all are known. */
    private static final Prospect[] CHAIN = {Prospect.SUCCEEDS, Prospect.UNKNOWN, Prospect.IF_TRUSTED, Prospect.FAILS};
    /** Of calls that all have to succeed the worst counts. */
    private static final Prospect[] PAGE = {Prospect.FAILS, Prospect.UNKNOWN, Prospect.IF_TRUSTED, Prospect.SUCCEEDS};

    private final FileVersion version;
    private final HotfixRule rule;

    private ClientForecast(FileVersion version) {
        this.version = version;
        this.rule = HotfixRule.of(version);
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

    /** What a call meets there, with the attempts before and after it: one of them has to succeed. */
    public Prospect of(InstallCall call) {
        return first(CHAIN, call.attempts().stream().map(this::ofAttempt));
    }

    /** What a page meets there whose only call passes {@code AllowUntrustedRoot}. */
    public Prospect ofFlag() {
        return !rule.hasCertEnroll() ? Prospect.UNKNOWN : rule.hasFix() ? Prospect.SUCCEEDS : Prospect.FAILS;
    }

    /** What the worst off of several calls meets there; of none, what the flag would. */
    public Prospect of(Collection<InstallCall> calls) {
        return calls.isEmpty() ? ofFlag() : first(PAGE, calls.stream().map(this::of));
    }

    private static Prospect first(Prospect[] order, Stream<Prospect> prospects) {
        Set<Prospect> all = prospects.collect(Collectors.toSet());
        return Stream.of(order).filter(all::contains).findFirst().orElse(Prospect.UNKNOWN);
    }

    private Prospect ofAttempt(InstallCall call) {
        if (!rule.hasCertEnroll() || !call.flags().isPresent() || !call.isInPage()) {
            return Prospect.UNKNOWN;
        }
        int flags = call.flags().getAsInt();
        if (flags == 0) {
            return Prospect.IF_TRUSTED;
        }
        return flags == UNTRUSTED_ROOT ? ofFlag() : Prospect.FAILS;
    }

    /** What such a client does with a call of this prospect, in a sentence without its subject. */
    public String words(Prospect prospect) {
        switch (prospect) {
            case SUCCEEDS:
                return "succeed: they take AllowUntrustedRoot from a page, and install although the root is not trusted.";
            case IF_TRUSTED:
                return "succeed only if the root is trusted: the attempt that passes 0 is the one that installs there"
                        + (rule.hasFix() ? "." : ", for they lack the hotfix and refuse every flag with E_ACCESSDENIED (0x80070005).");
            case FAILS:
                return rule.hasFix() ? "fail with E_ACCESSDENIED (0x80070005): from a page Windows takes AllowUntrustedRoot alone."
                        : "fail with E_ACCESSDENIED (0x80070005) whenever the page passes AllowUntrustedRoot: they lack the"
                        + " hotfix (Certenroll.dll " + HotfixRule.FIRST_WITH_FIX + " or later, or Windows Vista SP1). Only a call with 0, and a"
                        + " response whose root they trust, succeeds there.";
            default:
                return unknown();
        }
    }

    private String unknown() {
        if (rule.hasCertEnroll()) {
            return "cannot be judged: a call is in a program, or passes what its file does not show.";
        }
        return rule == HotfixRule.BEFORE_CERTENROLL
                ? "are not concerned: Windows before Vista has no CertEnroll, and pages use another object there."
                : "cannot be judged: the version " + rule.words() + ".";
    }
}
