package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.pe.TestDll;
import io.github.certenroll4j.response.TestCa;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes that leave the program: UTF-8 for programs, what the console has for people, the same in every locale. */
class CharsetTest {

    private static final String NAME = "M\u00fcller Stra\u00dfe \u65e5\u672c";

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        try (InputStream in = TestCa.class.getResourceAsStream("umlaut.pem")) {
            Files.copy(in, folder.resolve("umlaut.pem"));
        }
        Files.write(folder.resolve("p.js"), ("e.InstallResponse(0, c, 1, '" + NAME + "');").getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("a.dll"), TestDll.x86().version(0x0409, "1.2.3.4").string("CompanyName", NAME).bytes());
    }

    /** The locales may not be installed where the tests run; then the properties stand for them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "LC_ALL=C                | -Dx=",
        "LC_ALL=C                | -Dfile.encoding=windows-1252 -Dstdout.encoding=windows-1252 -Dsun.stdout.encoding=cp850",
        "LANG=tr_TR.UTF-8        | -Dfile.encoding=ISO-8859-9 -Duser.language=tr -Duser.country=TR",
        "LANG=ja_JP.UTF-8        | -Dfile.encoding=Shift_JIS -Dstdout.encoding=Shift_JIS -Dsun.stdout.encoding=Shift_JIS -Duser.language=ja",
        "LANG=C.UTF-8            | -Dstdout.encoding=no-such-charset -Dsun.stdout.encoding=no-such-charset"})
    void jsonIsUtf8(String locale, String options) throws Exception {
        ProcessRun.Start start = ProcessRun.in(folder).environment(locale);
        Arrays.stream(options.split(" ")).forEach(start::option);

        ProcessRun run = start.certenroll4j("page", "check", "--json", "p.js");

        assertThat(run.exitCode).as(run.err).isEqualTo(ExitCode.NO);
        assertThat(run.text()).contains(NAME).isEqualTo(Run.of("page", "check", "--json", folder.resolve("p.js").toString()).out
                .replace(folder.resolve("p.js").toString(), "p.js"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "LC_ALL=C       | -Dx=                                                          | US-ASCII     | M\\u00fcller Stra\\u00dfe \\u65e5\\u672c",
        "LC_ALL=C       | -Dstdout.encoding=windows-1252                                | windows-1252 | M\u00fcller Stra\u00dfe \\u65e5\\u672c",
        "LC_ALL=C       | -Dstdout.encoding=Shift_JIS                                   | Shift_JIS    | M\\u00fcller Stra\\u00dfe \u65e5\u672c",
        "LC_ALL=C.UTF-8 | -Dstdout.encoding=UTF-8                                       | UTF-8        | M\u00fcller Stra\u00dfe \u65e5\u672c",
        "LC_ALL=C.UTF-8 | -Dstdout.encoding=cp65001                                     | UTF-8        | M\u00fcller Stra\u00dfe \u65e5\u672c",
        "LC_ALL=C.UTF-8 | -Dstdout.encoding=no-such-charset                             | US-ASCII     | M\\u00fcller Stra\\u00dfe \\u65e5\\u672c"})
    void textIsInTheCharsetOfTheConsole(String locale, String option, String charset, String shown) throws Exception {
        ProcessRun run = ProcessRun.in(folder).environment(locale).option(option).certenroll4j("page", "check", "p.js");

        assertThat(run.exitCode).as(run.err).isEqualTo(ExitCode.NO);
        assertThat(new String(run.out, Charset.forName(charset))).contains("p.js:1:3: e.InstallResponse(0, c, 1, '" + shown + "')");
    }

    /** Of a terminal on Windows, Java 8 to 17 say the code page in another property, and nothing of a file. */
    @Test
    void theConsoleIsAskedForByEveryNameThatJavaHadForIt() {
        Terminal terminal = new Terminal();
        String before = System.getProperty("stdout.encoding");
        String olderBefore = System.getProperty("sun.stdout.encoding");
        try {
            System.setProperty("sun.stdout.encoding", "IBM850");
            System.clearProperty("stdout.encoding");
            assertThat(terminal.charset(Terminal.Stream.STDOUT)).isEqualTo(Charset.forName("IBM850"));
            System.setProperty("stdout.encoding", "windows-1252");
            assertThat(terminal.charset(Terminal.Stream.STDOUT)).isEqualTo(Charset.forName("windows-1252"));
            System.clearProperty("stdout.encoding");
            System.clearProperty("sun.stdout.encoding");
            assertThat(terminal.charset(Terminal.Stream.STDOUT)).isEqualTo(Charset.defaultCharset());
        } finally {
            restore("stdout.encoding", before);
            restore("sun.stdout.encoding", olderBefore);
        }
    }

    private static void restore(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"US-ASCII", "windows-1252", "Shift_JIS", "IBM850", "ISO-2022-JP", "UTF-8"})
    void csvIsUtf8AndTextEscapesWhatTheCharsetHasNot(String name) {
        Charset charset = Charset.forName(name);
        String dll = folder.resolve("a.dll").toString();

        assertThat(print(charset, "version", "--csv", dll)).asString(StandardCharsets.UTF_8).isEqualTo(Run.of("version", "--csv", dll).out);
        StringBuilder expected = new StringBuilder();
        NAME.codePoints().forEach(letter -> expected.append(charset.newEncoder().canEncode((char) letter) ? String.valueOf((char) letter)
                : String.format(Locale.ROOT, "\\u%04x", letter)));
        assertThat(print(charset, "version", "--strings", dll)).asString(charset).contains("    CompanyName: " + expected + System.lineSeparator());
    }

    private static byte[] print(Charset charset, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(CertEnroll4j.run(new Console(out, new ByteArrayOutputStream(), new TestTerminal(charset, 79, false)), args)).isZero();
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG", "ja-JP", "th-TH-u-nu-thai", "hi-IN-u-nu-deva", "az-AZ", "lt-LT"})
    void everyLocaleReadsTheSame(String tag) {
        String[][] lines = {
            {"--help"}, {"explain", "--list"}, {"explain", "cert_e_untrustedroot"}, {"explain", "13"},
            {"inspect", folder.resolve("umlaut.pem").toString()}, {"inspect", "--json", folder.resolve("umlaut.pem").toString()},
            {"version", folder.toString()}, {"version", "--match", "*.DLL", "--csv", folder.toString()}, {"version", "--strings", folder.toString()},
            {"status", "--windows", folder.toString()}, {"status", "--monitoring", "--windows", folder.toString()},
            {"status", "--package", folder.toString()}, {"page", "check", folder.toString()}, {"page", "example", "--vbscript"},
            {"request", "--subject", "CN=I", "--key", "RSA-2048", "--hash", "SHA256", "--eku", "CLIENTAUTH", "--out", "-"}};
        Locale before = Locale.getDefault();
        for (String[] line : lines) {
            Run usual = Run.of(line);
            try {
                Locale.setDefault(Locale.forLanguageTag(tag));
                Run there = Run.of(line);
                assertThat(there.out).as(String.join(" ", line)).isEqualTo(usual.out);
                assertThat(there.err).as(String.join(" ", line)).isEqualTo(usual.err);
                assertThat(there.exitCode).isEqualTo(usual.exitCode);
            } finally {
                Locale.setDefault(before);
            }
        }
    }
}
