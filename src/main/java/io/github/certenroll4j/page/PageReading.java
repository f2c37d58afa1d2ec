package io.github.certenroll4j.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All that one reading of a page found: its calls as they stand, what is to be said of each, and what hindered. */
final class PageReading {

    final List<RawCall> found;
    final List<InstallCall> calls;
    final List<String> troubles;
    final Judge judge;

    private PageReading(List<RawCall> found, Judge judge, List<String> troubles) {
        this.found = found;
        this.judge = judge;
        this.calls = judge.judge(found);
        this.troubles = troubles;
    }

    static PageReading of(String name, PageText page) {
        List<String> troubles = new ArrayList<>();
        if (!page.trouble.isEmpty()) {
            troubles.add(page.trouble);
        }
        LineIndex lines = new LineIndex(page.text);
        // Most files of a tree do not have the word; they are not worth a closer look.
        if (!PageReader.lower(page.text).contains(PageReader.WORD)) {
            return new PageReading(Collections.emptyList(), new Judge("", lines, Collections.emptyList()), troubles);
        }
        PageReader reader = PageReader.read(page.text, PageKind.byName(name).orElseGet(() -> PageKind.guess(page.text)));
        for (Trouble trouble : reader.troubles()) {
            troubles.add("line " + lines.line(trouble.offset) + ": " + trouble.message);
        }
        List<RawCall> found = new CallFinder(page.text).find(reader.codes());
        return new PageReading(found, new Judge(page.text, lines, reader.codes()), troubles);
    }
}
