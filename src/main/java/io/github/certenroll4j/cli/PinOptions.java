package io.github.certenroll4j.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The PIN of a key that has one. */
final class PinOptions {

    @Option(names = "--pin-file", paramLabel = "FILE", description = "The PIN of the key, that of a smart card, is the first line of"
            + " this file. Without it Windows asks.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--ask-pin", description = "Ask for that PIN here, at the terminal.")
    private boolean ask;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** To be wiped by the caller; empty for none. */
    char[] read() {
        if (ask && file.isPresent()) {
            throw new ParameterException(command.commandLine(), "--pin-file and --ask-pin exclude each other");
        }
        return ask ? PasswordPrompt.ask("PIN", "--pin-file")
                : file.map(path -> PasswordFile.read(path, Console.of(command).err())).orElse(new char[0]);
    }
}
