package io.github.certenroll4j.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which code there is in markup, and whose. */
class MarkupTest {

    @TestFactory
    Stream<DynamicTest> stretches() {
        return PageTable.tests("markup.txt", MarkupTest::shown);
    }

    /** For each stretch: where it begins, its language, whether the server runs it, whether elements may stand in it, its text. */
    static String shown(PageTable.Row row) {
        boolean file = !row.word().equals("STRING");
        List<Diagnostic> diagnostics = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        for (Stretch stretch : new Markup(SourceMap.whole(row.code), file ? row.language() : Language.JSCRIPT, diagnostics, file).stretches()) {
            shown.append(shown.length() == 0 ? "" : "\n").append((stretch.text.text.isEmpty() ? "empty" : "" + stretch.text.offset(0))).append(' ').append(stretch.language)
                    .append(stretch.server ? " server" : "").append(stretch.elements ? " elements" : "")
                    .append(" «").append(PageTable.visible(stretch.text.text)).append('»');
        }
        for (Diagnostic diagnostic : diagnostics) {
            shown.append("\n! ").append(diagnostic.offset).append(' ').append(diagnostic.message);
        }
        return shown.toString().trim();
    }
}
