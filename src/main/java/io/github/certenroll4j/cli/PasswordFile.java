package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.win.FileReaders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/** Reads a password from a file: its first line, never as a String, which nobody can wipe. */
final class PasswordFile {

    /** The most that InstallResponse takes is 64 KB; one character more is read, so that Windows can say so. */
    private static final int MAX_CHARACTERS = 32 * 1024 + 1;
    /** No encoding takes more bytes for a character, and none a longer mark. */
    private static final int MAX_BYTES = 4 * MAX_CHARACTERS + 4;

    private PasswordFile() {
    }

    /**
     * Reads it, and warns if others may, too.
     *
     * @return the password, to be wiped by the caller
     */
    static char[] read(Path file, Printer err) {
        try (ReadableByteChannel in = Files.newByteChannel(file)) {
            char[] password = read(in, file, err);
            warnOfOthers(file, err);
            return password;
        } catch (IOException e) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read the password file " + FileName.text(file) + ": " + FileTrouble.words(file, e));
        }
    }

    static char[] read(ReadableByteChannel in, Path file, Printer err) throws IOException {
        // Outside the heap: the channel reads into it without a copy of its own, and no collector moves it about.
        ByteBuffer bytes = ByteBuffer.allocateDirect(MAX_BYTES);
        try {
            readFirstLine(in, bytes);
            bytes.flip();
            return firstLine(bytes, file, err);
        } finally {
            bytes.clear();
            bytes.put(new byte[MAX_BYTES]);
        }
    }

    /** To the end of the file, but from a terminal or a pipe not beyond the line that it gave. */
    private static void readFirstLine(ReadableByteChannel in, ByteBuffer bytes) throws IOException {
        boolean complete = false;
        while (!complete && bytes.hasRemaining() && in.read(bytes) >= 0) {
            ByteBuffer soFar = bytes.duplicate();
            soFar.flip();
            complete = TextEncoding.of(soFar).isUtf8() && soFar.limit() > 0 && soFar.get(soFar.limit() - 1) == '\n';
        }
    }

    /** Reads the first line out of the bytes of a file, and wipes what it needs besides them. */
    private static char[] firstLine(ByteBuffer bytes, Path file, Printer err) {
        if (bytes.limit() == 0) {
            throw unfit(file, "is empty");
        }
        CharBuffer characters = CharBuffer.allocate(MAX_CHARACTERS);
        try {
            TextEncoding encoding = TextEncoding.of(bytes);
            if (!decode(bytes, encoding.mark, encoding.charset, characters)) {
                Charset ansi = TextEncoding.ansi();
                if (!encoding.mayBeAnsi() || !decode(bytes, 0, ansi, characters)) {
                    throw unfit(file, "is not text: its first line is damaged " + encoding.charset);
                }
                err.line("certenroll4j: warning: the password file " + FileName.text(file) + " is not UTF-8; it is read as " + ansi
                        + ". If Windows refuses the password, save the file as UTF-8.");
            }
            return checked(characters, file);
        } finally {
            Arrays.fill(characters.array(), '\0');
        }
    }

    /** Leaves the first line in the buffer, ready to be read; false if the line is not in this encoding. */
    private static boolean decode(ByteBuffer bytes, int mark, Charset charset, CharBuffer characters) {
        characters.clear();
        bytes.position(mark);
        CoderResult result = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(bytes, characters, true);
        characters.flip();
        for (int i = 0; i < characters.limit(); i++) {
            if (characters.get(i) == '\r' || characters.get(i) == '\n') {
                characters.limit(i);
                return true;
            }
        }
        return !result.isError();
    }

    private static char[] checked(CharBuffer line, Path file) {
        if (line.limit() == 0) {
            throw unfit(file, "has an empty first line");
        }
        for (int i = 0; i < line.limit(); i++) {
            if (line.get(i) == '\0') {
                throw unfit(file, "has a NUL character in its first line, which no password of Windows has");
            }
        }
        return Arrays.copyOf(line.array(), line.limit());
    }

    private static CommandException unfit(Path file, String what) {
        return new CommandException(ExitCode.CANNOT_TELL, "the password file " + FileName.text(file) + " " + what);
    }

    private static void warnOfOthers(Path file, Printer err) {
        String warning = "certenroll4j: warning: the password file " + FileName.text(file);
        try {
            PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (posix != null) {
                warnOfOthers(posix.readAttributes().permissions(), warning, err);
                return;
            }
            Set<String> others = FileReaders.others(file);
            if (!others.isEmpty()) {
                err.sentence(warning + " can be read by " + String.join(", ", others)
                        + ". Keep it to yourself: icacls \"" + file + "\" /inheritance:r /grant:r \"%USERNAME%\":R");
            }
        } catch (IOException unknown) {
            err.sentence(warning + " may be readable by others: " + unknown.getMessage());
        }
    }

    private static void warnOfOthers(Set<PosixFilePermission> permissions, String warning, Printer err) {
        if (permissions.contains(PosixFilePermission.GROUP_READ) || permissions.contains(PosixFilePermission.OTHERS_READ)) {
            err.sentence(warning + " can be read by others. Keep it to yourself: chmod 600 FILE");
        }
    }
}
