package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text files that admins write: with or without byte order mark, UTF-8, UTF-16 or the old Windows code page. */
final class SmallTextFile {

    private static final int MAX_BYTES = 1 << 20;

    private SmallTextFile() {
    }

    static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[MAX_BYTES + 1];
            int length = 0;
            for (int n = in.read(buffer); n > 0; n = in.read(buffer, length, buffer.length - length)) {
                length += n;
            }
            if (length > MAX_BYTES) {
                throw new CommandException(ExitCode.CANNOT_TELL, FileName.text(file) + " has more than 1 MiB; that is no such file");
            }
            return decode(file, ByteBuffer.wrap(buffer, 0, length));
        } catch (IOException e) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + FileName.text(file) + ": " + FileTrouble.words(file, e));
        }
    }

    private static String decode(Path file, ByteBuffer bytes) {
        TextEncoding encoding = TextEncoding.of(bytes);
        try {
            ByteBuffer behindTheMark = bytes.duplicate();
            behindTheMark.position(encoding.mark);
            return encoding.charset.newDecoder().decode(behindTheMark).toString();
        } catch (CharacterCodingException malformed) {
            if (encoding.mayBeAnsi()) {
                return TextEncoding.ansi().decode(bytes).toString();
            }
            throw new CommandException(ExitCode.CANNOT_TELL, FileName.text(file) + " is no text file: it is damaged " + encoding.charset);
        }
    }
}
