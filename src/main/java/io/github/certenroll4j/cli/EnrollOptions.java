package io.github.certenroll4j.cli;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.inf.RequestSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code enroll} asks for: the usual options of {@code request}; a file has the rest. */
final class EnrollOptions {

    @Option(names = "--subject", paramLabel = "DN", description = "Whom the certificate is for: CN=server.example, O=Example")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--san", paramLabel = "NAME", description = "Names besides the subject: dns:host, ip:address, email:…; repeat it.")
    private List<String> san = new ArrayList<>();

    @Option(names = "--eku", paramLabel = "USE", description = "Extended key usages by name or object identifier: serverAuth, clientAuth …")
    private List<String> eku = new ArrayList<>();

    @Option(names = "--key", paramLabel = "KEY", description = "rsa-2048, rsa-3072, rsa-4096, ecdsa-p256 … as for request (default: rsa-2048).")
    private Optional<String> key = Optional.empty();

    @Option(names = "--friendly-name", paramLabel = "NAME", description = "What Windows shows as the certificate's name.")
    private Optional<String> friendlyName = Optional.empty();

    @Option(names = "--exportable", description = "Let the key be exported from Windows later.")
    private boolean exportable;

    @Option(names = "--machine", description = "Make the key for the computer, not for the user; needs an elevated administrator.")
    private boolean machine;

    @Option(names = "--from", paramLabel = "FILE", description = "Read every setting that request has from a properties file. Options win.")
    private Optional<Path> from = Optional.empty();

    @Option(names = "--inf", paramLabel = "FILE", description = "Read settings from an INF file for certreq -new. Options win.")
    private Optional<Path> inf = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** @throws ParameterException for a wish that cannot be one */
    CertificateRequest request() {
        RequestSettings settings = settings();
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

    EnrollmentContext context() {
        return settings().isMachine() ? EnrollmentContext.MACHINE : EnrollmentContext.USER;
    }

    private RequestSettings settings() {
        RequestSettings settings = new RequestSettings();
        inf.map(SettingsFile::inf).ifPresent(settings::putAll);
        from.map(SettingsFile::properties).ifPresent(settings::putAll);
        subject.ifPresent(value -> settings.put("subject", value));
        key.ifPresent(value -> settings.put("key", value));
        friendlyName.ifPresent(value -> settings.put("friendly-name", value));
        putAll(settings, "san", san);
        putAll(settings, "eku", eku);
        putAll(settings, "exportable", exportable ? Collections.singletonList("true") : new ArrayList<>());
        putAll(settings, "machine", machine ? Collections.singletonList("true") : new ArrayList<>());
        return settings;
    }

    private static void putAll(RequestSettings settings, String name, List<String> values) {
        if (!values.isEmpty()) {
            settings.put(name, values.toArray(new String[0]));
        }
    }

    List<Path> inputs() {
        List<Path> inputs = new ArrayList<>();
        from.ifPresent(inputs::add);
        inf.ifPresent(inputs::add);
        return inputs;
    }
}
