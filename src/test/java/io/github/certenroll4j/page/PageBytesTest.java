package io.github.certenroll4j.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of a file: whether they are text, in which encoding, and whether they come back. */
class PageBytesTest {

    @TempDir
    Path folder;

    private static byte[] hex(String text) {
        String digits = text.replace(" ", "");
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "61 62 63 | abc",
        "c3 a9 | é",
        "e2 82 ac | €",
        "ef bb bf 61 | \uFEFFa",
        "e9 | é",
        "80 | €",
        "81 9f ff a0 7f | \u0081Ÿÿ\u00A0\u007F",
        "ff fe 61 00 | \uFEFFa",
        "fe ff 00 61 | \uFEFFa",
        "61 00 62 00 | ab",
        "00 61 00 62 | ab",
        "61 00 e9 00 62 00 63 00 | aébc"})
    void isReadAndComesBack(String bytes, String text) {
        PageText read = PageText.decode(hex(bytes));
        assertThat(read.text).isEqualTo(text);
        assertThat(read.trouble).isEmpty();
        assertThat(read.isWritable).isTrue();
        assertThat(read.encode(text)).isEqualTo(hex(bytes));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ff fe 00 00 61 00 00 00 | UTF-32, which no browser reads: not read",
        "00 00 fe ff 00 00 00 61 | UTF-32, which no browser reads: not read",
        "61 00 00 00 62 00 00 00 | UTF-32, which no browser reads: not read",
        "00 00 00 61 00 00 00 62 | UTF-32, which no browser reads: not read",
        "00 00 01 00 00 00 00 62 | UTF-32, which no browser reads: not read",
        "ff fe 00 d8 61 00 | binary file, or damaged UTF-16: not read",
        "61 00 62 00 00 dc | binary file, or damaged UTF-16: not read",
        "00 | binary file, or text of mixed encodings (it has NUL bytes): not read",
        "61 62 00 | binary file, or text of mixed encodings (it has NUL bytes): not read",
        "00 00 00 00 | binary file, or text of mixed encodings (it has NUL bytes): not read",
        "61 62 63 64 00 | binary file, or text of mixed encodings (it has NUL bytes): not read",
        "00 61 00 | binary file, or text of mixed encodings (it has NUL bytes): not read",
        "00 00 61 62 63 64 65 66 | binary file, or text of mixed encodings (it has NUL bytes): not read",
        "61 62 00 00 63 64 65 66 | binary file, or text of mixed encodings (it has NUL bytes): not read",
        "00 00 61 62 00 64 65 66 | binary file, or text of mixed encodings (it has NUL bytes): not read",
        "00 00 61 62 63 00 65 66 | binary file, or text of mixed encodings (it has NUL bytes): not read",
        "61 62 00 00 63 64 00 66 | binary file, or text of mixed encodings (it has NUL bytes): not read",
        "61 62 00 00 63 64 65 00 | binary file, or text of mixed encodings (it has NUL bytes): not read",
        "61 00 62 63 | binary file, or text of mixed encodings (it has NUL bytes): not read",
        "61 00 00 62 | binary file, or text of mixed encodings (it has NUL bytes): not read",
        "00 61 62 00 | binary file, or text of mixed encodings (it has NUL bytes): not read"})
    void isNotRead(String bytes, String why) {
        PageText read = PageText.decode(hex(bytes));
        assertThat(read.trouble).isEqualTo(why);
        assertThat(read.text).isEmpty();
        assertThat(read.isWritable).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "c3 a9 e9 | UTF-8 and other encodings mixed in one file: read as Windows-1252",
        "e9 e2 82 ac | UTF-8 and other encodings mixed in one file: read as Windows-1252",
        "e9 c3 a9 61 | UTF-8 and other encodings mixed in one file: read as Windows-1252",
        "e9 c3 a9 | ''",
        "e9 c3 29 61 | ''",
        "e9 c4 a9 61 | ''",
        "e9 e2 82 61 | ''",
        "e9 e2 22 ac | ''",
        "e9 d2 82 ac | ''",
        "e9 5c 22 | it declares no character set, and in Shift_JIS, GBK and Big5 a letter may end with the byte of a backslash: read as Windows-1252",
        "e9 5c 27 | it declares no character set, and in Shift_JIS, GBK and Big5 a letter may end with the byte of a backslash: read as Windows-1252",
        "61 e9 5c 27 | it declares no character set, and in Shift_JIS, GBK and Big5 a letter may end with the byte of a backslash: read as Windows-1252",
        "e9 5c 28 | ''", "e9 5d 27 | ''", "61 5c 27 e9 | ''", "e9 5c | ''"})
    void isReadAsWindows1252(String bytes, String trouble) {
        PageText read = PageText.decode(hex(bytes));
        assertThat(read.text).isEqualTo(new String(hex(bytes), Charset.forName("windows-1252")));
        assertThat(read.trouble).isEqualTo(trouble);
        assertThat(read.encode(read.text)).isEqualTo(hex(bytes));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<meta charset=shift_jis>  | 83 5c | ソ | '' | true",
        "<meta charset='SJIS'>     | 83 5c | ソ | '' | true",
        "<meta charset=utf-8>      | e9    | é  | 'it declares utf-8, and is not: read as Windows-1252' | true",
        "<meta charset=utf8>       | e9    | é  | 'it declares utf8, and is not: read as Windows-1252' | true",
        "<meta charset=65001>      | e9    | é  | 'it declares 65001, and is not: read as Windows-1252' | true",
        "<meta charset=unicode>    | e9    | é  | 'it declares unicode, and is not: read as Windows-1252' | true",
        "<meta charset=none-such>  | e9    | é  | 'it declares none-such, which is not known here: read as Windows-1252' | true",
        "<meta charset=koi8-r>     | c1    | а  | '' | true",
        "<meta charset=1251>       | e0    | а  | '' | true",
        "<meta charset=cp1251>     | e0    | а  | '' | true",
        "<meta charset=iso-8859-1> | 80    | €  | '' | true",
        "<meta charset=ascii>      | e9    | é  | '' | true",
        "<meta charset=koi8-r>     | c3 a9 | é  | '' | true",
        "<meta charset=koi8-r>     | c3 a9 20 c1 | ц╘ а | '' | true",
        "<meta charset=shift_jis>  | fd    | ý  | 'it declares shift_jis, and is not: read as Windows-1252' | true",
        "<meta charset=utf-8>      | c3 a9 20 e9 | Ã© é | 'UTF-8 and other encodings mixed in one file: read as Windows-1252' | true",
        "<meta charset=utf-16>     | e9    | é  | 'it declares utf-16, and is not: read as Windows-1252' | true",
        "<meta charset=utf-7>      | 2b 41 | +A | 'it declares utf-7, in which ASCII may mean letters: read as ASCII, and not to be changed' | false",
        "<meta charset=HZ-GB-2312> | 7e 7b | ~{ | 'it declares HZ-GB-2312, in which ASCII may mean letters: read as ASCII, and not to be changed' | false",
        "<meta charset=iso-2022-jp> | 1b 24 42 21 21 1b 28 42 | \u3000 | '' | true",
        "<meta charset=iso-2022-jp> | 1b 24 42 21 21 | \u3000 | 'it does not come back byte for byte from ISO-2022-JP: it will not be changed' | false",
        "<%@ codepage=932 %>       | 83 5c | ソ | '' | true",
        "<% Response.CodePage = 936 %> | c4 e3 | 你 | '' | true",
        "<%@ page pageEncoding='big5' %> | a7 41 | 你 | '' | true",
        "<?xml version='1.0' encoding='euc-kr'?> | b0 a1 | 가 | '' | true"})
    void whatIsDeclaredCounts(String declaration, String bytes, String text, String trouble, boolean writable) {
        byte[] head = declaration.getBytes(StandardCharsets.US_ASCII);
        byte[] tail = hex(bytes);
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        PageText read = PageText.decode(all);
        assertThat(read.text).isEqualTo(declaration + text);
        assertThat(read.trouble).isEqualTo(trouble);
        assertThat(read.isWritable).isEqualTo(writable);
        if (writable) {
            assertThat(read.encode(read.text)).isEqualTo(all);
        }
    }

    @Test
    void everyByteOfWindows1252HasACharacter() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String text = Windows1252.decode(all);
        assertThat(Windows1252.encode(text)).isEqualTo(all);
        assertThat(text).startsWith(new String(all, 0, 0x80, StandardCharsets.US_ASCII)).contains("\u007F€\u0081‚").endsWith("\u009DžŸ"
                + new String(all, 0xA0, 0x60, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "InstallResponse|true", "a.installresponse(|true", "x INSTALLRESPONSE2|true", "' \r\ninstallResponse'|true", "éInstallResponse|true",
        "InstallRespons|false", "install response|false", "JnstallResponse|false", "InstallResponsf|false", "IInstallRespons|false",
        "''|false", "i|false", "abcdefgh|false"})
    void theWordIsFoundInEveryWidth(String text, boolean found) throws Exception {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE,
            Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE")}) {
            byte[] bytes = text.getBytes(charset);
            assertThat(OtherFile.hasTheWord(bytes)).as("%s in %s", text, charset).isEqualTo(found);
            assertThat(OtherFile.hasTheWord(Files.write(folder.resolve("a"), bytes))).isEqualTo(found);
        }
    }

    @Test
    void theWordInABinaryFileIsNoWord() throws Exception {
        byte[] text = "abcdefgh InstallResponse".getBytes(StandardCharsets.US_ASCII);
        byte[] late = Arrays.copyOf(text, 9000);
        Arrays.fill(late, text.length, 8999, (byte) ' ');
        byte[] soon = text.clone();
        soon[8] = 0;
        assertThat(OtherFile.hasTheWord(soon)).isFalse();
        assertThat(OtherFile.hasTheWord(late)).as("a NUL far behind").isFalse();
        assertThat(OtherFile.hasTheWord(Files.write(folder.resolve("soon"), soon))).isFalse();
        assertThat(OtherFile.hasTheWord(Files.write(folder.resolve("late"), late))).isFalse();
        byte[] far = new byte[9000];
        Arrays.fill(far, (byte) ' ');
        System.arraycopy(text, 0, far, far.length - text.length, text.length);
        assertThat(OtherFile.hasTheWord(Files.write(folder.resolve("far"), far))).as("the word far behind").isTrue();
    }

    @ParameterizedTest
    @CsvSource({"a.template, 15, true", "a.template, 14, false", "a.PNG, 100, false", "a.p7b, 100, false", "a.htm.bak, 100, false", "a.htm.bak2, 100, false",
        "a.htm~, 100, false", "A.ORIG, 100, false", "a.bakery, 100, true", "png, 100, false", "noending, 100, true"})
    void someFilesAreWorthOpening(String name, long size, boolean worth) {
        assertThat(OtherFile.mayHaveTheWord(name, size)).isEqualTo(worth);
        assertThat(OtherFile.mayHaveTheWord(name, PageFiles.LARGEST)).isEqualTo(worth || size < 15);
        assertThat(OtherFile.mayHaveTheWord(name, PageFiles.LARGEST + 1L)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "installresponse | true", "xinstallresponsey | true", "install response | false", "\"install\" + \"response\" | true",
        "\"install\" & _ \"response\" | true", "install'+'response | true", "install\"response | false", "installs response | false",
        "install\"    +    \"response | true", "install\"    +     \"response | true", "install\"    +      \"response | false", "install install\"+\"response | true",
        "response\"+\"install | false", "install\".concat(\"response | true", "install\".contat(\"response | false", "'' | false", "install | false", "install\"+\"respons | false"})
    void theWordMayBeInTwoHalves(String text, boolean is) {
        assertThat(Word.isIn(text)).isEqualTo(is);
    }

    @Test
    void lowerCaseIsACharacterForACharacter() {
        assertThat(Word.lower("@AZ[`az{İÄ\u007F\u0080")).isEqualTo("@az[`az{iä\u007F\u0080".replace("i", "" + Character.toLowerCase('İ')));
    }
}
