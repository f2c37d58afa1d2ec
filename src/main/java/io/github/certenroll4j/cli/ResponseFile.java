package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.NotACaResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The file with what the CA sent, as it is named on the command line. */
final class ResponseFile {

    private ResponseFile() {
    }

    /** Reads the file, or stdin for "-", and ends the command with one message when it is no response. */
    static CaResponse read(String file) {
        try {
            return file.equals("-") ? CaResponse.read(new Stdin()) : read(FileName.path(file));
        } catch (NotACaResponseException wrong) {
            throw new CommandException(ExitCode.CANNOT_TELL, name(file) + ": " + CommandWords.in(wrong.getMessage()));
        } catch (InvalidPathException absent) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + file + ": there is no such file");
        } catch (IOException unreadable) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + name(file) + ": " + FileTrouble.words(FileName.path(file), unreadable));
        }
    }

    private static CaResponse read(Path file) throws IOException, NotACaResponseException {
        try (InputStream in = Files.newInputStream(file)) {
            return CaResponse.read(in);
        }
    }

    static String name(String file) {
        return file.equals("-") ? "stdin" : file;
    }
}
