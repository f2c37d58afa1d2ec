package io.github.certenroll4j.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A file that is not named like a page or a script: it is one all the same if it is a text that has the word. */
final class OtherFile {

    /** What is never text; to open it would only take time. */
    private static final Set<String> BINARY = new HashSet<>(Arrays.asList("png", "jpg", "jpeg", "gif", "bmp", "ico", "webp", "tif", "tiff",
            "psd", "mp3", "mp4", "avi", "mov", "wmv", "webm", "wav", "woff", "woff2", "ttf", "otf", "eot", "pdf", "zip", "gz", "tgz", "bz2",
            "xz", "7z", "rar", "cab", "msi", "msu", "exe", "dll", "ocx", "sys", "pdb", "obj", "o", "so", "a", "lib", "class", "jar", "war",
            "ear", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "mdb", "accdb", "db", "sqlite", "iso", "vhd", "vhdx", "bin", "dat", "p7b",
            "cer", "crt", "pfx", "swf"));

    /** Copies that this program or another one left, and changes that are no file yet. */
    private static final Pattern COPY = Pattern.compile("(?i).*(\\.bak\\d*|\\.orig|\\.rej|\\.diff|\\.patch|~)");

    private static final int HEAD = 4096;

    private OtherFile() {
    }

    /** Whether it is worth opening. */
    static boolean mayHaveTheWord(String name, long size) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return size >= Word.LOWER.length() && size <= PageFiles.LARGEST && !BINARY.contains(ending) && !COPY.matcher(name).matches();
    }

    /** As {@link #hasTheWord(byte[])}; of what does not begin like text only the beginning is read. */
    static boolean hasTheWord(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = new byte[HEAD];
            int length = Math.max(0, in.read(head));
            byte[] begin = Arrays.copyOf(head, length);
            if (width(begin) == 1 && hasNul(begin)) {
                return false;
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.write(begin, 0, length);
            byte[] rest = PageFiles.read(in);
            whole.write(rest, 0, rest.length);
            return hasTheWord(whole.toByteArray());
        }
    }

    /** Whether it is text, in characters of one, two or four bytes, and has the word. */
    static boolean hasTheWord(byte[] content) {
        int width = width(content);
        return width == 1 ? !hasNul(content) && find(content, 1) : width > 1 && find(content, width);
    }

    /** How many bytes a character takes, by where the NUL bytes of the first letters are. */
    private static int width(byte[] content) {
        if (content.length < 8 || content[0] != 0 && content[1] != 0 && content[2] != 0 && content[3] != 0) {
            return 1;
        }
        boolean four = content[4] == 0 && content[5] == 0 || content[6] == 0 && content[7] == 0;
        return four ? 4 : 2;
    }

    private static boolean hasNul(byte[] content) {
        for (byte b : content) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** The word in any case, its letters so many bytes apart. */
    private static boolean find(byte[] content, int step) {
        int last = content.length - (Word.LOWER.length() - 1) * step;
        for (int i = 0; i < last; i++) {
            if ((content[i] | 0x20) == 'i' && matches(content, i, step)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] content, int at, int step) {
        for (int i = 0; i < Word.LOWER.length(); i++) {
            if ((content[at + i * step] | 0x20) != Word.LOWER.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
