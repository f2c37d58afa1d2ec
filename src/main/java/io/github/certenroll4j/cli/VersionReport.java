package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.FileVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code version} prints of files and directories. */
final class VersionReport {

    /** How it is told. */
    enum Form { TEXT, JSON, CSV }

    private final NamePattern wanted;
    private final String glob;
    private final Form form;
    private final boolean strings;
    private final FileVersion limit;

    /**
     * @param wanted which files of directories are looked at, and {@code glob} how this was typed
     * @param limit  what every file should be at least, or null
     */
    VersionReport(NamePattern wanted, String glob, Form form, boolean strings, FileVersion limit) {
        this.wanted = wanted;
        this.glob = glob;
        this.form = form;
        this.strings = strings;
        this.limit = limit;
    }

    /** @return the exit code */
    int print(Console console, List<Path> places) {
        boolean everyPlaceHasOne = true;
        List<Path> empty = new ArrayList<>();
        Progress progress = Progress.onStderr(console, "file");
        VersionScan scan = new VersionScan(wanted, strings, progress);
        try {
            for (Path place : places) {
                int before = scan.rows().size();
                everyPlaceHasOne &= scan.add(place);
                if (scan.rows().size() == before) {
                    empty.add(place);
                }
            }
        } finally {
            progress.close();
        }
        printRows(console, scan.rows());
        FileTrouble.passedOver(scan.passedOver(), console.err());
        for (Path place : empty) {
            console.err().sentence("certenroll4j: there is no file " + (glob.equals("*") ? "" : "named like " + glob + " ")
                    + "in " + FileName.text(place));
        }
        return isOneOlder(scan.rows()) ? ExitCode.NO : everyPlaceHasOne ? ExitCode.YES : ExitCode.CANNOT_TELL;
    }

    private boolean isOneOlder(List<VersionRow> rows) {
        for (VersionRow row : rows) {
            if (limit != null && row.isOlderThan(limit)) {
                return true;
            }
        }
        return false;
    }

    private void printRows(Console console, List<VersionRow> rows) {
        if (form == Form.JSON) {
            List<Object> files = new ArrayList<>();
            for (VersionRow row : rows) {
                files.add(row.json(strings, limit));
            }
            console.out().json(Json.answerOf("version").with("files", files));
            return;
        }
        if (form == Form.CSV) {
            VersionRow.printCsvHeader(console.out(), strings, limit);
        }
        for (VersionRow row : rows) {
            if (form == Form.CSV) {
                row.printCsv(console.out(), strings, limit);
            } else {
                row.print(console, limit);
            }
        }
    }
}
