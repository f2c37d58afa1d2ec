package io.github.certenroll4j.response;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the texts that people hand in instead of a CA's answer. */
final class WhatItIs {

    private static final String OWNERS = ". It belongs to nobody but its owner: keep it where it was, and give the file that the CA sent";
    private static final int QUOTED = 40;
    private static final int SENTENCE = 200;
    private static final int SEARCHED = 65_536;
    private static final Pattern TITLE = Pattern.compile("<title[^>]{0,200}>([^<]{1,200})<", Pattern.CASE_INSENSITIVE);
    private static final Pattern FAULT = Pattern.compile("<(?:[A-Za-z0-9]{1,20}:)?(?:Text|faultstring|DispositionMessage)(?: [^>]{0,200})?>([^<]{1,500})<");
    private static final Pattern SIGNATURE = Pattern.compile("<(?:[A-Za-z0-9]{1,20}:)?Signature[ >]");
    private static final Pattern REQUEST_ID = Pattern.compile("Request Id is ([0-9]{1,20})", Pattern.CASE_INSENSITIVE);
    private static final Pattern DISPOSITION = Pattern.compile("disposition message is \"([^\"]{1,300})\"", Pattern.CASE_INSENSITIVE);

    private WhatItIs() {
    }

    /** @param more what is known of it, after a comma or in brackets; or nothing */
    static String privateKey(String more) {
        return "a private key" + more + OWNERS;
    }

    /** Whether there is nothing in its beginning that only a binary file has. */
    static boolean isText(String text) {
        return text.chars().limit(4096).noneMatch(c -> c < ' ' && "\t\r\n\f".indexOf(c) < 0);
    }

    /** What a text without any encoded object is. */
    static String ofText(String text) {
        String start = text.substring(0, Math.min(text.length(), SEARCHED));
        if (!isText(start)) {
            return "it is binary, but nothing that a CA answers (a certificate or PKCS #7 begins with the byte 0x30)";
        }
        start = start.trim();
        String lower = start.toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            return "it is blank";
        }
        if (lower.startsWith("<!doctype html") || lower.contains("<html") || lower.contains("<body")) {
            return ofPage(start);
        }
        Matcher fault = FAULT.matcher(start);
        if (start.startsWith("<") && fault.find()) {
            return "it is what a web service answered, without a certificate: \"" + printable(fault.group(1).trim(), SENTENCE)
                    + "\". Ask the CA for the reason";
        }
        if (start.startsWith("{\\rtf")) {
            return "it is a document of WordPad or Word (RTF) without a certificate in it";
        }
        String kind = start.startsWith("<") ? "XML" : QuotedStrings.isJson(start) ? "JSON" : "a text";
        String but = SIGNATURE.matcher(start).find() ? ", but for that of who signed it" : "";
        return "it is " + kind + " without a certificate in it" + but + ", and begins with \"" + printable(start)
                + "\"; a response is binary, base64, hexadecimal, or has a line -----BEGIN CERTIFICATE-----";
    }

    /** A page of the CA, or of something before it; those of AD CS say in words what became of the request. */
    private static String ofPage(String page) {
        String words = MarkupText.of(page).replaceAll("\\s+", " ");
        Matcher id = REQUEST_ID.matcher(words);
        String request = id.find() ? ", request id " + id.group(1) : "";
        Matcher disposition = DISPOSITION.matcher(words);
        if (words.contains("Certificate Pending") || words.contains("certificate request is still pending")) {
            return "it is a page of AD CS: the request is pending" + request + ". Fetch the certificate when the CA has issued it";
        }
        if (words.contains("Certificate Request Denied") || words.contains("certificate request was denied")) {
            return "it is a page of AD CS: the request was denied" + request
                    + (disposition.find() ? ", \"" + printable(disposition.group(1), SENTENCE) + "\"" : "")
                    + ". Ask the CA for the reason, and send a new request";
        }
        Matcher title = TITLE.matcher(page);
        return "it is a page of a web site" + (title.find() ? " (\"" + printable(title.group(1).trim(), SENTENCE) + "\")" : "")
                + ", perhaps of the CA's log-in or an error. Open the site in a browser and save the certificate itself";
    }

    /** What a web server answered that has no response in it. */
    static String ofHttp(String status, Optional<String> inside) {
        String answer = "it is the answer \"" + printable(status) + "\" of a web server";
        if (status.contains(" 202")) {
            return answer + ": the request is not decided yet. Ask again later (EST, RFC 7030 section 4.2.3)";
        }
        return answer + inside.map(what -> "; " + what).orElse(" with nothing in it");
    }

    /** At most forty characters, without what would move a terminal's cursor. */
    static String printable(String text) {
        return printable(text, QUOTED);
    }

    static String printable(String text, int most) {
        String clean = text.replaceAll("\\p{C}+|\\s+", " ");
        return clean.length() <= most ? clean : clean.substring(0, most) + "…";
    }
}
