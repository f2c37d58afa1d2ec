package io.github.certenroll4j.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** All that one reading of a page found: its calls, what is to be said of each, and what hindered. */
final class PageReading {

    /** With this an encoded script of Windows Script Host begins. */
    private static final String ENCODED = "#@~^";

    final List<CheckedCall> checked;
    final List<String> diagnostics;
    /** Whether the language of the file is understood; in another one even a script in a string may be something else. */
    final boolean isUnderstood;

    private PageReading(List<CheckedCall> checked, List<String> diagnostics, boolean isUnderstood) {
        this.checked = checked;
        this.isUnderstood = isUnderstood;
        this.diagnostics = diagnostics;
    }

    static PageReading of(String name, PageText page, RootTrust root) {
        List<String> diagnostics = new ArrayList<>();
        if (!page.trouble.isEmpty()) {
            diagnostics.add(page.trouble);
        }
        int encoded = page.text.indexOf(ENCODED);
        if (encoded >= 0) {
            diagnostics.add("line " + new LineIndex(page.text).line(encoded) + ": a script that the Script Encoder has encoded: not read");
        }
        // Most files of a tree do not have the word; they are not worth a closer look.
        if (!Word.isIn(Word.lower(page.text))) {
            return new PageReading(Collections.emptyList(), diagnostics, true);
        }
        LineIndex lines = new LineIndex(page.text);
        PageKind kind = PageKind.of(name, page.text);
        PageReader reader = PageReader.read(TemplateComments.blanked(name, page.text), kind);
        for (Diagnostic diagnostic : reader.diagnostics()) {
            diagnostics.add("line " + lines.line(diagnostic.offset) + ": " + diagnostic.message);
        }
        List<CallSite> sites = new CallFinder(page.text).find(reader.codes());
        boolean understood = kind.markup || kind.language.isUnderstood();
        return new PageReading(new Checker(page.text, lines, reader.codes(), root).check(sites), diagnostics, understood);
    }

    List<InstallCall> calls() {
        return checked.stream().map(call -> call.call).collect(Collectors.toList());
    }
}
