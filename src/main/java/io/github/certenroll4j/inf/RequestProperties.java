package io.github.certenroll4j.inf;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Settings of a request from a properties file: {@code subject = CN=server.example}, {@code san = dns:a, dns:b}. The names
 * are those of {@link RequestSettings#names()}.
 */
public final class RequestProperties {

    private RequestProperties() {
    }

    /**
     * Reads the text of such a file.
     *
     * @throws IllegalArgumentException if it is none, or has a name or value that is not known
     * @see Properties#load(java.io.Reader)
     */
    public static RequestSettings parse(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        RequestSettings settings = new RequestSettings();
        for (String name : properties.stringPropertyNames()) {
            settings.put(name, properties.getProperty(name));
        }
        return settings;
    }
}
