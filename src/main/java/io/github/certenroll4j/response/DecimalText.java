package io.github.certenroll4j.response;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes written as numbers, with a sign or without: what JavaScript, Java and PowerShell print of an array. */
final class DecimalText {

    /** 48 and 130, or 129, 131: the tag of a SEQUENCE, and that the number of bytes follows in some more; then the tag inside. */
    private static final Pattern START = Pattern.compile("(?<![0-9.-])48[,\\s]+"
            + "(?:(?:129|-127)[,\\s]+-?[0-9]{1,3}|(?:130|-126)(?:[,\\s]+-?[0-9]{1,3}){2}|(?:131|-125)(?:[,\\s]+-?[0-9]{1,3}){3})"
            + "[,\\s]+(?:48|6|2)[,\\s]");
    private static final int SEARCHED = 4096;
    private static final int MAX_DIGITS = 3;

    private DecimalText() {
    }

    /**
     * The objects in such a text, the one after the other.
     *
     * @throws NotACaResponseException if one ends before its length says
     */
    static List<byte[]> in(String text) throws NotACaResponseException {
        List<byte[]> objects = new ArrayList<>();
        Matcher start = START.matcher(text).region(0, Math.min(text.length(), SEARCHED));
        while (start.find() && objects.size() < CaResponse.MAX_CERTIFICATES) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int at = start.start();
            while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == ',' || numberEnd(text, at) > 0)) {
                int end = numberEnd(text, at);
                if (end > 0) {
                    bytes.write(Integer.parseInt(text.substring(at, end)));
                }
                at = Math.max(at + 1, end);
            }
            objects.add(HexText.whole(bytes.toByteArray(), text, at));
            start.region(at, Math.min(text.length(), at + SEARCHED));
        }
        return objects;
    }

    /** Where the number of a byte that begins there ends, or -1. */
    private static int numberEnd(String text, int at) {
        int digits = text.charAt(at) == '-' ? at + 1 : at;
        int end = digits;
        while (end < text.length() && end - digits < MAX_DIGITS && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end > digits ? end : -1;
    }
}
