package io.github.certenroll4j;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * Names of files whatever the locale. A Unix has bytes for names, and Java, too, keeps them in its paths; but to and from
 * text it goes by the locale's charset, and LC_ALL=C has no letters beyond ASCII. Only as a URI a path shows its bytes.
 */
public final class FileName {

    private static final char LOST = '\uFFFD';
    private static final String HEX = "0123456789abcdef";

    private FileName() {
    }

    /** The path as a person would write it: its bytes as UTF-8 where the locale has no letters for them. */
    public static String text(Path path) {
        String text = path.toString();
        if (text.indexOf(LOST) < 0 || !hasBytes(path)) {
            return text;
        }
        return decoded(rawBytes(path));
    }

    /** The name as the file system has it; on Windows, which has letters, in UTF-8. Windows' backslashes become slashes. */
    public static byte[] bytes(Path path) {
        return hasBytes(path) ? rawBytes(path)
                : path.toString().replace(path.getFileSystem().getSeparator(), "/").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] rawBytes(Path path) {
        String[] names = rawPath(path).split("/");
        StringBuilder joined = new StringBuilder();
        for (int i = Math.max(0, names.length - path.getNameCount()); i < names.length; i++) {
            joined.append(joined.length() > 0 || path.isAbsolute() ? "/" : "").append(names[i]);
        }
        return percentDecoded(joined.toString());
    }

    /**
     * The path that somebody typed.
     *
     * @throws InvalidPathException if no file can have this name
     */
    public static Path path(String typed) {
        try {
            return Paths.get(typed);
        } catch (InvalidPathException unmappable) {
            Path here = Paths.get("").toAbsolutePath();
            if (!hasBytes(here) || typed.indexOf('\0') >= 0 || typed.indexOf(LOST) >= 0) {
                throw unmappable;
            }
            String encoded = percentEncoded(typed.replaceAll("/+", "/"));
            Path path = Paths.get(URI.create("file://" + (typed.startsWith("/") ? "" : rawPath(here) + "/") + encoded));
            return typed.startsWith("/") ? path : path.subpath(here.getNameCount(), path.getNameCount());
        }
    }

    /** The file beside that has the same name with something at its end. */
    public static Path withSuffix(Path path, String suffix) {
        try {
            return path.resolveSibling(path.getFileName() + suffix);
        } catch (InvalidPathException unmappable) {
            return Paths.get(URI.create("file://" + rawPath(path) + suffix));
        }
    }

    /** Windows has letters for names, in which nothing is lost. */
    private static boolean hasBytes(Path path) {
        return path.getFileSystem().getSeparator().equals("/");
    }

    /** Without the slash that a URI has behind the name of a directory. */
    private static String rawPath(Path path) {
        String raw = path.toUri().getRawPath();
        return raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    }

    private static byte[] percentDecoded(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            boolean escape = name.charAt(i) == '%';
            bytes.write(escape ? Integer.parseInt(name.substring(i + 1, i + 3), 16) : name.charAt(i));
            i += escape ? 2 : 0;
        }
        return bytes.toByteArray();
    }

    private static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '/' || b == '.' || b == '-';
            encoded.append(plain ? String.valueOf((char) b) : "%" + HEX.charAt(b >> 4 & 0xF) + HEX.charAt(b & 0xF));
        }
        return encoded.toString();
    }

    /** UTF-8; a byte that is none as {@code \xfc}. */
    private static String decoded(byte[] name) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(name);
        CharBuffer text = CharBuffer.allocate(4 * name.length);
        for (CoderResult end = decoder.decode(bytes, text, true); end.isError(); end = decoder.decode(bytes, text, true)) {
            for (int i = 0; i < end.length(); i++) {
                byte b = bytes.get();
                text.put("\\x").put(HEX.charAt(b >> 4 & 0xF)).put(HEX.charAt(b & 0xF));
            }
            decoder.reset();
        }
        text.flip();
        return text.toString();
    }

    /** Whether a name lost letters on its way into Java, so that no file is found by it. */
    public static boolean isLost(String name) {
        return name.indexOf(LOST) >= 0;
    }
}
