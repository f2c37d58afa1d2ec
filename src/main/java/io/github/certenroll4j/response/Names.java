package io.github.certenroll4j.response;

import io.github.certenroll4j.DistinguishedName;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
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
        StringBuilder key = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || text.length() > LONGEST) {
                return name.getName(X500Principal.CANONICAL);
            }
            boolean again = c == ' ' && key.length() > 0 && key.charAt(key.length() - 1) == ' ';
            key.append(again ? "" : c);
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }
}
