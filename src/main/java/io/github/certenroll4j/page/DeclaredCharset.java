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
            + "|<%@[^>]{0,200}\\bCODEPAGE\\s*=\\s*[\"']?\\s*(\\d{2,5})");

    /** What browsers, and Windows, take a name or a code page for, where Java takes it for less. */
    private static final Map<String, String> MEANT = new HashMap<>();

    static {
        for (String[] pair : new String[][] {{"shift_jis", "windows-31j"}, {"shift-jis", "windows-31j"}, {"sjis", "windows-31j"},
            {"x-sjis", "windows-31j"}, {"932", "windows-31j"}, {"gb2312", "GBK"}, {"gb_2312-80", "GBK"}, {"936", "GBK"},
            {"big5", "x-windows-950"}, {"950", "x-windows-950"}, {"euc-kr", "x-windows-949"}, {"ks_c_5601-1987", "x-windows-949"},
            {"949", "x-windows-949"}, {"54936", "GB18030"}, {"51932", "EUC-JP"}, {"20932", "EUC-JP"}, {"50220", "ISO-2022-JP"},
            {"65001", "UTF-8"}, {"874", "x-windows-874"}, {"iso-8859-1", "windows-1252"}, {"us-ascii", "windows-1252"},
            {"ascii", "windows-1252"}, {"20127", "windows-1252"}, {"28591", "windows-1252"}}) {
            MEANT.put(pair[0], pair[1]);
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
            return new DeclaredCharset(label, Charset.forName(meant.matches("125\\d") ? "windows-" + meant : meant));
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
        return name.equalsIgnoreCase("utf-8") || name.equalsIgnoreCase("utf8") || name.equals("65001");
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
