package io.github.certenroll4j.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A table of code and what is made of it, in the resources: for each row a line {@code === title}, the code, a line
 * {@code --->}, and what is expected. In the code ␍ stands for a carriage return, ⍽ for a no-break space, ▢ for what a
 * server fills in, ␀ for nothing.
 */
final class PageTable {

    private PageTable() {
    }

    /** A test for each row; the title's first word says which language it is in. */
    static Stream<DynamicTest> tests(String resource, Function<Row, String> shown) {
        List<Row> rows = rows(resource);
        assertThat(rows).isNotEmpty();
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.title, () -> assertThat(shown.apply(row)).isEqualTo(row.expected)));
    }

    static List<Row> rows(String resource) {
        List<Row> rows = new ArrayList<>();
        String all = new String(TestPages.bytes("tables/" + resource), StandardCharsets.UTF_8);
        for (String row : all.split("(?m)^=== ")) {
            int code = row.indexOf('\n') + 1;
            int arrow = row.indexOf("\n--->\n");
            if (arrow > 0) {
                rows.add(new Row(row.substring(0, code - 1), row.substring(code, arrow), row.substring(arrow + 6).trim()));
            }
        }
        return rows;
    }

    static final class Row {
        final String title;
        final String code;
        final String expected;

        Row(String title, String code, String expected) {
            this.title = title;
            this.code = code.replace('␍', '\r').replace('⍽', '\u00A0').replace('▢', SourceMap.ISLAND).replace("␀", "");
            this.expected = expected;
        }

        String word() {
            return title.split(" ")[0];
        }

        Language language() {
            return Language.valueOf(word());
        }
    }

    /** Where the text of a table would have a line end of its own. */
    static String visible(String text) {
        return text.replace("\r", "␍").replace("\n", "␤").replace('\u00A0', '⍽').replace(SourceMap.ISLAND, '▢');
    }
}
