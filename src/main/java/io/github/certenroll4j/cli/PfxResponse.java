package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.NotACaResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A PFX among the arguments of install: it is the only one then, and a file. */
final class PfxResponse {

    private final String file;
    private final Optional<byte[]> bytes;

    private PfxResponse(String file, Optional<byte[]> bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** What cannot be read, or is something else, is for the reader of responses to judge. */
    static PfxResponse of(List<String> files) {
        String only = files.get(0);
        boolean file = files.size() == 1 && !only.equals("-");
        return new PfxResponse(only, file ? bytes(only).filter(CaResponse::isPfx) : Optional.empty());
    }

    private static Optional<byte[]> bytes(String file) {
        try {
            Path path = FileName.path(file);
            if (!Files.isRegularFile(path) || Files.size(path) > CaResponse.MAX_BYTES) {
                return Optional.empty();
            }
            byte[] buffer = new byte[(int) Files.size(path)];
            int read = 0;
            try (InputStream in = Files.newInputStream(path)) {
                for (int n = 0; n >= 0 && read < buffer.length; read += Math.max(n, 0)) {
                    n = in.read(buffer, read, buffer.length - read);
                }
            }
            return Optional.of(Arrays.copyOf(buffer, read));
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }

    boolean isPresent() {
        return bytes.isPresent();
    }

    CaResponse open(char[] password) {
        try {
            return CaResponse.ofPfx(bytes.get(), password);
        } catch (NotACaResponseException closed) {
            throw new CommandException(ExitCode.CANNOT_TELL, file + ": " + closed.getMessage());
        }
    }
}
