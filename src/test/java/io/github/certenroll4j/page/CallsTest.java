package io.github.certenroll4j.page;

import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which calls are found, and what each passes: in plain and in the roundabout ways of every language. */
class CallsTest {

    @TestFactory
    Stream<DynamicTest> calls() {
        return PageTable.tests("calls.txt", CallsTest::shown);
    }

    /** For each call: where, what it is, flags and encoding or why they are not known, what is wrong. */
    static String shown(PageTable.Row row) {
        EnrollmentPage page = TestPages.text(row.word(), row.code);
        return page.calls().stream().map(CallsTest::call).collect(Collectors.joining("\n"));
    }

    private static String call(InstallCall call) {
        return call.line() + ":" + call.column() + " " + PageTable.visible(call.text()) + " | " + known(call.flags(), call.flagsUnknown()) + " | "
                + known(call.encoding(), call.encodingUnknown()) + " | " + call.findings();
    }

    private static String known(OptionalInt number, String why) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : why;
    }
}
