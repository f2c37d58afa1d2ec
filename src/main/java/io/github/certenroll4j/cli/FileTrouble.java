package io.github.certenroll4j.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file cannot be read or written, in a few words; the sentence around them names the file. */
final class FileTrouble {

    private FileTrouble() {
    }

    static String words(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (trouble instanceof AccessDeniedException) {
            return "access denied";
        }
        if (trouble instanceof FileSystemLoopException) {
            return "it is a symbolic link that leads back to itself";
        }
        if (trouble instanceof NotDirectoryException) {
            return "it is no directory";
        }
        if (trouble instanceof FileAlreadyExistsException) {
            return "there is a file of this name";
        }
        // The message of such an exception is the name of the file, and only then the reason.
        String reason = trouble instanceof FileSystemException ? ((FileSystemException) trouble).getReason() : trouble.getMessage();
        return reason == null ? trouble.getClass().getSimpleName() : reason;
    }
}
