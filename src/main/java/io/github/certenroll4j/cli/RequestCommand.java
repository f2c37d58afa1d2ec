package io.github.certenroll4j.cli;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.ValidityPeriod;
import io.github.certenroll4j.inf.RequestSettings;
import io.github.certenroll4j.installer.OwnCertificate;
import io.github.certenroll4j.installer.SelfSigned;
import io.github.certenroll4j.win.WindowsEnrollment;
import io.github.certenroll4j.win.WindowsProviders;
import io.github.certenroll4j.win.WindowsStores;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "request", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Makes a key in Windows and a certificate request for a CA (PKCS #10, PEM). Windows only.")
final class RequestCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions usual;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the request; - for stdout. With --self-signed: the"
            + " certificate, if it is wanted as a file, too.")
    private Optional<String> out = Optional.empty();

    @Option(names = "--force", description = "Overwrite FILE if it is there already.")
    private boolean force;

    @Option(names = "--der", description = "Write the request as DER; without it, as PEM.")
    private boolean der;

    @Option(names = "--hash", paramLabel = "HASH", description = "What the request is signed with: sha256 (default), sha384, sha512, sha1.")
    private Optional<String> hash = Optional.empty();

    @Option(names = "--key-usage", paramLabel = "USE",
            description = "Key usages by their names in RFC 5280: digitalSignature, keyEncipherment …")
    private List<String> keyUsage = new ArrayList<>();

    @Option(names = "--template", paramLabel = "NAME", description = "The AD CS template to ask for, by its name (not its display name).")
    private Optional<String> template = Optional.empty();

    @Option(names = "--provider", paramLabel = "NAME", description = "The CSP or key storage provider that makes the key.")
    private Optional<String> provider = Optional.empty();

    @Option(names = "--container", paramLabel = "NAME", description = "The key container; Windows chooses one if not given.")
    private Optional<String> container = Optional.empty();

    @Option(names = "--description", paramLabel = "TEXT", description = "What Windows shows as the certificate's description.")
    private Optional<String> description = Optional.empty();

    @Option(names = "--silent", description = "Refuse a provider that wants to ask the user.")
    private boolean silent;

    @Mixin
    private RenewalOptions renewal;

    @Mixin
    private KeyOptions keyOptions;

    @Mixin
    private PinOptions pin;

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RequestSettings settings = settings();
        if (!settings.renewal().isPresent() && !settings.hasSubject()) {
            throw new ParameterException(spec.commandLine(), "whom is the certificate for? Give --subject, like CN=server.example");
        }
        try {
            settings.renewal().ifPresent(WindowsStores::normalThumbprint);
            return settings.isSelfSigned() ? selfSigned(settings) : request(settings);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }

    private int selfSigned(RequestSettings settings) {
        if (settings.renewal().isPresent()) {
            throw new IllegalArgumentException("--self-signed and --renew exclude each other: there is no CA to renew it");
        }
        CertificateRequest request = settings.request();
        ValidityPeriod validity = settings.validity(Instant.now());
        Optional<RequestDestination> destination = out.map(name -> destination());
        WindowsOnly.check(spec);
        char[] secret = pin.read();
        try {
            return new SelfSignedReport(spec, json, der).done(SelfSigned.make(context(settings), request, validity, secret), destination);
        } catch (EnrollmentException refusal) {
            return refused(refusal, request);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private int request(RequestSettings settings) {
        if (!out.isPresent()) {
            throw new IllegalArgumentException("where to? Give --out FILE, or --out - for stdout");
        }
        Optional<CertificateRequest> own = settings.renewal().isPresent() ? Optional.empty() : Optional.of(settings.request());
        EnrollmentContext context = context(settings);
        RequestDestination destination = destination();
        WindowsOnly.check(spec);
        char[] secret = pin.read();
        try {
            CertificateRequest request = own.isPresent() ? own.get() : renewing(settings);
            return make(request, request.renewal().map(old -> old.certificate().context()).orElse(context), secret, destination);
        } catch (EnrollmentException refusal) {
            return Failures.of(spec).refused(refusal, spec, ExitCode.NO);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private CertificateRequest renewing(RequestSettings settings) throws EnrollmentException {
        StoredCertificate old = OwnCertificate.find(settings.renewal().get(),
                settings.isMachine() ? Optional.of(EnrollmentContext.MACHINE) : Optional.empty());
        CertificateRequest request = settings.renewing(old);
        OwnCertificate.checkRenewable(old, Instant.now());
        return request;
    }

    private static EnrollmentContext context(RequestSettings settings) {
        return settings.isMachine() ? EnrollmentContext.MACHINE : EnrollmentContext.USER;
    }

    private int make(CertificateRequest request, EnrollmentContext context, char[] secret, RequestDestination destination)
            throws EnrollmentException {
        byte[] made;
        try (Enrollment enrollment = WindowsEnrollment.open(context)) {
            made = enrollment.createRequest(request, secret);
        } catch (EnrollmentException refusal) {
            return refused(refusal, request);
        }
        return answer(made, request, context, destination);
    }

    private int refused(EnrollmentException refusal, CertificateRequest request) {
        int exitCode = Failures.of(spec).refused(refusal, spec, ExitCode.NO);
        listProviders(request);
        return exitCode;
    }

    private RequestSettings settings() {
        RequestSettings settings = usual.settings();
        hash.ifPresent(value -> settings.put("hash", value));
        template.ifPresent(value -> settings.put("template", value));
        provider.ifPresent(value -> settings.put("provider", value));
        container.ifPresent(value -> settings.put("container", value));
        description.ifPresent(value -> settings.put("description", value));
        SettingsOptions.putList(settings, "key-usage", keyUsage);
        SettingsOptions.putFlag(settings, "silent", silent);
        renewal.into(settings);
        keyOptions.into(settings);
        return settings;
    }

    /** A provider that does not exist: name those that do. */
    private void listProviders(CertificateRequest request) {
        if (!request.provider().isEmpty() && !WindowsProviders.names().contains(request.provider())) {
            Console.of(spec).err().labelled("providers", String.join("; ", WindowsProviders.names()));
        }
    }

    /** Before the key is made: a request that has no place to go would leave a key behind. */
    private RequestDestination destination() {
        return RequestDestination.of(out.get(), der, force, usual.inputs());
    }

    private int answer(byte[] request, CertificateRequest asked, EnrollmentContext context, RequestDestination destination) {
        Printer stdout = Console.of(spec).out();
        Json answer = destination.describe(Json.answerOf("request").with("subject", asked.subject()).with("context", context.owner())
                .with("renews", asked.renewal().map(old -> old.certificate().thumbprint()).orElse(null)), request);
        try {
            destination.write(request, stdout, json ? Optional.of(answer) : Optional.empty());
        } catch (OutputLostException gone) {
            throw LostRequest.told("the request is lost on stdout", request, context);
        } catch (IOException trouble) {
            rescue(request);
            throw LostRequest.told("cannot write " + destination.name() + ": " + FileTrouble.words(trouble), request, context);
        }
        if (!destination.isStdout()) {
            tellOfFile(asked, context, destination.name(), answer);
        }
        return ExitCode.YES;
    }

    private void tellOfFile(CertificateRequest asked, EnrollmentContext context, String file, Json answer) {
        Printer stdout = Console.of(spec).out();
        if (json) {
            stdout.json(answer);
        } else {
            stdout.sentence("Request for " + asked.subject() + " written to " + file + ".");
            asked.renewal().ifPresent(old -> stdout.sentence("It renews " + old.certificate().thumbprint() + (old.isNewKey()
                    ? " with a new key" : " with the same key") + "; that one goes on until the new certificate is installed."));
            stdout.sentence("Its key waits in the " + context.owner()
                    + "'s REQUEST store. Send the file to the CA; when the answer comes: certenroll4j install ANSWER");
        }
    }

    /** Shows on stdout what did not come into its file. */
    private void rescue(byte[] request) {
        try {
            if (!json) {
                Console.of(spec).out().bytes(RequestDestination.pemBytes(request));
            }
        } catch (OutputLostException gone) {
            // There is more to be said than that, and the console remembers it.
        }
    }
}
