package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Why a file cannot be read or written, in a few words; the sentence around them names the file. */
final class FileTrouble {

    private FileTrouble() {
    }

    /** A remark for each pipe or device that was found where files were looked for. */
    static void passedOver(Iterable<Path> pipes, Printer err) {
        for (Path pipe : pipes) {
            err.line("certenroll4j: " + FileName.text(pipe) + " is passed over: it is a pipe or a device; to read it, name it");
        }
    }

    static String words(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "there is no such file" + lostLetters(((NoSuchFileException) trouble).getFile());
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

    /** Where there may well be one, and only the locale keeps Java from finding it. */
    private static String lostLetters(String name) {
        boolean here = FileName.isLost(System.getProperty("user.dir"));
        if (!here && (name == null || !FileName.isLost(name))) {
            return "";
        }
        return "; " + (here ? "the name of the current folder" : "its name") + " cannot be expressed in the locale's character set ("
                + System.getProperty("sun.jnu.encoding") + "): set LC_ALL=C.UTF-8";
    }
}
