package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.DegeneratePkcs7;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes what {@code inspect} found to files: each is checked when it is added, and written with all the others. */
final class ChainFiles {

    private static final String LINE_END = "\r\n";

    private final CertificateChain chain;
    private final boolean force;
    private final Collection<Path> inputs;
    private final Map<OutputFile, byte[]> files = new LinkedHashMap<>();

    /** @param inputs what the chain was read from */
    ChainFiles(CertificateChain chain, boolean force, Collection<Path> inputs) {
        this.chain = chain;
        this.force = force;
        this.inputs = inputs;
    }

    /** One file for each certificate of the path: {@code 1-end-entity.pem}, {@code 2-intermediate.pem} and so on. */
    void addPem(Path directory) {
        try {
            Files.createDirectories(directory);
            int number = 0;
            for (X509Certificate certificate : chain.path()) {
                String role = chain.role(certificate).name().toLowerCase(Locale.ROOT).replace('_', '-');
                add(directory.resolve(++number + "-" + role + ".pem"), pem("CERTIFICATE", certificate.getEncoded()));
            }
        } catch (IOException unwritable) {
            throw unwritable(directory, unwritable);
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One PKCS #7 of the path from the leaf to the root. */
    void addComplete(Path file) {
        add(file, pem("PKCS7", DegeneratePkcs7.of(chain.path())));
    }

    /** @throws CommandException if it must not be written */
    void add(Path file, byte[] content) {
        if (files.keySet().stream().anyMatch(other -> other.path().toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize()))) {
            throw new CommandException(ExitCode.USAGE, "cannot write " + FileName.text(file) + ": it is to be written twice");
        }
        files.put(OutputFile.at(file, force, inputs), content);
    }

    void write() {
        files.forEach((file, content) -> {
            try {
                file.write(content);
            } catch (IOException trouble) {
                throw unwritable(file.path(), trouble);
            }
        });
    }

    private static CommandException unwritable(Path file, IOException trouble) {
        return new CommandException(ExitCode.CANNOT_TELL, "cannot write " + FileName.text(file) + ": " + FileTrouble.words(trouble));
    }

    private static byte[] pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, LINE_END.getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
        return ("-----BEGIN " + label + "-----" + LINE_END + body + LINE_END + "-----END " + label + "-----" + LINE_END)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
