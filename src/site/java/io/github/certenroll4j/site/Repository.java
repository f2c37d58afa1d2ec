package io.github.certenroll4j.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checkout that the site is made from, and where people can look at it, if the POM says so. */
final class Repository {

    private static final Pattern ADDRESS = Pattern.compile("<scm>.*?<url>(https://[^<]+)</url>.*?</scm>", Pattern.DOTALL);

    private final Path root;
    private final String address;

    Repository(Path root) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        Matcher scm = ADDRESS.matcher(Files.readString(root.resolve("pom.xml")));
        this.address = scm.find() ? scm.group(1).replaceAll("/$", "") : "";
    }

    Path file(String name) {
        return root.resolve(name);
    }

    String text(String name) throws IOException {
        return Files.readString(file(name));
    }

    /** Where a file of the checkout can be looked at; empty where the POM names no address. */
    String address(String file) {
        String kind = Files.isDirectory(file(file)) ? "/tree/main/" : "/blob/main/";
        return address.isEmpty() ? "" : file.isEmpty() ? address : address + kind + file;
    }

    /** A link to a file of the checkout ("" is the whole), with what goes before it; nothing where there is no address. */
    String link(String before, String file, String text) {
        return address.isEmpty() ? "" : before + Html.link(address(file), text);
    }

    /** The name of a file from the top of the checkout, with slashes. */
    String name(Path file) {
        return root.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }
}
