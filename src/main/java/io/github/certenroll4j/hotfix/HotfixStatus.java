package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HotfixRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Whether one Windows has the Certenroll.dll that the hotfix brought. A 64-bit Windows has two copies, and the worse
 * one decides, because programs of both kinds install certificates.
 */
public final class HotfixStatus {

    private final HotfixState state;
    private final String reason;
    private final Optional<Boolean> restartPending;
    private final List<CertenrollCopy> copies;
    private final List<String> evidence;

    HotfixStatus(HotfixState state, String reason, Optional<Boolean> restartPending, List<CertenrollCopy> copies,
            List<String> evidence) {
        this.state = state;
        this.reason = reason;
        this.restartPending = restartPending;
        this.copies = Collections.unmodifiableList(new ArrayList<>(copies));
        this.evidence = Collections.unmodifiableList(new ArrayList<>(evidence));
    }

    /** Judges one Windows. What cannot be read makes the state {@link HotfixState#UNKNOWN} and is said in the reason. */
    public static HotfixStatus of(WindowsFiles windows) {
        return new Examination(windows).status();
    }

    /** The answer. */
    public HotfixState state() {
        return state;
    }

    /** The lowest version of Certenroll.dll that has the fix; empty where no hotfix is needed or nothing was read. */
    public Optional<FileVersion> required() {
        boolean concerned = false;
        for (CertenrollCopy copy : copies) {
            concerned |= copy.isOfVistaWithoutServicePack();
        }
        return concerned ? Optional.of(HotfixRule.FIRST_WITH_FIX) : Optional.empty();
    }

    /** Why, in one sentence. */
    public String reason() {
        return reason;
    }

    /** Whether Windows waits for a restart; empty where that could not be read. */
    public Optional<Boolean> restartPending() {
        return restartPending;
    }

    /** The copies that were looked at: System32 first, then SysWOW64 if there is one. */
    public List<CertenrollCopy> copies() {
        return copies;
    }

    /** What else was seen, one sentence each: the Windows itself, the component store, what could not be read. */
    public List<String> evidence() {
        return evidence;
    }
}
