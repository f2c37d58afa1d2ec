package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileVersion;
import java.nio.file.Path;
import java.util.Optional;

/** One file that Microsoft's article lists for the hotfix, and what a package has in its place. */
public final class PackageFile {

    /** How the package compares with the article, which allows for files that are later. */
    public enum Comparison {
        /** There, and as listed. */
        AS_LISTED,
        /** There with a later version than the listed one, which is as good. */
        LATER,
        /** There, but not as listed. */
        DIFFERENT,
        /** Not there. */
        ABSENT
    }

    private final ListedFile listed;
    private final Optional<Path> found;
    private final Comparison comparison;
    private final String detail;

    PackageFile(ListedFile listed, Optional<Path> found, Comparison comparison, String detail) {
        this.listed = listed;
        this.found = found;
        this.comparison = comparison;
        this.detail = detail;
    }

    /** The name in the article. */
    public String name() {
        return listed.name;
    }

    /** The version in the article; empty for files that have none. */
    public Optional<FileVersion> listedVersion() {
        return listed.version;
    }

    /** The size in the article, in bytes. */
    public long listedSize() {
        return listed.size;
    }

    /** Where it was found; empty if it is absent. */
    public Optional<Path> path() {
        return found;
    }

    /** Whether it is as listed. */
    public Comparison comparison() {
        return comparison;
    }

    /** What differs, in a few words; empty if nothing does or the file is absent. */
    public String detail() {
        return detail;
    }
}
