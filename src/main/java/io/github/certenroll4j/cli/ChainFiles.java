package io.github.certenroll4j.cli;

import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.DegeneratePkcs7;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;

/** Writes what {@code inspect} found to files. */
final class ChainFiles {

    private static final String LINE_END = "\r\n";

    private ChainFiles() {
    }

    /** One file for each certificate of the path: {@code 1-end-entity.pem}, {@code 2-intermediate.pem} and so on. */
    static void writePem(CertificateChain chain, Path directory) {
        try {
            Files.createDirectories(directory);
            int number = 0;
            for (X509Certificate certificate : chain.path()) {
                String role = chain.role(certificate).name().toLowerCase(Locale.ROOT).replace('_', '-');
                Files.write(directory.resolve(++number + "-" + role + ".pem"),
                        pem("CERTIFICATE", certificate.getEncoded()));
            }
        } catch (IOException | CertificateEncodingException unwritable) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot write to " + directory + ": " + unwritable.getMessage());
        }
    }

    /** One PKCS #7 of the path from the leaf to the root. */
    static void writeComplete(CertificateChain chain, Path file) {
        if (!chain.complete()) {
            throw new CommandException(ExitCode.NO, "cannot complete the chain: " + InspectText.verdict(chain)
                    + " Give its certificate by --with or --trust.");
        }
        try {
            Files.write(file, pem("PKCS7", DegeneratePkcs7.of(chain.path())));
        } catch (IOException unwritable) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot write " + file + ": " + unwritable.getMessage());
        }
    }

    private static byte[] pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, LINE_END.getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
        return ("-----BEGIN " + label + "-----" + LINE_END + body + LINE_END + "-----END " + label + "-----" + LINE_END)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
