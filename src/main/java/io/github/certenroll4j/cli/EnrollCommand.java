package io.github.certenroll4j.cli;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.ca.CaException;
import io.github.certenroll4j.ca.Decision;
import io.github.certenroll4j.inf.RequestSettings;
import io.github.certenroll4j.installer.Installer;
import io.github.certenroll4j.installer.NothingToInstallException;
import io.github.certenroll4j.installer.Outcome;
import io.github.certenroll4j.installer.PreparedInstallation;
import io.github.certenroll4j.installer.Refusal;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.win.WindowsEnrollment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "enroll", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Request, submit, install and verify in one: makes a key and a request, sends it to a CA over the web, installs"
                + " the certificate, and proves that its key works. Windows only.",
        footer = {"", "Exit codes: 0 installed, and the key works; 1 the CA denied it, or Windows refused; 3 the CA has not decided yet; 4 the CA",
            "cannot be asked. What was done until then stays, and the commands that go on are told."})
final class EnrollCommand implements Callable<Integer> {

    private static final char[] NO_PASSWORD = {};

    @Mixin
    private CaOptions ca;

    @Mixin
    private SettingsOptions wish;

    @Option(names = "--template", paramLabel = "NAME", description = "The AD CS template to ask for, by its name (not its display name).")
    private Optional<String> template = Optional.empty();

    @Option(names = "--attribute", paramLabel = "NAME:VALUE", description = "A request attribute for AD CS, as certreq -attrib takes it; repeat it.")
    private List<String> attributes = new ArrayList<>();

    @Mixin
    private RestrictionOptions restrictions;

    @Mixin
    private WaitOption wait;

    @Option(names = "--out", paramLabel = "FILE",
            description = "Keep what the CA sends, too (PKCS #7, PEM). --est needs it: EST gives a certificate once.")
    private Optional<String> out = Optional.empty();

    @Option(names = "--force", description = "Overwrite FILE if it is there already.")
    private boolean force;

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ca.check();
        List<String> all = SubmitCommand.attributes(ca, template, attributes, spec);
        if (out.filter("-"::equals).isPresent() || ca.isEst() && !out.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--out needs a file" + (ca.isEst() ? "; with --est it is where the certificate is kept" : ""));
        }
        RequestSettings settings = wish.settings();
        CertificateRequest request = request(settings);
        EnrollmentContext context = settings.isMachine() ? EnrollmentContext.MACHINE : EnrollmentContext.USER;
        List<Path> inputs = ca.inputs();
        inputs.addAll(wish.inputs());
        Optional<OutputFile> kept = out.flatMap(name -> DecisionReport.destination(name, force, inputs));
        WindowsOnly.check(spec);
        try (AskedCa asked = ca.open()) {
            // A CA that cannot be asked is found out before a key is made.
            asked.chain();
            return enroll(asked, request, context, all, kept);
        } catch (CaException trouble) {
            throw AskedCa.told(trouble);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        } finally {
            WindowsOnly.tellInterrupted(spec);
        }
    }

    private CertificateRequest request(RequestSettings settings) {
        if (settings.renewal().isPresent() || settings.isSelfSigned()) {
            throw new ParameterException(spec.commandLine(),
                    "the file asks for a renewal or a self-signed certificate, which enroll does not make; certenroll4j request does");
        }
        if (!settings.hasSubject()) {
            throw new ParameterException(spec.commandLine(), "whom is the certificate for? Give --subject, like CN=server.example");
        }
        try {
            return settings.request();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }

    private int enroll(AskedCa asked, CertificateRequest wanted, EnrollmentContext context, List<String> all, Optional<OutputFile> kept) {
        byte[] request;
        try (Enrollment enrollment = WindowsEnrollment.open(context)) {
            request = enrollment.createRequest(wanted);
        } catch (EnrollmentException refusal) {
            return Failures.of(spec).refused(refusal, spec, ExitCode.NO);
        }
        EnrollReport report = new EnrollReport(Console.of(spec), json, asked, wanted.subject(), context, request, out);
        Decision decision = null;
        try {
            decision = asked.submit(request, all, false);
            decision = wait.decided(asked, decision, request, false, Console.of(spec).err());
            if (decision.state() != Decision.State.ISSUED) {
                return report.open(decision);
            }
            CaResponse response = SubmitCommand.answering(request, asked.response(decision), asked, decision);
            if (kept.isPresent()) {
                kept.get().write(DecisionReport.pem(response));
            }
            return install(response, context, report, decision);
        } catch (CaException trouble) {
            throw report.stopped(AskedCa.told(trouble), decision);
        } catch (IOException unwritten) {
            throw report.stopped(new CommandException(ExitCode.CANNOT_TELL, "cannot write " + out.get() + ": " + FileTrouble.words(unwritten) + "."), decision);
        } catch (CommandException trouble) {
            throw report.stopped(trouble, decision);
        }
    }

    private int install(CaResponse response, EnrollmentContext context, EnrollReport report, Decision decision) {
        InstallReport text = new InstallReport(Console.of(spec), false, new InstallAdvice(Collections.singletonList(out.orElse("FILE"))));
        try {
            PreparedInstallation installation = Installer.ofThisWindows().in(context).prepare(response, restrictions.asked());
            if (!installation.isInstalled()) {
                text.beforehand(installation);
            }
            Outcome outcome = installation.install(NO_PASSWORD);
            return json ? report.installed(outcome, decision) : text.done(outcome);
        } catch (Refusal refusal) {
            text.refused(refusal);
            return report.refused(refusal, decision);
        } catch (NothingToInstallException nothing) {
            throw new CommandException(ExitCode.CANNOT_TELL, "what the CA sent: " + nothing.getMessage() + ".");
        } catch (EnrollmentException refusal) {
            RefusalText.print(Console.of(spec).err(), refusal);
            return report.refused(refusal, decision);
        }
    }
}
