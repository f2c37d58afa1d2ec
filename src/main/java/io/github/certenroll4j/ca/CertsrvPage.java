package io.github.certenroll4j.ca;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of AD CS web enrollment, read by its structure: the pages are translated into the language of the server, the
 * identifiers of their elements and the numbers are not. English words are the last resort, for pages without identifiers.
 */
final class CertsrvPage {

    /** {@code ICertRequest::GetLastStatus} and the other calls of the CA: CR_DISP_DENIED, CR_DISP_UNDER_SUBMISSION. */
    private static final int DENIED = 2;
    private static final int UNDER_SUBMISSION = 5;

    private static final int LONGEST_PART = 4000;
    private static final Pattern ISSUED = Pattern.compile("certnew\\.(?:cer|p7b)\\?ReqID=([0-9]{1,10})(?![0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern RENEWALS = Pattern.compile("nRenewals\\s{0,9}=\\s{0,9}([0-9]{1,4})(?![0-9])");
    private static final Pattern DISPOSITION = Pattern.compile(
            "(?<![0-9A-F])([0-9A-F]{1,8})\\s{0,9}<[^<>]{0,99}\\bID\\s{0,9}=\\s{0,9}[\"']?locDispSpacer\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE = Pattern.compile("<title>([^<]{0,300})", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLOCK = Pattern.compile("</?(?:P|DT|DD|DL|TABLE|TR|TD|FORM|BODY|DIV|H[1-6]|UL|LI)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEFINITION = Pattern.compile("<DD\\b[^<>]{0,200}>", Pattern.CASE_INSENSITIVE);
    private static final int MOST_DEFINITIONS = 8;
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])([0-9]{1,10})(?![0-9])");
    private static final Pattern ENGLISH_ID = Pattern.compile("Your Request Id is ([0-9]{1,10})(?![0-9])");
    private static final Pattern ENGLISH_REASON = Pattern.compile("The disposition message is");
    private static final String QUOTES = "\"“”„«»「」『』";

    private static final Pattern ELEMENT = Pattern.compile("\\bID\\s{0,9}=\\s{0,9}[\"']?(loc[A-Z]{1,30})\\b[^<>]{0,200}>", Pattern.CASE_INSENSITIVE);
    private static final int MOST_ELEMENTS = 1000;

    private final String html;
    /** Where the content of each element with an identifier begins: the first of each. */
    private final Map<String, Integer> elements = new HashMap<>();

    CertsrvPage(String html) {
        this.html = html;
        Matcher element = ELEMENT.matcher(html);
        while (elements.size() < MOST_ELEMENTS && element.find()) {
            elements.putIfAbsent(element.group(1).toLowerCase(Locale.ROOT), element.end());
        }
    }

    static boolean isHtml(String text) {
        String start = text.substring(0, Math.min(text.length(), LONGEST_PART));
        return start.replace("\ufeff", "").trim().startsWith("<");
    }

    /** The number under which the certificate can be fetched, where the page offers it. */
    OptionalLong issued() {
        return number(ISSUED.matcher(html));
    }

    /** The decision that the page tells; empty where it tells none, or that the certificate was issued. */
    Optional<Decision> decision() {
        Optional<String> denied = after("locDenied");
        OptionalInt disposition = disposition();
        if (denied.isPresent() || disposition.equals(OptionalInt.of(DENIED))) {
            return Optional.of(Decision.denied(id(), denied.map(CertsrvPage::reason).orElseGet(this::message)));
        }
        if (after("locInfoReqID").isPresent() && id().isPresent() || disposition.equals(OptionalInt.of(UNDER_SUBMISSION))) {
            return Optional.of(Decision.pending(id(), message(), Optional.empty()));
        }
        return disposition.isPresent() ? Optional.empty() : english();
    }

    private Optional<Decision> english() {
        OptionalLong id = number(ENGLISH_ID.matcher(html));
        Matcher said = ENGLISH_REASON.matcher(html);
        if (said.find()) {
            return Optional.of(Decision.denied(id, reason(part(said.start()))));
        }
        return id.isPresent() ? Optional.of(Decision.pending(id, "", Optional.empty())) : Optional.empty();
    }

    private OptionalLong id() {
        return after("locInfoReqID").map(text -> number(NUMBER.matcher(text))).orElse(OptionalLong.empty());
    }

    private OptionalInt disposition() {
        Matcher found = DISPOSITION.matcher(html);
        return found.find() ? OptionalInt.of(Integer.parseUnsignedInt(found.group(1), 16)) : OptionalInt.empty();
    }

    /** How often the CA's certificate was renewed, as the page with all of them says. */
    OptionalInt renewals() {
        OptionalLong number = number(RENEWALS.matcher(html));
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    /** What the page with an error says: the definitions of its list, without the number of the disposition. */
    String message() {
        Set<String> said = new LinkedHashSet<>();
        Matcher definition = DEFINITION.matcher(html);
        while (said.size() < MOST_DEFINITIONS && definition.find()) {
            if (!DISPOSITION.matcher(html).region(definition.end(), blockEnd(definition.end())).find()) {
                said.add(part(definition.end()));
            }
        }
        said.remove("");
        return String.join("; ", said);
    }

    /** What the page calls itself; may be empty. */
    String title() {
        Matcher title = TITLE.matcher(html);
        return title.find() ? plain(title.group(1)) : "";
    }

    /** The text of the element with this identifier, empty if there is none. */
    private Optional<String> after(String id) {
        int at = at(id);
        return at < 0 ? Optional.empty() : Optional.of(id.equals("locDenied") ? rest(at) : part(at));
    }

    private int at(String id) {
        return elements.getOrDefault(id.toLowerCase(Locale.ROOT), -1);
    }

    /** The text from there to the end of its block. */
    private String part(int from) {
        return plain(html.substring(from, blockEnd(from)));
    }

    private int blockEnd(int from) {
        Matcher end = BLOCK.matcher(html);
        return Math.min(end.find(from) ? end.start() : html.length(), from + LONGEST_PART);
    }

    private String rest(int from) {
        return plain(html.substring(from, Math.min(html.length(), from + LONGEST_PART)));
    }

    /** What stands in quotation marks, from the first to the last: a message may have some itself; else the whole text. */
    private static String reason(String text) {
        int from = -1;
        int to = -1;
        for (int i = 0; i < text.length(); i++) {
            if (QUOTES.indexOf(text.charAt(i)) >= 0) {
                from = from < 0 ? i : from;
                to = i;
            }
        }
        return WebTroubles.shortened(to > from + 1 ? text.substring(from + 1, to).trim() : text);
    }

    private static String plain(String part) {
        return TAG.matcher(part).replaceAll(" ").replace("&nbsp;", " ").replace("&quot;", "\"").replace("&#34;", "\"").replace("&#39;", "'")
                .replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replaceAll("\\s+", " ").trim();
    }

    private static OptionalLong number(Matcher matcher) {
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
