package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What it takes to undo an installation, in a file of the user's until it has ended. It holds no private key: of the
 * certificates that stand in the stores their bytes and properties, of the response's others their SHA-1.
 *
 * <p>The file is read as something that a stranger wrote. Wherever it is cut off, it is none.
 */
final class UndoJournal {

    private static final String HEADER = "certenroll4j undo 1";
    private static final String END = "end";
    private static final String SUFFIX = ".undo";
    private static final String UNFINISHED = ".new";
    private static final int MAX_BYTES = 8 << 20;
    private static final int MAX_FILES = 100;

    private final EnrollmentContext context;
    private final boolean dryRun;
    /** The pending requests that the response answers. */
    private final Map<String, StoreElement> pending = new LinkedHashMap<>();
    /** Of the response's certificates those that a store had. */
    private final Map<StoreName, Map<String, StoreElement>> present = new EnumMap<>(StoreName.class);
    /** Of the response's certificates those that a store did not have. */
    private final Map<StoreName, Set<String>> absent = new EnumMap<>(StoreName.class);

    /** The certificates in MY that the pending requests are to renew. */
    private final Map<String, StoreElement> renewed = new LinkedHashMap<>();

    UndoJournal(EnrollmentContext context, boolean dryRun) {
        this.context = context;
        this.dryRun = dryRun;
        for (StoreName name : Installation.RECEIVING) {
            present.put(name, new LinkedHashMap<>());
            absent.put(name, new TreeSet<>());
        }
    }

    EnrollmentContext context() {
        return context;
    }

    boolean isDryRun() {
        return dryRun;
    }

    Map<String, StoreElement> pending() {
        return pending;
    }

    Map<String, StoreElement> renewed() {
        return renewed;
    }

    Map<String, StoreElement> present(StoreName name) {
        return present.get(name);
    }

    Set<String> absent(StoreName name) {
        return absent.get(name);
    }

    /** Where this user's are. */
    static Path folder() {
        String local = System.getenv("LOCALAPPDATA");
        return local == null || local.isEmpty()
                ? Paths.get(System.getProperty("user.home"), ".certenroll4j")
                : Paths.get(local, "certenroll4j");
    }

    /** Those of this context that were left behind, if any; what is none is not among them. */
    static List<Path> leftIn(Path folder, EnrollmentContext context) throws IOException {
        return files(folder, context, SUFFIX);
    }

    private static List<Path> files(Path folder, EnrollmentContext context, String suffix) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, context.owner() + "-*" + suffix)) {
                for (Path file : files) {
                    if (found.size() < MAX_FILES && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    /** What was being written when its process ended: nothing had been begun then. To be called under the lock. */
    static void removeUnfinished(Path folder, EnrollmentContext context) {
        try {
            for (Path file : files(folder, context, UNFINISHED)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException held) {
            // It does no harm; the next one tries again.
        }
    }

    /** Writes it for good: it is on the disk, whole, under a name of its own, when this returns. */
    Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = context.owner() + "-" + UUID.randomUUID();
        Path unfinished = folder.resolve(name + UNFINISHED);
        try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer text = ByteBuffer.wrap(text().getBytes(StandardCharsets.US_ASCII));
            while (text.hasRemaining()) {
                out.write(text);
            }
            out.force(true);
        }
        return Files.move(unfinished, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The installation has ended, or is undone. */
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException held) {
            putAside(file);
        }
    }

    /** Nobody reads it any more; where even that cannot be done, it is read again and found to be the same. */
    static void putAside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException held) {
            file.toFile().deleteOnExit();
        }
    }

    String text() {
        StringBuilder text = new StringBuilder(HEADER + "\n" + context + (dryRun ? " dry-run" : " install") + "\n");
        pending.values().forEach(element -> text.append("pending REQUEST ").append(base64(element)).append('\n'));
        renewed.values().forEach(element -> text.append("renewed MY ").append(base64(element)).append('\n'));
        for (StoreName name : Installation.RECEIVING) {
            present.get(name).values().forEach(element ->
                    text.append("present ").append(name).append(' ').append(base64(element)).append('\n'));
            absent.get(name).forEach(thumbprint -> text.append("absent ").append(name).append(' ').append(thumbprint).append('\n'));
        }
        return text.append(END).append('\n').toString();
    }

    private static String base64(StoreElement element) {
        return Base64.getEncoder().encodeToString(element.serialized());
    }

    /** @throws IOException if it cannot be read, or is not what {@link #writeTo} wrote */
    static UndoJournal read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("too long for what an undo needs: " + file);
        }
        try {
            return parse(new String(Files.readAllBytes(file), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new IOException("not what an undo needs: " + file, malformed);
        }
    }

    /** @throws RuntimeException for what is none */
    static UndoJournal parse(String text) {
        String[] lines = text.split("\n", -1);
        int last = lines.length - 2;
        if (!lines[0].equals(HEADER) || !lines[last].equals(END) || !lines[last + 1].isEmpty()) {
            throw new IllegalArgumentException("it is cut off, or of another version");
        }
        String[] kind = lines[1].split(" ", -1);
        UndoJournal journal = new UndoJournal(EnrollmentContext.valueOf(kind[0]), kind[1].equals("dry-run"));
        for (int i = 2; i < last; i++) {
            journal.add(lines[i].split(" ", -1));
        }
        return journal;
    }

    private void add(String[] word) {
        StoreName name = StoreName.valueOf(word[1]);
        switch (word[0]) {
            case "pending":
                put(pending, word[2]);
                break;
            case "renewed":
                put(renewed, word[2]);
                break;
            case "present":
                put(receiving(present, name), word[2]);
                break;
            case "absent":
                receiving(absent, name).add(WindowsStores.normalThumbprint(word[2]));
                break;
            default:
                throw new IllegalArgumentException("no such line: " + word[0]);
        }
    }

    private static <T> T receiving(Map<StoreName, T> stores, StoreName name) {
        if (!stores.containsKey(name)) {
            throw new IllegalArgumentException("nothing is installed into " + name);
        }
        return stores.get(name);
    }

    private static void put(Map<String, StoreElement> elements, String base64) {
        StoreElement element = StoreElement.parse(Base64.getDecoder().decode(base64));
        elements.put(StoredCertificate.thumbprint(element.encoded()), element);
    }
}
