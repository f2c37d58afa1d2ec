package io.github.certenroll4j.cli;

import io.github.certenroll4j.installer.ThisWindows;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.PendingKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which request a response is to answer: its key decides which certificate is the end-entity. */
final class RequestOption {

    private static final int MAX_BYTES = 1 << 20;

    @Option(names = "--request", paramLabel = "FILE", description = "The certificate request (PKCS #10, in any form): the certificate"
            + " with its key is the one that was requested. Without it: the requests that wait on this Windows, if any.")
    private Optional<Path> request = Optional.empty();

    PendingKeys keys(ThisWindows windows) {
        return request.isPresent() ? read(request.get()) : windows.pendingKeys().amongOthers();
    }

    /** Whether the response has the certificate that was requested; empty where the request is not known. */
    Optional<Boolean> isAnsweredBy(CertificateChain chain) {
        return request.isPresent() || chain.endEntityIsCertain() ? Optional.of(chain.endEntityIsCertain()) : Optional.empty();
    }

    private static PendingKeys read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0 && bytes.size() <= MAX_BYTES; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
            if (bytes.size() > MAX_BYTES) {
                throw new CommandException(ExitCode.CANNOT_TELL, file + " has more than 1 MiB; that is no certificate request");
            }
            return PendingKeys.ofRequest(bytes.toByteArray());
        } catch (NoSuchFileException absent) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + file + ": there is no such file");
        } catch (IOException unreadable) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + file + ": " + unreadable.getMessage());
        }
    }
}
