package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A pattern without quotes: a shell, and on Windows java.exe itself, puts the files that match it in its place. The first
 * of them becomes the pattern, the others are files to read.
 */
final class ExpandedPattern {

    private final String glob;
    private final List<Path> places;

    ExpandedPattern(String glob, List<Path> places) {
        this.glob = glob;
        this.places = places;
    }

    /** Ends the command if it came so, and remarks it where it only may have come so. */
    void check(CommandLine command) {
        if (!NamePattern.isName(glob) || !isFile(glob)) {
            return;
        }
        String advice = "a pattern needs quotes: --match=\"" + likely() + "\"";
        for (Path place : places) {
            if (Files.isRegularFile(place) && Objects.equals(place.getParent(), FileName.path(glob).getParent())) {
                throw new ParameterException(command, "--match " + glob + " " + FileName.text(place)
                        + ": these are names of files, not a pattern; " + advice);
            }
        }
        Console.of(command.getCommandSpec()).err().line("certenroll4j: --match " + glob + " is the name of a file here; " + advice);
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(FileName.path(name));
        } catch (InvalidPathException impossible) {
            return false;
        }
    }

    /** What may have been typed: all with the ending of the file. */
    private String likely() {
        int dot = glob.lastIndexOf('.');
        return dot < 0 ? "*" : "*" + glob.substring(dot);
    }
}
