package io.github.certenroll4j.page;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What strings say, alone and joined with others. */
class LiteralTest {

    @TestFactory
    Stream<DynamicTest> contents() {
        return PageTable.tests("literals.txt", LiteralTest::shown);
    }

    /**
     * For each string: its place among the tokens, what it says; the whole that it is part of, where in the file that begins
     * and ends, and at which token it is over.
     */
    static String shown(PageTable.Row row) {
        Code code = Lexer.read(SourceMap.whole(row.code), row.language(), Code.Place.PAGE, true, new ArrayList<>());
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < code.size(); i++) {
            if (code.is(i, Code.Kind.STRING)) {
                SourceMap whole = Literal.concatenation(code, i);
                shown.append(shown.length() == 0 ? "" : "\n").append(i).append(" «").append(PageTable.visible(Literal.read(code, i).text))
                        .append("» in «").append(PageTable.visible(whole.text)).append("» ").append(place(whole)).append(", two «")
                        .append(PageTable.visible(Literal.concatenationFrom(code, i, 2).text)).append("», over at ")
                        .append(Literal.concatenationEnd(code, i));
            }
        }
        return shown.toString();
    }

    private static String place(SourceMap whole) {
        return whole.text.isEmpty() ? "nowhere" : whole.offset(0) + "-" + whole.endOffset(whole.text.length());
    }
}
