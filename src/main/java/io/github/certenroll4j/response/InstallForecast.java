package io.github.certenroll4j.response;

import static io.github.certenroll4j.InstallRestriction.ALLOW_NO_OUTSTANDING_REQUEST;
import static io.github.certenroll4j.InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE;
import static io.github.certenroll4j.InstallRestriction.ALLOW_UNTRUSTED_ROOT;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.HotfixRule;
import io.github.certenroll4j.InstallRestriction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code InstallResponse} will answer, before Windows is touched and on any operating system. The rules are those
 * of {@link InstallRule}. It supposes the call is made well: initialised, the encoding right, the password short.
 */
public final class InstallForecast {

    /** Who calls CertEnroll. */
    public enum Caller {
        /** A program. */
        DESKTOP,
        /** A page in a browser, by way of {@code CX509EnrollmentWebClassFactory}. */
        WEB_PAGE
    }

    private final ForecastCall call;
    private final Optional<InstallRule> refusedBy;
    private final List<ForecastDoubt> doubts;

    private InstallForecast(ForecastCall call) {
        this.call = call;
        this.refusedBy = refusal(call);
        this.doubts = ForecastDoubt.about(call, refusedBy);
    }

    private static Optional<InstallRule> refusal(ForecastCall call) {
        for (InstallRule rule : InstallRule.values()) {
            if (rule.refuses(call)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /**
     * Forecasts one call.
     *
     * @param chain        the response, with what is trusted there and which requests wait
     * @param windows      version of Certenroll.dll
     * @param caller       who calls
     * @param restrictions the flags that are passed; empty for {@code AllowNone}
     * @throws IllegalArgumentException if no CertEnroll of this version is known: see {@link HotfixRule#hasCertEnroll}
     */
    public static InstallForecast of(CertificateChain chain, FileVersion windows, Caller caller,
            Set<InstallRestriction> restrictions) {
        HotfixRule.requireCertEnroll(windows);
        return new InstallForecast(new ForecastCall(chain, HotfixRule.of(windows).hasFix(), caller == Caller.WEB_PAGE, restrictions));
    }

    /** Every set of flags: the smaller first, then those whose effect is documented best. */
    public static List<Set<InstallRestriction>> everySetOfRestrictions() {
        List<Set<InstallRestriction>> sets = new ArrayList<>();
        sets.add(EnumSet.noneOf(InstallRestriction.class));
        List<InstallRestriction> all =
                Arrays.asList(ALLOW_UNTRUSTED_ROOT, ALLOW_UNTRUSTED_CERTIFICATE, ALLOW_NO_OUTSTANDING_REQUEST);
        all.forEach(flag -> sets.add(EnumSet.of(flag)));
        sets.add(EnumSet.of(ALLOW_UNTRUSTED_ROOT, ALLOW_NO_OUTSTANDING_REQUEST));
        sets.add(EnumSet.of(ALLOW_UNTRUSTED_CERTIFICATE, ALLOW_NO_OUTSTANDING_REQUEST));
        sets.add(EnumSet.of(ALLOW_UNTRUSTED_ROOT, ALLOW_UNTRUSTED_CERTIFICATE));
        sets.add(EnumSet.allOf(InstallRestriction.class));
        return Collections.unmodifiableList(sets);
    }

    /** What the call will return. */
    public HResult hresult() {
        return refusedBy.map(InstallRule::hresult).orElse(HResult.S_OK);
    }

    /** The name of {@link #hresult()} in Microsoft's headers. */
    public String symbol() {
        return refusedBy.map(InstallRule::symbol).orElse("S_OK");
    }

    /** Whether the certificate will be installed; how sure that is, {@link #certainty()} says. */
    public boolean installs() {
        return !refusedBy.isPresent();
    }

    /** The rule that refuses; empty when none does. */
    public Optional<InstallRule> rule() {
        return refusedBy;
    }

    /** How sure the answer is: as its rule, or less where there is a doubt. */
    public InstallRule.Source certainty() {
        InstallRule.Source least = refusedBy.map(InstallRule::source).orElse(InstallRule.Source.DOCUMENTED);
        for (ForecastDoubt doubt : doubts) {
            least = doubt.certainty().compareTo(least) > 0 ? doubt.certainty() : least;
        }
        return least;
    }

    /** What the answer may founder on; one sentence each, without a full stop. */
    public List<String> doubts() {
        return doubts.stream().map(ForecastDoubt::words).collect(Collectors.toList());
    }

    private boolean surelyInstalls() {
        return installs() && certainty() != InstallRule.Source.UNCERTAIN;
    }

    /**
     * The fewest flags with which the same caller would get the same response installed there: those that were passed
     * if it installs anyway, the empty set for {@code AllowNone}. Empty when no flag is known to help.
     */
    public Optional<Set<InstallRestriction>> wouldInstallWith() {
        if (installs()) {
            return Optional.of(Collections.unmodifiableSet(call.restrictions));
        }
        return everySetOfRestrictions().stream().filter(flags -> new InstallForecast(call.with(flags)).surelyInstalls())
                .findFirst().map(Collections::unmodifiableSet);
    }
}
