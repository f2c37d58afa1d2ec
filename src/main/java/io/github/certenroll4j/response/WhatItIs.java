package io.github.certenroll4j.response;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the things that people hand in instead of a CA's answer. */
final class WhatItIs {

    static final String PRIVATE_KEY = "a private key. It belongs to nobody but its owner: keep it where it was, and give the"
            + " file that the CA sent";

    private static final int QUOTED = 40;
    private static final Pattern TITLE = Pattern.compile("<title[^>]{0,200}>([^<]{1,200})<", Pattern.CASE_INSENSITIVE);

    private WhatItIs() {
    }

    /** Whether there is nothing in its beginning that only a binary file has. */
    static boolean isText(String text) {
        return text.chars().limit(4096).noneMatch(c -> c < ' ' && "\t\r\n\f".indexOf(c) < 0);
    }

    /** What a text without any encoded object is. */
    static String ofText(String text) {
        String start = text.substring(0, Math.min(text.length(), 4096));
        if (!isText(start)) {
            return "it is binary, but not ASN.1 (a certificate begins with the byte 0x30)";
        }
        start = start.trim();
        String lower = start.toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            return "it is blank";
        }
        if (lower.startsWith("<!doctype html") || lower.contains("<html") || lower.contains("<body")) {
            Matcher title = TITLE.matcher(start);
            return "it is a page of a web site" + (title.find() ? " (\"" + printable(title.group(1).trim()) + "\")" : "")
                    + ", perhaps of the CA's log-in or an error. Open the site in a browser and save the certificate itself";
        }
        return "it is a text that begins with \"" + printable(start)
                + "\"; a response is binary, base64, hexadecimal, or has a line -----BEGIN CERTIFICATE-----";
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
