package io.github.certenroll4j.cli;

import io.github.certenroll4j.inf.RequestSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is asked for, as {@code request} and {@code enroll} take it; files have the rest. */
final class SettingsOptions {

    @Option(names = "--subject", paramLabel = "DN", description = "Whom the certificate is for: CN=server.example, O=Example")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--san", paramLabel = "NAME",
            description = "Names besides the subject: dns:host, ip:address, email:…, upn:…, uri:…; repeat it, or put commas between"
                    + " (behind a uri: until the next kind they are its own).")
    private List<String> san = new ArrayList<>();

    @Option(names = "--eku", paramLabel = "USE",
            description = "Extended key usages by name or object identifier: serverAuth, clientAuth, codeSigning, 1.3.6.1.5.5.7.3.1 …")
    private List<String> eku = new ArrayList<>();

    @Option(names = "--key", paramLabel = "KEY",
            description = "rsa-2048, rsa-3072, rsa-4096, ecdsa-p256, ecdsa-p384 or ecdsa-p521 (default: rsa-2048).")
    private Optional<String> key = Optional.empty();

    @Option(names = "--friendly-name", paramLabel = "NAME", description = "What Windows shows as the certificate's name.")
    private Optional<String> friendlyName = Optional.empty();

    @Option(names = "--exportable", description = "Let the key be exported from Windows later.")
    private boolean exportable;

    @Option(names = "--machine", description = "Make the key for the computer, not for the user; needs an elevated administrator.")
    private boolean machine;

    @Option(names = "--from", paramLabel = "FILE",
            description = "Read settings from a properties file: the names of request's options without their dashes (san = dns:a, dns:b)."
                    + " Options win.")
    private Optional<Path> from = Optional.empty();

    @Option(names = "--inf", paramLabel = "FILE", description = "Read settings from an INF file for certreq -new. Options win.")
    private Optional<Path> inf = Optional.empty();

    /** What the files say, and over it what these options say. */
    RequestSettings settings() {
        RequestSettings settings = new RequestSettings();
        inf.map(SettingsFile::inf).ifPresent(settings::putAll);
        from.map(SettingsFile::properties).ifPresent(settings::putAll);
        subject.ifPresent(value -> settings.put("subject", value));
        key.ifPresent(value -> settings.put("key", value));
        friendlyName.ifPresent(value -> settings.put("friendly-name", value));
        putList(settings, "san", san);
        putList(settings, "eku", eku);
        putFlag(settings, "exportable", exportable);
        putFlag(settings, "machine", machine);
        return settings;
    }

    static void putList(RequestSettings settings, String name, List<String> values) {
        if (!values.isEmpty()) {
            settings.put(name, values.toArray(new String[0]));
        }
    }

    static void putFlag(RequestSettings settings, String name, boolean set) {
        if (set) {
            settings.put(name, "true");
        }
    }

    /** The files that are read. */
    List<Path> inputs() {
        List<Path> inputs = new ArrayList<>();
        from.ifPresent(inputs::add);
        inf.ifPresent(inputs::add);
        return inputs;
    }
}
