package io.github.certenroll4j.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in character sets in which the byte of a backslash may be a part of a letter, and in others that need care. */
class CharacterSetTest {

    private static final String SCRIPT = "<script>\nvar m = \"LETTER\"; e.InstallResponse(0, a, 1, \"\");\n</script>";

    /** The second byte of each letter is 0x5C: read as a byte, it would keep the string open. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.html ~ <meta charset=\"Shift_JIS\"> ~ windows-31j ~ \u8868",
        "a.html ~ <meta charset=x-sjis> ~ windows-31j ~ \u8868",
        "a.html ~ <meta http-equiv=Content-Type content='text/html; charset=shift_jis'> ~ windows-31j ~ \u80fd",
        "a.html ~ <meta charset=cp932> ~ windows-31j ~ \u8868",
        "a.html ~ <meta charset=MS_Kanji> ~ windows-31j ~ \u8868",
        "a.html ~ <meta charset=chinese> ~ GBK ~ \u4e57",
        "a.html ~ <meta charset=x-x-big5> ~ x-windows-950 ~ \u529f",
        "a.asp ~ <% Response.CodePage = 932 %> ~ windows-31j ~ \u8868",
        "a.html ~ <meta charset=\"gb2312\"> ~ GBK ~ \u4e57",
        "a.html ~ <meta charset=\"big5\"> ~ x-windows-950 ~ \u529f",
        "a.jsp ~ <%@ page language=\"java\" pageEncoding=\"GBK\"%> ~ GBK ~ \u4e57",
        "a.jsp ~ <%@ page contentType=\"text/html; charset=Big5\" %> ~ x-windows-950 ~ \u529f",
        "a.asp ~ <%@ Language=VBScript CODEPAGE=932 %> ~ windows-31j ~ \u8868",
        "a.asp ~ <%@CODEPAGE=\"950\"%> ~ x-windows-950 ~ \u529f",
        "a.xhtml ~ <?xml version=\"1.0\" encoding=\"Shift_JIS\"?> ~ windows-31j ~ \u8868",
        "a.php ~ <?php header('Content-Type: text/html; charset=GBK'); ?> ~ GBK ~ \u4e57",
    })
    void theDeclaredCharacterSetCountsAndEveryByteComesBack(String name, String head, String charset, String letter) {
        Charset set = Charset.forName(charset);
        byte[] content = (head + SCRIPT.replace("LETTER", letter)).getBytes(set);
        assertThat(letter.getBytes(set)[1]).isEqualTo((byte) '\\');

        assertThat(EnrollmentPage.of(name, content).calls()).hasSize(1);
        assertThat(EnrollmentPage.of(name, content).diagnostics()).isEmpty();
        assertThat(PageFix.of(name, content).content())
                .isEqualTo((head + SCRIPT.replace("LETTER", letter)).replace("(0,", "(4,").getBytes(set));
    }

    @Test
    void utf8CountsMoreThanWhatIsDeclared() {
        byte[] content = ("<meta charset=Shift_JIS>" + SCRIPT.replace("LETTER", "caf\u00e9 \u8868")).getBytes(StandardCharsets.UTF_8);

        assertThat(new String(PageFix.of("a.html", content).content(), StandardCharsets.UTF_8)).contains("caf\u00e9 \u8868", "(4, a");
    }

    /** Between two escape sequences its letters are pairs of ASCII characters, quotes among them. */
    @Test
    void iso2022IsReadByItsEscapes() {
        Charset set = Charset.forName("ISO-2022-JP");
        String page = "<meta charset=\"ISO-2022-JP\">" + SCRIPT.replace("LETTER", "\u3042");
        byte[] content = page.getBytes(set);
        assertThat(new String(content, StandardCharsets.US_ASCII)).contains("$\"");

        assertThat(EnrollmentPage.of("a.html", content).calls()).hasSize(1);
        assertThat(PageFix.of("a.html", content).content()).isEqualTo(page.replace("(0,", "(4,").getBytes(set));
    }

