package io.github.certenroll4j.fleet;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of an IPv4 network in CIDR notation (RFC 4632), {@code 192.0.2.0/24}; made one by one. The address of the
 * network and the one for broadcasts are left out where a prefix has them.
 */
public final class AddressRange implements Iterable<Host> {

    /** A million addresses: more is a mistake or an attack. */
    private static final int SHORTEST_PREFIX = 12;
    private static final Pattern CIDR = Pattern.compile("([0-9.]+)/([0-9]{1,3})");

    private final long first;
    private final long last;

    private AddressRange(long first, long last) {
        this.first = first;
        this.last = last;
    }

    /** Whether a text is meant as a range, right or wrong. */
    public static boolean isMeant(String text) {
        return text.indexOf('/') >= 0;
    }

    /**
     * Reads {@code 192.0.2.0/24}.
     *
     * @param text an address of IPv4 and how many of its bits are fixed, 12 to 32
     * @return the range
     * @throws IllegalArgumentException if it is none, or has more than 2<sup>20</sup> addresses; the message says which
     */
    public static AddressRange parse(String text) {
        Matcher parts = CIDR.matcher(text.trim());
        if (!parts.matches() || !Host.of(parts.group(1)).fault().isEmpty() || Integer.parseInt(parts.group(2)) > 32) {
            throw new IllegalArgumentException(text.trim() + " is no range of addresses like 192.0.2.0/24");
        }
        int prefix = Integer.parseInt(parts.group(2));
        if (prefix < SHORTEST_PREFIX) {
            throw new IllegalArgumentException(text.trim() + " has more than a million addresses; the largest range is a /" + SHORTEST_PREFIX);
        }
        long size = 1L << (32 - prefix);
        long network = number(parts.group(1)) & ~(size - 1);
        return prefix <= 30 ? new AddressRange(network + 1, network + size - 2) : new AddressRange(network, network + size - 1);
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }

    /** How many addresses there are. */
    public int size() {
        return (int) (last - first + 1);
    }

    @Override
    public Iterator<Host> iterator() {
        return new Iterator<Host>() {
            private long next = first;

            @Override
            public boolean hasNext() {
                return next <= last;
            }

            @Override
            public Host next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                long number = next++;
                return Host.of((number >> 24) + "." + (number >> 16 & 0xFF) + "." + (number >> 8 & 0xFF) + "." + (number & 0xFF));
            }
        };
    }
}
