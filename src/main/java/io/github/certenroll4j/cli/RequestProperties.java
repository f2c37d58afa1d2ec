package io.github.certenroll4j.cli;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/** Settings of a request from a properties file: the names of the options, without the dashes before them. */
final class RequestProperties {

    private RequestProperties() {
    }

    static RequestSettings read(Path file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(SmallTextFile.read(file)));
        } catch (IllegalArgumentException malformed) {
            throw new CommandException(ExitCode.USAGE, file + ": " + malformed.getMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        RequestSettings settings = new RequestSettings();
        for (String name : properties.stringPropertyNames()) {
            try {
                settings.put(name, properties.getProperty(name));
            } catch (IllegalArgumentException unknown) {
                throw new CommandException(ExitCode.USAGE, file + ": " + unknown.getMessage());
            }
        }
        return settings;
    }
}