    /** In these the letters are ASCII bytes between signs of their own, and no JVM reads them. */
    @ParameterizedTest
    @ValueSource(strings = {"hz-gb-2312", "utf-7", "iso-2022-cn"})
    void whatIsSevenBitIsReadAsAsciiAndNotChanged(String declared) {
        byte[] content = ("<meta charset=" + declared + "><script>/* ~{<:Ky2;~} */ e.InstallResponse(0, a, 1, '')</script>")
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(EnrollmentPage.of("a.html", content).calls()).hasSize(1);
        assertThat(EnrollmentPage.of("a.html", content).diagnostics())
                .containsExactly("it declares " + declared + ", in which ASCII may mean letters: read as ASCII, and not to be changed");
        assertThat(PageFix.of("a.html", content).changes()).isFalse();
    }

    /** A declaration that is read byte by byte cannot be in UTF-16, whatever it says; nor in EBCDIC. */
    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "unicode", "utf-16le", "IBM037", "ISO-2022-CN-GB"})
    void aDeclarationThatContradictsItselfDoesNotCount(String declared) {
        byte[] content = ("<meta charset=" + declared + "><script>/* \u00e9\u00e9 */ e.InstallResponse(0, a, 1, '')</script>")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(EnrollmentPage.of("a.html", content).calls()).hasSize(1);
    }

    @Test
    void aLetterThatMayEndWithABackslashIsSaidWhereNothingIsDeclared() {
        byte[] content = "var m = \"\u8868\"; e.InstallResponse(0, a, 1, \"\");".getBytes(Charset.forName("windows-31j"));

        assertThat(EnrollmentPage.of("a.js", content).diagnostics()).anyMatch(said -> said.contains("declares no character set"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-unheard-of", "Shift_JIS"})
    void whatIsDeclaredAndUnknownOrUntrueIsSaid(String declared) {
        byte[] content = ("<meta charset=" + declared + "><script>/* \u0081\u00ff */ e.InstallResponse(0, a, 1, '')</script>")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(EnrollmentPage.of("a.html", content).diagnostics()).singleElement().asString().contains("it declares " + declared);
        assertThat(EnrollmentPage.of("a.html", content).calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "iso-8859-1", "1252"})
    void theAnsiCodePageIsNoSurprise(String declared) {
        byte[] content = ("<meta charset=" + declared + "><script>var s = 'caf\u00e9\\''; e.InstallResponse(0, a, 1, '')</script>")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(EnrollmentPage.of("a.html", content).diagnostics()).isEmpty();
        assertThat(EnrollmentPage.of("a.html", content).calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"UTF-32LE, false", "UTF-32BE, false", "UTF-32LE, true", "UTF-32BE, true"})
    void utf32IsReported(String charset, boolean mark) {
        byte[] content = ((mark ? "\uFEFF" : "") + SCRIPT).getBytes(Charset.forName(charset));

        assertThat(EnrollmentPage.of("a.html", content).diagnostics()).singleElement().asString().contains("UTF-32");
        assertThat(PageFix.of("a.html", content).changes()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, false", "UTF-16BE, false", "UTF-16LE, true", "UTF-16BE, true"})
    void utf16IsRead(String charset, boolean mark) {
        String text = (mark ? "\uFEFF" : "") + SCRIPT;
        Charset set = Charset.forName(charset);

        assertThat(PageFix.of("a.html", text.getBytes(set)).content()).isEqualTo(text.replace("(0,", "(4,").getBytes(set));
    }

    @Test
    void aFileWithoutAWordButWithNulsIsBinary() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(SCRIPT.getBytes(StandardCharsets.US_ASCII), 0, SCRIPT.length());
        bytes.write(0);

        assertThat(EnrollmentPage.of("a.html", bytes.toByteArray()).diagnostics()).singleElement().asString().contains("binary");
    }
}
