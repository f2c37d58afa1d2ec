package io.github.certenroll4j.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The test pages beside the tests, and calls as short rows. */
final class TestPages {

    /** Every test page with calls, in the forms that such pages have in the field. */
    static final String[] ALL = {"vista.html", "chain.js", "enroll.asp", "enroll.jsp", "enroll.php", "Servlet.java",
        "enroll.vbs", "Enroller.vb", "Enroller.cs", "Enroll.ps1", "typographic-1252.html", "typographic-utf8.html", "utf16.htm"};

    private TestPages() {
    }

    static byte[] bytes(String name) {
        try (InputStream in = TestPages.class.getResourceAsStream(name)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all.write(buffer, 0, n);
            }
            return all.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EnrollmentPage page(String name) {
        return EnrollmentPage.of(name.substring(name.lastIndexOf("/") + 1), bytes(name));
    }

    static EnrollmentPage text(String name, String text) {
        return EnrollmentPage.of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> rows(String name) {
        return rows(page(name));
    }

    static List<String> rows(EnrollmentPage page) {
        return page.calls().stream().map(TestPages::row).collect(Collectors.toList());
    }

    private static String row(InstallCall call) {
        StringBuilder row = new StringBuilder();
        row.append(call.line()).append(':').append(call.column()).append(' ').append(call.language().officialName())
                .append(' ').append(number(call.flags())).append(' ').append(number(call.encoding()));
        call.findings().forEach(finding -> row.append(' ').append(finding));
        return row.toString();
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "-";
    }
}
