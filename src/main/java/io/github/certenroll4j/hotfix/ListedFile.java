package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.Count;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.hotfix.PackageFile.Comparison;
import io.github.certenroll4j.pe.PEFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A line of the file table in Microsoft's article about the hotfix; dates and times are left out, they prove nothing. */
final class ListedFile {

    private static final String STORE_NAME = "_microsoft-windows-x..rtificateenrollment_31bf3856ad364e35_6.0.6000.20755_none_";

    static final List<ListedFile> X86 = Arrays.asList(
            new ListedFile("Update.mum", 1_805),
            new ListedFile("X86_c11b445761001999864b51e748b75060_31bf3856ad364e35_6.0.6000.20755_none_45c76b5c43cf83aa.manifest", 713),
            new ListedFile("X86" + STORE_NAME + "f20906edaac1f958.manifest", 554_102),
            new ListedFile("Certenroll.dll", 1_105_408, "x86"));

    static final List<ListedFile> X64 = Arrays.asList(
            new ListedFile("Update.mum", 2_046),
            new ListedFile("Amd64_f375653d6c7abb5cb86eca9450616332_31bf3856ad364e35_6.0.6000.20755_none_4340e664ca197f58.manifest", 1_074),
            new ListedFile("Amd64" + STORE_NAME + "4e27a271631f6a8e.manifest", 554_140),
            new ListedFile("Certenroll.dll", 1_645_056, "x64"));

    final String name;
    final long size;
    final Optional<FileVersion> version;
    private final String machine;

    private ListedFile(String name, long size) {
        this.name = name;
        this.size = size;
        this.version = Optional.empty();
        this.machine = "";
    }

    private ListedFile(String name, long size, String machine) {
        this.name = name;
        this.size = size;
        this.version = Optional.of(Verdict.REQUIRED);
        this.machine = machine;
    }

    PackageFile compare(Path file) {
        try {
            return version.isPresent() ? compareImage(file) : compareSize(file, Files.size(file));
        } catch (IOException unreadable) {
            return found(file, Comparison.DIFFERENT, unreadable.getMessage());
        }
    }

    PackageFile absent() {
        return new PackageFile(this, Optional.empty(), Comparison.ABSENT, "");
    }

    private PackageFile compareImage(Path file) throws IOException {
        PEFile image;
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            image = PEFile.read(channel);
        }
        if (!image.machine().equals(machine)) {
            return found(file, Comparison.DIFFERENT, "is for " + image.machine() + ", not " + machine);
        }
        if (!image.fileVersion().isPresent()) {
            return found(file, Comparison.DIFFERENT, image.noVersionReason());
        }
        FileVersion actual = image.fileVersion().get();
        if (actual.equals(version.get())) {
            return compareSize(file, image.size());
        }
        return found(file, actual.atLeast(version.get()) ? Comparison.LATER : Comparison.DIFFERENT, "is version " + actual);
    }

    private PackageFile compareSize(Path file, long actual) {
        return actual == size
                ? found(file, Comparison.AS_LISTED, "")
                : found(file, Comparison.DIFFERENT, "has " + Count.of(actual, "byte") + ", not " + size);
    }

    private PackageFile found(Path file, Comparison comparison, String detail) {
        return new PackageFile(this, Optional.of(file), comparison, detail);
    }
}
