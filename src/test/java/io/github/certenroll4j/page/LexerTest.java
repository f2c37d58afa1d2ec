package io.github.certenroll4j.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Into which tokens code falls: strings, comments and elements of every language, and what has no end. */
class LexerTest {

    @TestFactory
    Stream<DynamicTest> tokens() {
        return PageTable.tests("tokens.txt", LexerTest::shown);
    }

    /**
     * Words and signs as they are, numbers behind #, strings between « and », ¶ for a line end. Behind it ? where conditional
     * compilation decides, ~ for a bracket without a partner.
     */
    static String shown(PageTable.Row row) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Code code = Lexer.read(SourceMap.whole(row.code), row.language(), Code.Place.PAGE, true, diagnostics);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < code.size(); i++) {
            shown.append(i == 0 ? "" : " ").append(token(code, i)).append(code.isConditional(i) ? "?" : "")
                    .append((code.isOpening(i) || code.isClosing(i)) && !code.isPaired(i) ? "~" : "");
        }
        for (Diagnostic diagnostic : diagnostics) {
            shown.append("\n! ").append(diagnostic.offset).append(' ').append(diagnostic.message);
        }
        return shown.toString().trim();
    }

    private static String token(Code code, int i) {
        String text = PageTable.visible(code.text(i));
        switch (code.kind(i)) {
            case NUMBER: return "#" + text;
            case STRING: return "«" + text + "»";
            case LINE_END: return "¶";
            default: return text;
        }
    }
}
