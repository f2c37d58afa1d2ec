package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;

/**
 * A file that a command was asked to write. One that is there already is overwritten only by --force, one that the
 * command reads never. Whoever looks sees the old content or the new, never a part: it is written beside, then moved.
 */
final class OutputFile {

    private final Path named;
    private final boolean force;
    /** Whether it holds what only its owner may see. */
    private final boolean secret;

    private OutputFile(Path named, boolean force, boolean secret) {
        this.named = named;
        this.force = force;
        this.secret = secret;
    }

    /**
     * Checks all that can be checked before there is something to write.
     *
     * @param inputs the files that the command reads
     * @throws CommandException if the file must not or cannot be written
     */
    static OutputFile at(Path file, boolean force, Collection<Path> inputs) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw refused(file, "it is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw refused(file, "there is no folder " + FileName.text(folder));
        }
        for (Path input : inputs) {
            if (Files.isRegularFile(file) && isRead(file, input)) {
                throw refused(file, "it is what is read, and that is never overwritten");
            }
        }
        OutputFile output = new OutputFile(file, force, false);
        output.checkWhatIsThere();
        return output;
    }

    /** The same, for what only its owner may see: whatever rights a file of that name had before. */
    OutputFile forOwnerOnly() {
        return new OutputFile(named, force, true);
    }

    private void checkWhatIsThere() {
        if (!Files.exists(named)) {
            if (Files.isSymbolicLink(named)) {
                throw refused(named, "it is a symbolic link to a file that is not there");
            }
        } else if (Files.isRegularFile(named)) {
            if (!force) {
                throw refused(named, "it is there already; --force overwrites it");
            }
            if (!Files.isWritable(named)) {
                throw unwritable(named, "it is read-only");
            }
        } else {
            return;
        }
        tryFolder();
    }

    /** By writing there: rights alone do not tell, and a medium may be read-only. */
    private void tryFolder() {
        try {
            Files.delete(temporary(target()));
        } catch (IOException trouble) {
            throw unwritable(named, FileTrouble.words(trouble));
        }
    }

    private static boolean isRead(Path file, Path input) {
        if (!Files.isDirectory(input)) {
            return isSame(file, input);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(input, entry -> isSame(file, entry))) {
            return entries.iterator().hasNext();
        } catch (IOException unlisted) {
            return false;
        }
    }

    /** A file has many names: links, other letters, other spellings of the way to it. */
    private static boolean isSame(Path file, Path other) {
        try {
            return Files.isSameFile(file, other);
        } catch (IOException absent) {
            return false;
        }
    }

    Path path() {
        return named;
    }

    /**
     * Writes it.
     *
     * @throws IOException if that fails; then the file is as it was before
     */
    void write(byte[] content) throws IOException {
        if (Files.exists(named) && !Files.isRegularFile(named)) {
            if (secret) {
                throw new IOException("it is no file that could be kept to its owner");
            }
            // A pipe, a terminal, /dev/null: there is nothing to lose, and nothing may be put in its place.
            fill(named, content);
            return;
        }
        boolean created = create();
        try {
            replace(target(), content, created);
        } catch (IOException | RuntimeException | Error trouble) {
            if (created) {
                Files.deleteIfExists(named);
            }
            throw trouble;
        }
    }

    /** Takes the name, so that of two who write at the same time the second one fails; false if it is to be overwritten. */
    private boolean create() throws IOException {
        try {
            Files.createFile(named);
            return true;
        } catch (FileAlreadyExistsException existing) {
            if (force) {
                return false;
            }
            throw new IOException("it is there already; --force overwrites it", existing);
        }
    }

    /** The file itself where links lead to it: they stay. */
    private Path target() throws IOException {
        return Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
    }

    private void replace(Path target, byte[] content, boolean created) throws IOException {
        Path temporary = temporary(target);
        try {
            if (secret) {
                keepToOwner(temporary);
            }
            fill(temporary, content);
            if (!secret) {
                copyRights(target, temporary, created);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path temporary(Path target) throws IOException {
        return Files.createTempFile(target.getParent(), ".certenroll4j-", ".tmp");
    }

    private static void fill(Path file, byte[] content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            out.write(content);
        }
    }

    /** Before anything is in it. A medium that keeps no rights is no place for a secret. */
    private static void keepToOwner(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        AclFileAttributeView list = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        } else if (list != null) {
            list.setAcl(Collections.singletonList(AclEntry.newBuilder().setType(AclEntryType.ALLOW).setPrincipal(list.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class)).build()));
        } else {
            throw new IOException("this volume does not keep who may read a file, and the content is secret");
        }
    }

    /** Whoever may read and write the file may do so afterwards, as far as this user and the medium can see to it. */
    private static void copyRights(Path from, Path to, boolean created) {
        try {
            PosixFileAttributeView posix = Files.getFileAttributeView(to, PosixFileAttributeView.class);
            AclFileAttributeView list = Files.getFileAttributeView(to, AclFileAttributeView.class);
            if (posix != null) {
                PosixFileAttributes wanted = Files.readAttributes(from, PosixFileAttributes.class);
                posix.setPermissions(wanted.permissions());
                posix.setGroup(wanted.group());
                posix.setOwner(wanted.owner());
            } else if (list != null && !created) {
                // A new file has inherited its access list, and the temporary one the same.
                list.setAcl(Files.getFileAttributeView(from, AclFileAttributeView.class).getAcl());
            }
        } catch (IOException notAllowed) {
            // Only an administrator gives files away, and some media keep no rights. Nothing that is written is secret.
        }
    }

    private static CommandException refused(Path file, String why) {
        return new CommandException(ExitCode.USAGE, "cannot write " + FileName.text(file) + ": " + why);
    }

    private static CommandException unwritable(Path file, String why) {
        return new CommandException(ExitCode.CANNOT_TELL, "cannot write " + FileName.text(file) + ": " + why);
    }
}
