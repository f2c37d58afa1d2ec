package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.ca.Decision;
import io.github.certenroll4j.installer.Outcome;
import io.github.certenroll4j.win.WindowsStores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far an enrollment in one command has come, what of it stays, and which commands go on from there. */
final class EnrollReport {

    private static final String AGAIN = "to send it again";
    private static final String REMOVE = "to remove it";

    private final Console console;
    private final boolean json;
    private final AskedCa ca;
    private final String subject;
    private final EnrollmentContext context;
    private final Optional<String> sha1;
    private final Optional<String> out;

    /**
     * @param request what was made, DER
     * @param out     where the answer is kept
     */
    EnrollReport(Console console, boolean json, AskedCa ca, String subject, EnrollmentContext context, byte[] request, Optional<String> out) {
        this.console = console;
        this.json = json;
        this.ca = ca;
        this.subject = subject;
        this.context = context;
        this.sha1 = sha1(request, context);
        this.out = out;
    }

    private static Optional<String> sha1(byte[] request, EnrollmentContext context) {
        try {
            return WindowsStores.of(context).dummyOf(request).map(StoredCertificate::thumbprint);
        } catch (EnrollmentException unreadable) {
            return Optional.empty();
        }
    }

    /** Not decided, or denied. */
    int open(Decision decision) {
        boolean pending = decision.state() == Decision.State.PENDING;
        if (json) {
            console.out().json(answer(decision.state().name().toLowerCase(Locale.ROOT), decision, false)
                    .with("nextStep", pending ? goOn(decision).get(0) : null));
            return pending ? ExitCode.NOT_YET : ExitCode.NO;
        }
        Printer stdout = console.out();
        stdout.sentence((pending ? "Pending" : "Denied") + DecisionReport.number(decision) + ": " + subject);
        stdout.labelled("the CA says", decision.reason());
        stdout.labelled("request", waiting());
        if (pending) {
            goOn(decision).forEach(step -> stdout.line("  to go on:   " + step));
            return ExitCode.NOT_YET;
        }
        sha1.ifPresent(known -> stdout.line("  " + REMOVE + ":  " + remove(known)));
        return ExitCode.NO;
    }

    int installed(Outcome outcome, Decision decision) {
        console.out().json(answer("installed", decision, true).with("thumbprint", outcome.certificate().thumbprint())
                .with("keyVerified", outcome.keyProof().isVerified()).with("hresult", outcome.hresult().hex())
                .with("symbol", outcome.hresult().symbol()).with("nextStep", null));
        return outcome.keyProof().isVerified() ? ExitCode.YES : ExitCode.NO;
    }

    /** Windows refused, and has said why. */
    int refused(EnrollmentException refusal, Decision decision) {
        List<String> steps = install(decision);
        if (json) {
            console.out().json(answer("refused", decision, true).with("hresult", refusal.hresult().hex())
                    .with("symbol", refusal.hresult().symbol()).with("nextStep", String.join("; ", steps)));
        } else {
            console.err().labelled("request", waiting());
            steps.forEach(step -> console.err().line("  to go on:   " + step));
        }
        return ExitCode.NO;
    }

    /**
     * The same trouble, with what stays and what goes on.
     *
     * @param decision the last one, null if there was none
     */
    CommandException stopped(CommandException trouble, Decision decision) {
        List<String> details = new ArrayList<>(trouble.details());
        details.add("Done so far: " + waiting() + ".");
        if (decision == null) {
            sha1.ifPresent(known -> {
                details.add(AGAIN + ":  certenroll4j pending --request " + known + " --out request.pem");
                details.add("                   certenroll4j submit " + ca.words() + " request.pem --out answer.p7b");
            });
        } else {
            goOn(decision).forEach(step -> details.add("to go on:  " + step));
        }
        sha1.ifPresent(known -> details.add(REMOVE + ":  " + remove(known)));
        return new CommandException(trouble.exitCode(), trouble.getMessage(), details.toArray(new String[0]));
    }

    private String waiting() {
        return "the request waits with its key in the " + context.owner() + "'s REQUEST store"
                + sha1.map(known -> ", SHA-1 " + known).orElse("; certenroll4j pending shows it");
    }

    private List<String> goOn(Decision decision) {
        String file = CaOptions.quoted(out.orElse("answer.p7b"));
        String install = "certenroll4j install " + (context.isMachine() ? "--machine " : "") + file;
        if (decision.id().isPresent()) {
            return Arrays.asList("certenroll4j retrieve " + ca.words() + " " + decision.id().getAsLong() + " --out " + file, install);
        }
        return Arrays.asList("certenroll4j pending --request " + sha1.orElse("SHA1") + " --out request.pem",
                "certenroll4j retrieve " + ca.words() + " request.pem --out " + file, install);
    }

    /** The answer is there; if it was not kept, the CA has it still. */
    private List<String> install(Decision decision) {
        List<String> steps = goOn(decision);
        return out.isPresent() ? steps.subList(steps.size() - 1, steps.size()) : steps;
    }

    private static String remove(String sha1) {
        return "certenroll4j pending remove --yes " + sha1;
    }

    private Json answer(String state, Decision decision, boolean issued) {
        return Json.answerOf("enroll").with("state", state).with("ca", ca.toString())
                .with("requestId", decision.id().isPresent() ? decision.id().getAsLong() : null)
                .with("subject", subject).with("context", context.owner())
                .with("requestSha1", state.equals("installed") ? null : sha1.orElse(null))
                .with("reason", decision.reason().isEmpty() ? null : decision.reason())
                .with("file", issued ? out.orElse(null) : null)
                .with("thumbprint", null).with("keyVerified", false).with("hresult", null).with("symbol", null);
    }
}
