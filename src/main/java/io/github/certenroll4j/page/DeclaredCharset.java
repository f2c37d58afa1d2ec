package io.github.certenroll4j.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The character set that a page declares in its first kilobytes: {@code charset} of HTML, {@code pageEncoding} of JSP,
 * {@code @CODEPAGE} of ASP, or the XML declaration. Names mean what browsers take them for.
 *
 * @see <a href="https://encoding.spec.whatwg.org/#names-and-labels">Encoding Standard, names and labels</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/intl/code-page-identifiers">Code Page Identifiers</a>
 */
final class DeclaredCharset {

    private static final int SAMPLE = 8192;

    private static final Pattern DECLARATION = Pattern.compile("(?i)(?:pageEncoding|\\bcharset|<\\?xml[^>]{0,100}\\sencoding)\\s*=\\s*[\"']?\\s*([\\w.:-]{2,40})"
            + "|(?:<%@[^>]{0,200}|\\bResponse\\s*\\.\\s*)\\bCODEPAGE\\s*=\\s*[\"']?\\s*(\\d{2,5})");

    /** What browsers, and Windows, take a name or a code page for, where Java takes it for less. */
    private static final Map<String, String> MEANT = new HashMap<>();

    static {
        for (String row : new String[] {"windows-31j shift_jis shift-jis sjis x-sjis cp932 932 ms_kanji csshiftjis",
            "GBK gb2312 gb_2312 gb_2312-80 csgb2312 csiso58gb231280 iso-ir-58 chinese x-gbk cp936 936",
            "x-windows-950 big5 csbig5 cn-big5 x-x-big5 cp950 950",
            "x-windows-949 euc-kr ks_c_5601-1987 ks_c_5601-1989 csksc56011987 ksc5601 ksc_5601 korean cp949 949", "x-Johab 1361",
            "GB18030 54936", "EUC-JP 51932 20932", "ISO-2022-JP 50220 50221 50222", "x-windows-874 874 dos-874 tis-620 iso-8859-11",
            "windows-1252 iso-8859-1 latin1 l1 us-ascii ascii 20127 28591", "windows-1254 iso-8859-9 latin5 l5 28599",
            "UTF-8 65001 unicode utf-16 utf-16le utf-16be utf-32 1200 1201"}) {
            String[] words = row.split(" ");
            for (String label : words) {
                MEANT.put(label, words[0]);
            }
        }
    }

    private final String name;
    private final Charset charset;

    private DeclaredCharset(String name, Charset charset) {
        this.name = name;
        this.charset = charset;
    }

    static DeclaredCharset of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, SAMPLE), StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARATION.matcher(head);
        if (!matcher.find()) {
            return new DeclaredCharset("", StandardCharsets.UTF_8);
        }
        String label = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        String meant = MEANT.getOrDefault(label.toLowerCase(Locale.ROOT), label);
        try {
            Charset charset = Charset.forName(meant.matches("125\\d") ? "windows-" + meant : meant);
            // One in which the declaration itself could not be read is not the one of the file.
            boolean asciiStays = charset.canEncode() && new String(label.getBytes(StandardCharsets.US_ASCII), charset).equals(label);
            return new DeclaredCharset(label, asciiStays ? charset : StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return new DeclaredCharset(label, StandardCharsets.UTF_8);
        }
    }

    boolean isKnown() {
        return !name.isEmpty() && !(isUtf8() && !isNamedUtf8());
    }

    boolean isUtf8() {
        return charset == StandardCharsets.UTF_8;
    }

    /** ISO-2022: the same bytes mean one thing or another, by what stands before. */
    boolean isStateful() {
        return charset.name().startsWith("ISO-2022");
    }

    /** Whether ASCII bytes may mean letters in it, and nothing here reads it. */
    boolean isSevenBit() {
        return name.toLowerCase(Locale.ROOT).matches("hz-gb-2312|utf-7|x-utf-7|csutf7|65000|52936|iso-2022-cn.*");
    }

    String name() {
        return name;
    }

    Charset charset() {
        return charset;
    }

    /** Why the bytes may be read wrong as Windows-1252; empty if there is no sign of it. */
    String problem(byte[] bytes) {
        if (!name.isEmpty() && !charset.name().startsWith("windows-125")) {
            return isKnown() ? "it declares " + name + ", and is not: read as Windows-1252"
                    : "it declares " + name + ", which is not known here: read as Windows-1252";
        }
        return name.isEmpty() && hasBackslashInLetter(bytes)
                ? "it declares no character set, and in Shift_JIS, GBK and Big5 a letter may end with the byte of a backslash: read as"
                        + " Windows-1252" : "";
    }

    /** The text, if all of it is in the character set. */
    static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes)).toString();
    }

    private boolean isNamedUtf8() {
        return name.equalsIgnoreCase("utf8") || MEANT.getOrDefault(name.toLowerCase(Locale.ROOT), name).equalsIgnoreCase("utf-8");
    }

    /** A letter beyond ASCII, a backslash, and a quote: the quote may end a string or not. */
    private static boolean hasBackslashInLetter(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if ((bytes[i] & 0x80) != 0 && bytes[i + 1] == '\\' && (bytes[i + 2] == '"' || bytes[i + 2] == '\'')) {
                return true;
            }
        }
        return false;
    }
}
