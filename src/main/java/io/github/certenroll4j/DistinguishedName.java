package io.github.certenroll4j;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/**
 * The text of a distinguished name as people read it: in the form and order of RFC 4514, with every usual attribute by its
 * keyword and every kind of string decoded. {@link X500Principal#getName()} knows nine keywords, leaves e-mail addresses
 * in hexadecimal, and takes each string for UTF-8.
 */
public final class DistinguishedName {

    /** Names end up in one line of an answer; what is longer was not made to be read. */
    private static final int LONGEST = 4096;
    private static final Map<String, String> KEYWORDS = keywords();

    private final DerReader reader;
    private final StringBuilder text = new StringBuilder();

    private DistinguishedName(DerReader reader) {
        this.reader = reader;
    }

    /** The text of a name. */
    public static String of(X500Principal name) {
        return of(name.getEncoded());
    }

    /**
     * The text of an encoded name.
     *
     * @param encoded a Name of X.501, DER; what is something else is shown in hexadecimal
     */
    public static String of(byte[] encoded) {
        try {
            DerReader outer = new DerReader(encoded);
            outer.next();
            return new DistinguishedName(outer.inside()).read();
        } catch (IllegalArgumentException malformed) {
            return "#" + Hexadecimal.of(Arrays.copyOf(encoded, Math.min(encoded.length, LONGEST)));
        }
    }

    /** The name is encoded from the country down, and written from the bottom up. */
    private String read() {
        while (reader.hasNext()) {
            reader.next();
            String above = text.toString();
            text.setLength(0);
            attributes(reader.inside());
            text.append(above.isEmpty() ? "" : ",").append(above);
            if (text.length() > LONGEST) {
                text.setLength(LONGEST);
                return text.append('…').toString();
            }
        }
        return text.toString();
    }

    private void attributes(DerReader set) {
        while (set.hasNext() && text.length() <= LONGEST) {
            set.next();
            DerReader attribute = set.inside();
            String type = attribute.nextObjectIdentifier();
            attribute.next();
            text.append(text.length() == 0 ? "" : "+").append(KEYWORDS.getOrDefault(type, type)).append('=');
            value(attribute);
        }
    }

    private void value(DerReader value) {
        byte[] content = value.content();
        switch (value.tag()) {
            case 0x0C:
                escape(utf8(content));
                break;
            case 0x1E:
                escape(new String(content, StandardCharsets.UTF_16BE));
                break;
            case 0x1C:
                escape(new String(content, Charset.forName("UTF-32BE")));
                break;
            case 0x12: case 0x13: case 0x14: case 0x16: case 0x1A: case 0x1B:
                // TeletexString means Latin-1 wherever it is written in earnest, the others are ASCII.
                escape(new String(content, StandardCharsets.ISO_8859_1));
                break;
            default:
                text.append("#").append(Hexadecimal.of(value.element()));
        }
    }

    private static String utf8(byte[] content) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException mislabelled) {
            return new String(content, StandardCharsets.ISO_8859_1);
        }
    }

    /** RFC 4514 section 2.4; what would move a cursor or cannot be seen becomes its bytes, too. */
    private void escape(String whole) {
        String value = whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
        for (int at = 0, next; at < value.length(); at = next) {
            int letter = value.codePointAt(at);
            next = at + Character.charCount(letter);
            boolean first = at == 0;
            boolean last = next == value.length();
            if (",+\"\\<>;".indexOf(letter) >= 0 || letter == ' ' && (first || last) || letter == '#' && first) {
                text.append('\\').appendCodePoint(letter);
            } else if (isHidden(letter)) {
                for (byte b : new String(Character.toChars(letter)).getBytes(StandardCharsets.UTF_8)) {
                    text.append('\\').append(Hexadecimal.of(b));
                }
            } else {
                text.appendCodePoint(letter);
            }
        }
    }

    private static boolean isHidden(int letter) {
        switch (Character.getType(letter)) {
            case Character.CONTROL: case Character.FORMAT: case Character.LINE_SEPARATOR: case Character.PARAGRAPH_SEPARATOR:
            case Character.SURROGATE: case Character.UNASSIGNED:
                return true;
            default:
                return false;
        }
    }

    /** RFC 4514, RFC 4519, RFC 4524, PKCS #9, ETSI EN 319 412-1 and the EV guidelines of the CA/Browser Forum. */
    private static Map<String, String> keywords() {
        String[] pairs = {
            "2.5.4.3", "CN", "2.5.4.4", "sn", "2.5.4.5", "serialNumber", "2.5.4.6", "C", "2.5.4.7", "L", "2.5.4.8", "ST",
            "2.5.4.9", "STREET", "2.5.4.10", "O", "2.5.4.11", "OU", "2.5.4.12", "title", "2.5.4.13", "description",
            "2.5.4.15", "businessCategory", "2.5.4.16", "postalAddress", "2.5.4.17", "postalCode", "2.5.4.18", "postOfficeBox",
            "2.5.4.20", "telephoneNumber", "2.5.4.41", "name", "2.5.4.42", "givenName", "2.5.4.43", "initials",
            "2.5.4.44", "generationQualifier", "2.5.4.45", "x500UniqueIdentifier", "2.5.4.46", "dnQualifier",
            "2.5.4.65", "pseudonym", "2.5.4.97", "organizationIdentifier",
            "0.9.2342.19200300.100.1.1", "UID", "0.9.2342.19200300.100.1.3", "mail", "0.9.2342.19200300.100.1.25", "DC",
            "1.2.840.113549.1.9.1", "emailAddress", "1.2.840.113549.1.9.2", "unstructuredName",
            "1.2.840.113549.1.9.8", "unstructuredAddress", "1.3.6.1.4.1.311.60.2.1.1", "jurisdictionL",
            "1.3.6.1.4.1.311.60.2.1.2", "jurisdictionST", "1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC",
        };
        Map<String, String> keywords = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            keywords.put(pairs[i], pairs[i + 1]);
        }
        return keywords;
    }
}
