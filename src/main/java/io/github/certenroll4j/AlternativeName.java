package io.github.certenroll4j;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
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
        DNS(3),
        /** An address, {@code 192.0.2.1} or {@code 2001:db8::1}. */
        IP(8),
        /** An e-mail address. */
        EMAIL(2),
        /** A user principal name of Active Directory, {@code user@domain.example}. */
        UPN(11),
        /** {@code https://server.example/}. */
        URI(7);

        private final int value;

        Type(int value) {
            this.value = value;
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
     * @throws IllegalArgumentException if the value is empty, or is no address where one is needed
     */
    public static AlternativeName of(Type type, String value) {
        AlternativeName name = new AlternativeName(type, value.trim());
        if (name.value.isEmpty()) {
            throw new IllegalArgumentException("an alternative name of kind " + type.name().toLowerCase(Locale.ROOT) + " is empty");
        }
        if (type == Type.IP) {
            name.address();
        }
        return name;
    }

    /**
     * Reads {@code dns:server.example}, {@code ip:192.0.2.1}, {@code email:…}, {@code upn:…} or {@code uri:…}; without a
     * kind it is a DNS name.
     *
     * @throws IllegalArgumentException for another kind, or a value that does not fit
     */
    public static AlternativeName parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return of(Type.DNS, text);
        }
        String kind = text.substring(0, colon).trim();
        Type type = Arrays.stream(Type.values()).filter(t -> t.name().equalsIgnoreCase(kind)).findFirst().orElseThrow(() ->
                NearestNames.unknown("no such kind of alternative name", kind, Arrays.stream(Type.values())
                        .map(t -> t.name().toLowerCase(Locale.ROOT)).collect(Collectors.toList())));
        return of(type, text.substring(colon + 1));
    }

    /** The kind. */
    public Type type() {
        return type;
    }

    /** The name as it was given. */
    public String value() {
        return value;
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
