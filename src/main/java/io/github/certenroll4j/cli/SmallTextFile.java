package io.github.certenroll4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
                throw new CommandException(ExitCode.CANNOT_TELL, file + " has more than 1 MiB; that is no such file");
            }
            return decode(buffer, length);
        } catch (NoSuchFileException e) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + file + ": there is no such file");
        } catch (IOException e) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + file + ": " + e.getMessage());
        }
    }

    private static String decode(byte[] bytes, int length) {
        if (length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return new String(bytes, 2, length - 2, StandardCharsets.UTF_16LE);
        }
        if (length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return new String(bytes, 2, length - 2, StandardCharsets.UTF_16BE);
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, 0, length, Charset.forName("windows-1252"));
        }
    }
}
