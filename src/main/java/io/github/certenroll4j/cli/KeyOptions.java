package io.github.certenroll4j.cli;

import io.github.certenroll4j.inf.RequestSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who may use a key, for what, and whom Windows asks: what a program with windows of its own has to say. */
final class KeyOptions {

    @Option(names = "--strong-protection", paramLabel = "LEVEL", description = "Have Windows ask its user each time before the key is"
            + " used: for consent, or for a password that the user chooses now. Not with --silent.")
    private Optional<String> protection = Optional.empty();

    @Option(names = "--key-operations", paramLabel = "WHAT", description = "What the provider lets the key do: decrypt, sign, agree"
            + " (default: the provider's own choice).")
    private List<String> operations = new ArrayList<>();

    @Option(names = "--security-descriptor", paramLabel = "SDDL", description = "Who may use the key, as D:P(A;;GA;;;SY)(A;;GA;;;BA).")
    private Optional<String> securityDescriptor = Optional.empty();

    @Option(names = "--parent-window", paramLabel = "HANDLE", description = "The window (HWND, 0x…) that Windows' dialogs belong to.")
    private Optional<String> parentWindow = Optional.empty();

    void into(RequestSettings settings) {
        protection.ifPresent(value -> settings.put("strong-protection", value));
        securityDescriptor.ifPresent(value -> settings.put("security-descriptor", value));
        parentWindow.ifPresent(value -> settings.put("parent-window", value));
        SettingsOptions.putList(settings, "key-operations", operations);
    }
}
