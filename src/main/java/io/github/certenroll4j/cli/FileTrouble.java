package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.pe.NotAPEFileException;
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

    /** The same in one word for programs; it goes with {@code words} and never changes. */
    static String code(IOException trouble) {
        return trouble instanceof NotAPEFileException ? "not-pe"
                : trouble instanceof NoSuchFileException ? "no-such-file"
                : trouble instanceof AccessDeniedException ? "access-denied"
                : trouble instanceof FileSystemLoopException ? "link-loop" : "unreadable";
    }

    /** Of a file that was named; the locale may keep Java from finding it by its name. */
    static String words(Path named, IOException trouble) {
        return words(trouble) + (trouble instanceof NoSuchFileException ? lostLetters(named) : "");
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

    /** Where there may well be a file, and only the locale keeps Java from finding it; else empty. */
    static String lostLetters(Path named) {
        boolean here = FileName.isLost(System.getProperty("user.dir"));
        return here || FileName.isLost(FileName.text(named))
                ? "; " + (here ? "the name of the current folder" : "its name") + cannotBeExpressed(here) : "";
    }

    /** @param here whether it is the name of the current folder, which UTF-8 cannot express either if it is not UTF-8 */
    static String cannotBeExpressed(boolean here) {
        String charset = System.getProperty("sun.jnu.encoding");
        return " cannot be expressed in the locale's character set (" + charset + "): "
                + (!charset.equals("UTF-8") ? "set LC_ALL=C.UTF-8" : here ? "go to another folder" : "name the folder that it is in");
    }
}
