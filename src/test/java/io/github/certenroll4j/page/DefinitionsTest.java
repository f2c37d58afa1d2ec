package io.github.certenroll4j.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which names a file sets, to what, and which it sets in ways that leave nothing to read. */
class DefinitionsTest {

    private static final List<String> NAMES = IntStream.rangeClosed('a', 'p').mapToObj(c -> "" + (char) c).collect(Collectors.toList());

    @TestFactory
    Stream<DynamicTest> names() {
        return PageTable.tests("definitions.txt", DefinitionsTest::shown);
    }

    static String shown(PageTable.Row row) {
        Code code = Lexer.read(SourceMap.whole(row.code), row.language(), Code.Place.PAGE, false, new ArrayList<>());
        Definitions definitions = new Definitions(Collections.singletonList(code));
        List<String> shown = new ArrayList<>();
        for (String name : NAMES) {
            for (String spelling : row.code.contains("$" + name) ? new String[] {"$" + name, name} : new String[] {name}) {
                List<Setting> settings = definitions.all(spelling, row.language());
                settings.stream().map(DefinitionsTest::setting).filter(setting -> !shown.contains(setting)).forEach(shown::add);
            }
        }
        String settings = String.join("\n", shown);
        return (settings + names("parameters", definitions::isParameter) + names("imported", definitions::isImported)
                + names("changed", name -> definitions.isChanged("", name)) + names("owners", definitions::isOwner)).trim();
    }

    private static String setting(Setting setting) {
        StringBuilder value = new StringBuilder();
        for (int i = setting.from; i < setting.to; i++) {
            value.append(i == setting.from ? "" : " ").append(setting.code.text(i));
        }
        return (setting.owner.isEmpty() ? "" : setting.owner + ".") + setting.name + (setting.changes ? " changes by " : " = ")
                + (setting.to > setting.from ? PageTable.visible(value.toString()) : "nobody knows")
                + (setting.plus == 0 ? "" : setting.plus > 0 ? " + " + setting.plus : ", not counted")
                + (setting.countsFromZero() ? ", from zero" : "");
    }

    private static String names(String what, Predicate<String> are) {
        String names = NAMES.stream().filter(are).collect(Collectors.joining(" "));
        return names.isEmpty() ? "" : "\n" + what + ": " + names;
    }
}
