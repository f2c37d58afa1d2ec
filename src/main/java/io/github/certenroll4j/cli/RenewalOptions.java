package io.github.certenroll4j.cli;

import io.github.certenroll4j.inf.RequestSettings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A request for a certificate that goes on from an old one, or that needs no CA. */
final class RenewalOptions {

    @Option(names = "--renew", paramLabel = "THUMBPRINT", description = "Renew this certificate of MY: the same subject, extensions and"
            + " key. When the new one is installed, the old one is archived.")
    private Optional<String> renew = Optional.empty();

    @Option(names = "--new-key", description = "Renew with a new key, of the same provider and length.")
    private boolean newKey;

    @Option(names = "--self-signed", description = "Make a certificate that is its own issuer, install it and prove its key, without"
            + " a CA. It is not put into the trusted roots.")
    private boolean selfSigned;

    @Option(names = "--days", paramLabel = "DAYS", description = "How long a self-signed certificate is valid (default: 365).")
    private Optional<String> days = Optional.empty();

    void into(RequestSettings settings) {
        renew.ifPresent(value -> settings.put("renew", value));
        days.ifPresent(value -> settings.put("days", value));
        SettingsOptions.putFlag(settings, "new-key", newKey);
        SettingsOptions.putFlag(settings, "self-signed", selfSigned);
    }
}
