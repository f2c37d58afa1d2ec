package io.github.certenroll4j;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A name of a certificate besides its subject (RFC 5280, 4.2.1.6). Immutable.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/ne-certenroll-alternativenametype">AlternativeNameType</a>
 */
public final class AlternativeName {

    /** The kinds of names, with Microsoft's number. */
    public enum Type {
        /** A host, {@code server.example}. */
        DNS(3, "a host name", "[^\\s\\p{Cntrl},;:=?/\\\\&@\"]+"),
        /** An address, {@code 192.0.2.1} or {@code 2001:db8::1}. */
        IP(8, "an IP address", ".+"),
        /** An e-mail address. */
        EMAIL(2, "an e-mail address", "[^\\p{Cntrl}]+@[^\\s\\p{Cntrl}@]+"),
        /** A user principal name of Active Directory, {@code user@domain.example}. */
        UPN(11, "a user principal name", "[^\\p{Cntrl}]+@[^\\s\\p{Cntrl}@]+"),
        /** {@code https://server.example/}. */
        URI(7, "an address with its scheme", "[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\p{Cntrl}]+");

        private final int value;
        private final String words;
        private final String form;

        Type(int value, String words, String form) {
            this.value = value;
            this.words = words;
            this.form = form;
        }

        /** Microsoft's number. */
        public int value() {
            return value;
        }
    }

    private final Type type;
    private final String value;

    private AlternativeName(Type type, String value) {
        this.type = type;
        this.value = value;
    }

    /**
     * A name of this kind.
     *
     * @param type  its kind
     * @param value the name, without its kind; blanks around it do not count
     * @return the name
     * @throws IllegalArgumentException if the value is empty, or cannot be a name of this kind
     */
    public static AlternativeName of(Type type, String value) {
        AlternativeName name = new AlternativeName(type, value.trim());
        if (name.value.isEmpty()) {
            throw new IllegalArgumentException("an alternative name of kind " + type.name().toLowerCase(Locale.ROOT) + " is empty");
        }
        if (type == Type.IP) {
            name.address();
        } else if (!name.value.matches(type.form)) {
            throw new IllegalArgumentException("not " + type.words + ": " + name.value);
        }
        return name;
    }

    /**
     * Reads {@code dns:server.example}, {@code ip:192.0.2.1}, {@code email:…}, {@code upn:…} or {@code uri:…}; without a
     * kind it is a DNS name.
     *
     * @param text kind and name, a colon between
     * @return the name
     * @throws IllegalArgumentException for another kind, or a value that does not fit
     */
    public static AlternativeName parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return of(Type.DNS, text);
        }
        String kind = text.substring(0, colon).trim();
        Type type = kindOf(text).orElseThrow(() ->
                NearestNames.unknown("no such kind of alternative name", kind, Arrays.stream(Type.values())
                        .map(t -> t.name().toLowerCase(Locale.ROOT)).collect(Collectors.toList())));
        return of(type, text.substring(colon + 1));
    }

    /**
     * The texts of several names with commas between. A comma may be part of a {@code uri:}; there the next name begins
     * with its kind.
     */
    public static List<String> split(String texts) {
        List<String> names = new ArrayList<>();
        for (String part : texts.split(",", -1)) {
            int last = names.size() - 1;
            if (last >= 0 && isUri(names.get(last)) && !kindOf(part).isPresent()) {
                names.set(last, names.get(last) + "," + part);
            } else if (!part.trim().isEmpty()) {
                names.add(part.trim());
            }
        }
        return names;
    }

    private static boolean isUri(String text) {
        return kindOf(text).filter(Type.URI::equals).isPresent();
    }

    private static Optional<Type> kindOf(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "" : text.substring(0, colon).trim();
        return Arrays.stream(Type.values()).filter(type -> type.name().equalsIgnoreCase(kind)).findFirst();
    }

    /** The kind. */
    public Type type() {
        return type;
    }

    /** The name as it was given. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AlternativeName && type == ((AlternativeName) other).type && value.equals(((AlternativeName) other).value);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + value.hashCode();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return type.name().toLowerCase(Locale.ROOT) + ":" + value;
    }

    /**
     * The bytes of an {@link Type#IP} name: 4 or 16.
     *
     * @throws IllegalArgumentException if it is no address
     */
    public byte[] address() {
        // Digits, dots and colons only: anything else would be looked up in the network.
        if (value.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
            try {
                return InetAddress.getByName(value).getAddress();
            } catch (UnknownHostException notOne) {
                // falls through to the one message
            }
        }
        throw new IllegalArgumentException("not an IP address: " + value);
    }
}
