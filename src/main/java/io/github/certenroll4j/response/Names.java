package io.github.certenroll4j.response;

import io.github.certenroll4j.DistinguishedName;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/**
 * Compares names as RFC 5280 section 7.1 does: whatever kind of string they are written in, and without regard to the case
 * of letters and the amount of white space. {@link X500Principal} does the same, but works it out anew for each object; and
 * for the first one Java loads tables of all the world's letters.
 */
final class Names {

    /** Where the text of a name may be cut off. */
    private static final int LONGEST = 4000;

    private final Map<ByteBuffer, String> keys = new HashMap<>();

    /** What two names have in common that are the same. */
    String key(X500Principal name) {
        return keys.computeIfAbsent(ByteBuffer.wrap(name.getEncoded()), encoded -> keyOf(name));
    }

    boolean selfIssued(X509Certificate certificate) {
        return key(certificate.getSubjectX500Principal()).equals(key(certificate.getIssuerX500Principal()));
    }

    /** The same for a few, of which nothing has to be remembered. */
    static boolean same(X500Principal one, X500Principal other) {
        return Arrays.equals(one.getEncoded(), other.getEncoded()) || keyOf(one).equals(keyOf(other));
    }

    static String keyOf(X500Principal name) {
        String text = DistinguishedName.of(name);
        return text.length() > LONGEST ? name.getName(X500Principal.CANONICAL) : ordered(folded(withoutIdleSpace(text)));
    }

    /** Letters of all the world are looked up for those alone who use them. */
    private static String folded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return Normalizer.normalize(text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
            }
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /** Without white space at the ends of a value, and with one space where there are more. */
    private static String withoutIdleSpace(String text) {
        StringBuilder key = new StringBuilder(text.length());
        int value = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escaped = c == '\\' && i + 1 < text.length();
            char meant = escaped ? text.charAt(++i) : c;
            boolean ends = value >= 0 && !escaped && (c == ',' || c == '+');
            if (ends) {
                trimEnd(key, value);
            }
            boolean idle = meant == ' ' && value >= 0 && (key.length() == value || key.charAt(key.length() - 1) == ' ');
            key.append(escaped && meant != ' ' ? "\\" : "").append(idle ? "" : meant);
            value = ends ? -1 : value < 0 && c == '=' ? key.length() : value;
        }
        trimEnd(key, value);
        return key.toString();
    }

    /** What stands beside each other in a relative name is a set; DER orders it by its bytes, so by the kind of string, too. */
    private static String ordered(String key) {
        if (key.indexOf('+') < 0) {
            return key;
        }
        StringBuilder ordered = new StringBuilder(key.length());
        List<String> set = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= key.length(); i++) {
            char c = i < key.length() ? key.charAt(i) : ',';
            if (c == '\\') {
                i++;
            } else if (c == ',' || c == '+') {
                set.add(key.substring(from, i).trim());
                from = i + 1;
            }
            if (c == ',') {
                Collections.sort(set);
                ordered.append(String.join("+", set)).append(',');
                set.clear();
            }
        }
        return ordered.toString();
    }

    private static void trimEnd(StringBuilder key, int value) {
        if (key.length() > value && key.length() > 0 && key.charAt(key.length() - 1) == ' ') {
            key.setLength(key.length() - 1);
        }
    }
}
