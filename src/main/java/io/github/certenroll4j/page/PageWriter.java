package io.github.certenroll4j.page;

import io.github.certenroll4j.FileName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;

/**
 * Puts a mended page in the place of the old one: at one stroke, so that nobody ever reads half of it, with the mode and
 * the owner of the old one, and with the links to it. The old one stays beside it.
 */
public final class PageWriter {

    private static final String[] OTHERS_CODE = {".git", "node_modules", "vendor"};

    private PageWriter() {
    }

    /**
     * Why a page that was found in a folder is not ours to change: it lies in the code of others, or a link led out of the
     * folder. Empty if it may be changed.
     *
     * @param folder the folder that was named
     * @param page   a file below it
     * @throws IOException if the links cannot be followed
     */
    public static Optional<String> refusal(Path folder, Path page) throws IOException {
        Path real = page.toRealPath();
        if (!real.startsWith(folder.toRealPath())) {
            return Optional.of("it lies outside of the folder, a link leads there");
        }
        for (String others : OTHERS_CODE) {
            for (Path part : folder.relativize(page)) {
                if (part.toString().equals(others)) {
                    return Optional.of("it lies in " + others);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Writes a page and returns where the old one is.
     *
     * @param page    the file; if it is a symbolic link, what it leads to is written, and the link stays
     * @param before  what was read from it
     * @param content what it becomes
     * @throws AccessDeniedException if the file is read-only; then nothing was written
     * @throws IOException           if it cannot be written, is no file, or was changed since it was read
     */
    public static Path write(Path page, byte[] before, byte[] content) throws IOException {
        if (!Files.isRegularFile(page)) {
            throw new IOException("a pipe or a device cannot be changed");
        }
        Path real = page.toRealPath();
        if (!isWritable(real)) {
            throw new AccessDeniedException(page.toString());
        }
        if (!Arrays.equals(PageFiles.read(real), before)) {
            throw new IOException("it was changed by another since it was read: not written");
        }
        Path backup = backup(page);
        try {
            replace(real, content);
        } catch (IOException failed) {
            if (Arrays.equals(PageFiles.read(real), before)) {
                Files.deleteIfExists(backup);
            }
            throw failed;
        }
        return backup;
    }

    /** The superuser may write everything, and still a file that nobody may write is not to be changed. */
    private static boolean isWritable(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        boolean somebodyMay = posix == null || posix.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE);
        return somebodyMay && Files.isWritable(file);
    }

    private static Path backup(Path page) throws IOException {
        Path backup = FileName.withSuffix(page, ".bak");
        for (int i = 2; Files.exists(backup, LinkOption.NOFOLLOW_LINKS); i++) {
            backup = FileName.withSuffix(page, ".bak" + i);
        }
        return Files.copy(page, backup, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void replace(Path file, byte[] content) throws IOException {
        if (hasHardLinks(file)) {
            // Another file in its place would leave the other names with the old content.
            Files.write(file, content);
            return;
        }
        Path fresh = Files.createTempFile(file.getParent(), ".certenroll4j", ".tmp");
        try {
            Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            if (!keepsOwner(file, fresh)) {
                Files.write(file, content);
                return;
            }
            Files.write(fresh, content);
            move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void move(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherwise) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean hasHardLinks(Path file) {
        try {
            return ((Integer) Files.getAttribute(file, "unix:nlink")) > 1;
        } catch (IOException | RuntimeException noSuchAttribute) {
            return false;
        }
    }

    /** Whether the new file has the owner, the group and the mode of the old one; else it is written in place. */
    private static boolean keepsOwner(Path file, Path fresh) throws IOException {
        FileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix == null) {
            return Files.getOwner(file).equals(Files.getOwner(fresh));
        }
        PosixFileAttributes old = ((PosixFileAttributeView) posix).readAttributes();
        PosixFileAttributes now = Files.getFileAttributeView(fresh, PosixFileAttributeView.class).readAttributes();
        return old.owner().equals(now.owner()) && old.group().equals(now.group()) && old.permissions().equals(now.permissions());
    }
}
