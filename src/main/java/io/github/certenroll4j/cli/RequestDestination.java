package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;

/** Where a request goes: a file, as PEM or DER, or stdout, where it is always PEM, because DER is noise on a terminal. */
final class RequestDestination {

    private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final String name;
    private final boolean der;
    private final Optional<OutputFile> file;

    private RequestDestination(String name, boolean der, Optional<OutputFile> file) {
        this.name = name;
        this.der = der;
        this.file = file;
    }

    /**
     * Checks all that can be checked before there is a request.
     *
     * @param name   a file, or - for stdout
     * @param inputs the files that the command reads
     * @throws CommandException if the file must not or cannot be written
     */
    static RequestDestination of(String name, boolean der, boolean force, Collection<Path> inputs) {
        return new RequestDestination(name, der, name.equals("-") ? Optional.empty() : Optional.of(file(name, force, inputs)));
    }

    private static OutputFile file(String name, boolean force, Collection<Path> inputs) {
        try {
            return OutputFile.at(FileName.path(name), force, inputs);
        } catch (InvalidPathException noName) {
            throw new CommandException(ExitCode.USAGE, "cannot write " + name + ": it is no name of a file");
        }
    }

    boolean isStdout() {
        return !file.isPresent();
    }

    /** As it was typed. */
    String name() {
        return name;
    }

    /** The request as it is put into answers, with the file where it is to be found. */
    Json describe(Json answer, byte[] request) {
        return answer.with("file", isStdout() ? null : name).with("request", pem(request));
    }

    /**
     * Writes the request; on stdout the answer that has it inside takes its place. It is out of this process then.
     *
     * @throws IOException         if the file cannot be written
     * @throws OutputLostException if stdout cannot
     */
    void write(byte[] request, Printer stdout, Optional<Json> answer) throws IOException {
        if (file.isPresent()) {
            file.get().write(der ? request : pemBytes(request));
        } else {
            print(request, stdout, answer);
        }
    }

    /**
     * Writes something else than a request; on stdout as text.
     *
     * @throws IOException         if the file cannot be written
     * @throws OutputLostException if stdout cannot
     */
    void write(byte[] content, byte[] text, Printer stdout) throws IOException {
        if (file.isPresent()) {
            file.get().write(content);
        } else {
            stdout.bytes(text);
            stdout.flush();
        }
    }

    private static void print(byte[] request, Printer stdout, Optional<Json> answer) {
        if (answer.isPresent()) {
            stdout.json(answer.get());
        } else {
            stdout.bytes(pemBytes(request));
        }
        stdout.flush();
    }

    static byte[] pemBytes(byte[] request) {
        return ascii(pem(request));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** RFC 7468, section 7. */
    private static String pem(byte[] request) {
        return pem("CERTIFICATE REQUEST", request);
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + MIME.encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
