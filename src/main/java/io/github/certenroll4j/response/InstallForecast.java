package io.github.certenroll4j.response;

import static io.github.certenroll4j.InstallRestriction.ALLOW_NO_OUTSTANDING_REQUEST;
import static io.github.certenroll4j.InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE;
import static io.github.certenroll4j.InstallRestriction.ALLOW_UNTRUSTED_ROOT;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstallRestriction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    private final Optional<InstallRule> refusedBy;
    private final Optional<Set<InstallRestriction>> wouldInstallWith;

    private InstallForecast(Optional<InstallRule> refusedBy, Optional<Set<InstallRestriction>> wouldInstallWith) {
        this.refusedBy = refusedBy;
        this.wouldInstallWith = wouldInstallWith;
    }

    /**
     * Forecasts one call.
     *
     * @param chain        the response, with what is trusted there and which requests wait
     * @param windows      version of Certenroll.dll
     * @param caller       who calls
     * @param restrictions the flags that are passed; empty for {@code AllowNone}
     */
    public static InstallForecast of(CertificateChain chain, FileVersion windows, Caller caller,
            Set<InstallRestriction> restrictions) {
        Optional<InstallRule> refusal = refusal(chain, windows, caller, restrictions);
        if (!refusal.isPresent()) {
            return new InstallForecast(refusal, Optional.of(restrictions));
        }
        Optional<Set<InstallRestriction>> enough = everySetOfRestrictions().stream()
                .filter(flags -> !refusal(chain, windows, caller, flags).isPresent())
                .findFirst();
        return new InstallForecast(refusal, enough);
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

    private static Optional<InstallRule> refusal(CertificateChain chain, FileVersion windows, Caller caller,
            Set<InstallRestriction> restrictions) {
        InstallCall call = new InstallCall(chain, windows, caller, restrictions);
        return Arrays.stream(InstallRule.values()).filter(rule -> rule.refuses(call)).findFirst();
    }

    /** What the call will return. */
    public HResult hresult() {
        return refusedBy.map(InstallRule::hresult).orElse(HResult.S_OK);
    }

    /** Whether the certificate will be installed. */
    public boolean installs() {
        return !refusedBy.isPresent();
    }

    /** The rule that refuses; empty when none does. */
    public Optional<InstallRule> rule() {
        return refusedBy;
    }

    /**
     * The fewest flags with which the same caller would get the same response installed there: those that were passed
     * if it installs anyway, the empty set for {@code AllowNone}. Empty when no flag helps.
     */
    public Optional<Set<InstallRestriction>> wouldInstallWith() {
        return wouldInstallWith.map(Collections::unmodifiableSet);
    }
}
