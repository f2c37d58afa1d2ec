package io.github.certenroll4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Answers the usual calls once, to nobody. The launcher runs it for the archive of classes that Java 13 and later start
 * faster from ({@code -XX:ArchiveClassesAtExit}): what was loaded here need not be read and verified again.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html">Class Data Sharing</a>
 */
final class Rehearsal {

    private static final String DLL = "rehearsal.dll";
    private static final String RESPONSE = "rehearsal.p7b";

    private Rehearsal() {
    }

    /** Reads nothing but three files that it makes in the folder for temporary files and removes again. */
    public static void main(String[] args) throws IOException {
        // One class that is not in the archive, and the jar is opened, with its ten thousand entries.
        NativePart.place();
        Path folder = Files.createTempDirectory("certenroll4j");
        Path system32 = Files.createDirectory(folder.resolve("System32"));
        Path dll = system32.resolve("certenroll.dll");
        Path response = folder.resolve(RESPONSE);
        Path text = folder.resolve("rehearsal.pem");
        try {
            copy(DLL, dll);
            copy(RESPONSE, response);
            Files.write(text, pem(Files.readAllBytes(response)));
            for (String form : new String[] {"", "--json"}) {
                run("status", "--windows", folder.toString(), form);
                run("version", dll.toString(), form);
                run("explain", "0x80070005", form);
                run("inspect", response.toString(), form);
                run("inspect", text.toString(), form);
            }
            run("--help", "");
            // The other calls go through picocli.
            run("install", "--help", "");
            run("status", "--windows", dll.toString(), "");
        } finally {
            for (Path made : new Path[] {dll, system32, response, text, folder}) {
                Files.deleteIfExists(made);
            }
        }
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream in = Rehearsal.class.getResourceAsStream(resource)) {
            Files.copy(in, to);
        }
    }

    private static byte[] pem(byte[] der) {
        return ("-----BEGIN PKCS7-----\r\n" + Base64.getMimeEncoder().encodeToString(der) + "\r\n-----END PKCS7-----\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void run(String... args) {
        boolean all = !args[args.length - 1].isEmpty();
        String[] words = new String[all ? args.length : args.length - 1];
        System.arraycopy(args, 0, words, 0, words.length);
        CertEnroll4j.run(new Console(new Nobody(), new Nobody(), new Terminal()), TypedArguments.of(words));
    }

    private static final class Nobody extends OutputStream {
        @Override
        public void write(int b) {
            // Nobody reads it.
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            // Nobody reads it.
        }
    }
}
