package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the rows of {@code version}: files as they are named, directories to their leaves in the order of names. */
final class VersionScan {

    private final NamePattern wanted;
    private final boolean strings;
    private final Progress progress;
    private final List<VersionRow> rows = new ArrayList<>();
    private final List<Path> passedOver = new ArrayList<>();

    /** @param wanted which files of directories are looked at */
    VersionScan(NamePattern wanted, boolean strings, Progress progress) {
        this.wanted = wanted;
        this.strings = strings;
        this.progress = progress;
    }

    List<VersionRow> rows() {
        return rows;
    }

    /** Pipes and devices in directories: nobody asked for them, and opening one may wait for ever. */
    List<Path> passedOver() {
        return passedOver;
    }

    /** @return whether the place had at least one version to show */
    boolean add(Path place) {
        int before = rows.size();
        if (Files.isDirectory(place) && !Stdin.isNamedBy(place)) {
            walk(place);
        } else {
            addFile(place);
        }
        boolean found = false;
        for (VersionRow row : rows.subList(before, rows.size())) {
            found |= row.hasVersion();
        }
        return found;
    }

    /** Links to directories are not followed: they may lead back up, or out of an image into this machine. */
    private void walk(Path directory) {
        for (Path entry : entriesOf(directory)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                walk(entry);
            } else if (!Files.isDirectory(entry) && wanted.matches(FileName.text(entry.getFileName()))) {
                addEntry(entry);
            }
        }
    }

    private List<Path> entriesOf(Path directory) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path entry : stream) {
                entries.add(entry);
            }
        } catch (DirectoryIteratorException broken) {
            rows.add(VersionRow.unreadable(directory, broken.getCause()));
        } catch (IOException unreadable) {
            rows.add(VersionRow.unreadable(directory, unreadable));
        }
        entries.sort(null);
        return entries;
    }

    private void addEntry(Path entry) {
        if (Files.exists(entry) && !Files.isRegularFile(entry)) {
            passedOver.add(entry);
        } else {
            addFile(entry);
        }
    }

    private void addFile(Path file) {
        rows.add(VersionRow.of(file, strings));
        progress.step();
    }
}
