package io.github.certenroll4j.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How the bytes of a text file are to be read: by the byte order mark that Notepad and PowerShell write, by the NULs that
 * UTF-16 without a mark has and no other text, else as UTF-8. What is not UTF-8 then is in the old code page, {@link #ansi()}.
 */
final class TextEncoding {

    /** As many bytes as the longest mark. */
    private static final int LEAST_OF_BEGIN = 4;
    private static final int MOST_OF_BEGIN = 64;

    final Charset charset;
    /** How many bytes the byte order mark takes. */
    final int mark;

    private TextEncoding(Charset charset, int mark) {
        this.charset = charset;
        this.mark = mark;
    }

    /** Looks at the bytes from 0 to the buffer's limit; its position stays. */
    static TextEncoding of(ByteBuffer bytes) {
        // Before UTF-16, whose mark begins alike.
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return new TextEncoding(Charset.forName("UTF-32LE"), 4);
        }
        if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return new TextEncoding(Charset.forName("UTF-32BE"), 4);
        }
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2);
        }
        return new TextEncoding(unmarked(bytes), 0);
    }

    /**
     * Text of any length, read as it comes. What is not in its encoding becomes U+FFFD, which no name of a host and no JSON
     * of ours has.
     */
    static BufferedReader reader(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(MOST_OF_BEGIN);
        byte[] begin = new byte[MOST_OF_BEGIN];
        int length = 0;
        // A pipe may give a line only, and that be empty.
        for (int n = 0; n >= 0 && length < LEAST_OF_BEGIN;) {
            n = buffered.read(begin, length, MOST_OF_BEGIN - length);
            length += Math.max(0, n);
        }
        buffered.reset();
        TextEncoding encoding = of(ByteBuffer.wrap(begin, 0, length < LEAST_OF_BEGIN ? length : length - length % 2));
        for (int skipped = 0; skipped < encoding.mark; skipped++) {
            buffered.read();
        }
        return new BufferedReader(new InputStreamReader(buffered, encoding.charset));
    }

    private static Charset unmarked(ByteBuffer bytes) {
        boolean pairs = bytes.limit() >= 4 && bytes.limit() % 2 == 0;
        if (pairs && bytes.get(0) != 0 && bytes.get(1) == 0 && bytes.get(2) != 0 && bytes.get(3) == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return pairs && bytes.get(0) == 0 && bytes.get(1) != 0 && bytes.get(2) == 0 && bytes.get(3) != 0
                ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean startsWith(ByteBuffer bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.limit() <= i || (bytes.get(i) & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether it may be the old code page, which has no mark, if the bytes turn out not to be UTF-8. */
    boolean mayBeAnsi() {
        return charset == StandardCharsets.UTF_8 && mark == 0;
    }

    boolean isUtf8() {
        return charset == StandardCharsets.UTF_8;
    }

    /** What Windows' editors called ANSI: this Windows' code page; elsewhere, where there is none, that of Western Europe. */
    static Charset ansi() {
        String ofWindows = System.getProperty("os.name").startsWith("Windows") ? System.getProperty("sun.jnu.encoding", "") : "";
        return !ofWindows.isEmpty() && Charset.isSupported(ofWindows) ? Charset.forName(ofWindows) : Charset.forName("windows-1252");
    }
}
