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
    /** So many bytes hold the length of an object. */
    private static final int HEAD = 5;

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
            int at = read(text, start.start(), bytes);
            objects.add(HexText.whole(bytes.toByteArray(), text, at));
            start.region(at, Math.min(text.length(), at + SEARCHED));
        }
        return objects;
    }

    /** Reads numbers to the end of the list, or of a whole object that something else follows than stands between its first two; returns what follows. */
    private static int read(String text, int from, ByteArrayOutputStream bytes) {
        String gap = text.substring(numberEnd(text, from), separatorsEnd(text, numberEnd(text, from)));
        long length = Long.MAX_VALUE;
        int at = from;
        boolean goesOn = true;
        while (goesOn && at < text.length() && numberEnd(text, at) > 0) {
            int end = numberEnd(text, at);
            bytes.write(Integer.parseInt(text.substring(at, end)));
            length = bytes.size() == HEAD ? Asn1.encodedLength(bytes.toByteArray()).orElse(length) : length;
            at = separatorsEnd(text, end);
            goesOn = bytes.size() < length || gap.equals(text.substring(end, at));
        }
        return at;
    }

    private static int separatorsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (text.charAt(end) <= ' ' || text.charAt(end) == ',')) {
            end++;
        }
        return end;
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
