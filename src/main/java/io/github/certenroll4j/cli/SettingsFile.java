package io.github.certenroll4j.cli;

import io.github.certenroll4j.inf.InfRequest;
import io.github.certenroll4j.inf.RequestProperties;
import io.github.certenroll4j.inf.RequestSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Reads the files that say what a request is made of. */
final class SettingsFile {

    private SettingsFile() {
    }

    static RequestSettings inf(Path file) {
        InfRequest request = parse(file, InfRequest::parse);
        List<String> unsupported = request.unsupported();
        if (!unsupported.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, file + " asks for what certenroll4j does not do; nothing was done:",
                    unsupported.toArray(new String[0]));
        }
        return request.settings();
    }

    static RequestSettings properties(Path file) {
        return parse(file, RequestProperties::parse);
    }

    private static <T> T parse(Path file, Function<String, T> parser) {
        try {
            return parser.apply(SmallTextFile.read(file));
        } catch (IllegalArgumentException malformed) {
            throw new CommandException(ExitCode.USAGE, file + ": " + malformed.getMessage());
        }
    }
}
