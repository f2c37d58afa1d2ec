package io.github.certenroll4j.response;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What stands between the tags of XML and HTML, and the long values in them; scripts and CDATA as they are; comments where there
 * is nothing else. Never more than that: no entity but characters is resolved, nothing is fetched.
 */
final class MarkupText {

    private static final String CDATA = "<![CDATA[";
    /** A shorter value of an attribute is no certificate. */
    private static final int LONG_TAG = 64;
    private static final int MAX_ENTITY = 10;
    /** How PowerShell (CLIXML) and Excel begin to write a control character; two more digits and a line follow. */
    private static final String CONTROL = "_x00";
    /** A line end of HTML, and characters that are written by their names or numbers; some write them so twice. */
    private static final Pattern SIGNS = Pattern.compile("<[bB][rR] ?/?>|&(?:amp;)?(?:lt|nbsp|#[0-9]{2,4}|#[xX][0-9a-fA-F]{1,4});");
    private static final String[] NAMED = {"lt<", "gt>", "amp&", "quot\"", "apos'", "nbsp ", "plus+", "sol/", "equals=", "Tab\t", "NewLine\n"};

    private final String text;
    private final StringBuilder content = new StringBuilder();
    /** What is inside of signatures and of the security header of SOAP: the certificates of who sent it. */
    private final StringBuilder ofSigner = new StringBuilder();
    private final StringBuilder comments = new StringBuilder();
    private final boolean soap;
    private int signature;
    private int position;

    private MarkupText(String text) {
        this.text = text;
        this.soap = text.contains("Envelope");
    }

    static boolean matches(String text) {
        String start = text.trim();
        return start.startsWith("<") && !start.startsWith("<<") || text.contains("</") || SIGNS.matcher(text).find();
    }

    static String of(String text) {
        MarkupText markup = new MarkupText(text);
        while (markup.position < text.length()) {
            markup.next();
        }
        String content = markup.content.toString();
        return markup.comments.length() > 0 && !Base64Text.looksEncoded(content, 0, content.length()) ? content + markup.comments : content;
    }

    private StringBuilder out() {
        return signature > 0 ? ofSigner : content;
    }

    private void next() {
        char c = text.charAt(position);
        if (c == '&') {
            entity();
        } else if (c == '_' && text.startsWith(CONTROL, position)) {
            control();
        } else if (c != '<' || !isTag(position + 1)) {
            out().append(c);
            position++;
        } else if (text.startsWith(CDATA, position)) {
            raw(position + CDATA.length(), end("]]>", position));
            position += "]]>".length();
        } else if (text.startsWith("<!--", position)) {
            comment(position + "<!--".length(), end("-->", position));
            position = end("-->", position) + "-->".length();
        } else {
            tag();
        }
    }

    /** A "less than" of a text has a space or a number after it. */
    private boolean isTag(int at) {
        return at < text.length() && (Character.isLetter(text.charAt(at)) || "/!?".indexOf(text.charAt(at)) >= 0);
    }

    private int end(String closing, int from) {
        int end = text.indexOf(closing, from);
        return end < 0 ? text.length() : end;
    }

    /** What is encoded in it counts where nothing else is: as a rule it is out of use. */
    private void comment(int from, int to) {
        if (signature == 0 && from < to && Base64Text.looksEncoded(text, from, to)) {
            comments.append('\n').append(text, from, to);
        }
    }

    private void raw(int from, int to) {
        out().append(text, Math.min(from, to), to).append('\n');
        position = to;
    }

    private void tag() {
        int start = position + 1;
        int end = end(">", start);
        String name = name(start, end);
        boolean closing = start < end && text.charAt(start) == '/';
        boolean empty = text.charAt(end - 1) == '/';
        if (name.equals("Signature") || soap && name.equals("Security")) {
            signature = closing ? Math.max(0, signature - 1) : empty ? signature : signature + 1;
        }
        out().append('\n');
        if (end - start >= LONG_TAG) {
            values(text.substring(start, end));
        }
        position = Math.min(end + 1, text.length());
        if (!closing && name.toLowerCase(Locale.ROOT).equals("script")) {
            raw(position, scriptEnd());
        }
    }

    /** The values of the attributes, each on lines of its own. */
    private void values(String tag) {
        String values = QuotedStrings.doubleQuoted(tag) + QuotedStrings.singleQuoted(tag);
        MarkupText decoded = new MarkupText(values.replace('<', ' '));
        while (decoded.position < decoded.text.length()) {
            decoded.next();
        }
        out().append(decoded.content);
    }

    /** The name without its prefix. */
    private String name(int start, int end) {
        int from = start < end && text.charAt(start) == '/' ? start + 1 : start;
        int to = from;
        while (to < end && Character.isLetterOrDigit(text.charAt(to))) {
            to++;
            if (to < end && text.charAt(to) == ':') {
                from = ++to;
            }
        }
        return to - from > LONG_TAG ? "" : text.substring(from, to);
    }

    private int scriptEnd() {
        int end = position;
        while (end < text.length() && !text.regionMatches(true, end, "</script", 0, "</script".length())) {
            end++;
        }
        return end;
    }

    private void control() {
        int digits = position + CONTROL.length();
        boolean closed = PercentText.hex(text, digits, 2) >= 0 && text.startsWith("_", digits + 2);
        out().append(closed ? (char) PercentText.hex(text, digits, 2) : '_');
        position = closed ? digits + 3 : position + 1;
    }

    private void entity() {
        int end = position + 1;
        while (end < text.length() && end - position < MAX_ENTITY && Character.isLetterOrDigit(text.charAt(end)) || end == position + 1
                && end < text.length() && text.charAt(end) == '#') {
            end++;
        }
        String name = text.substring(position + 1, end);
        boolean closed = end < text.length() && text.charAt(end) == ';';
        out().append(closed ? meaning(name) : "&" + name);
        position = closed ? end + 1 : end;
    }

    private static String meaning(String name) {
        if (name.startsWith("#")) {
            boolean hex = name.startsWith("#x") || name.startsWith("#X");
            try {
                return String.valueOf((char) Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10));
            } catch (NumberFormatException malformed) {
                return " ";
            }
        }
        for (String named : NAMED) {
            if (named.startsWith(name) && named.length() == name.length() + 1) {
                return named.substring(name.length());
            }
        }
        return " ";
    }
}
