package io.github.certenroll4j.fleet;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A machine of the fleet by its name or address: a DNS or NetBIOS name of at most 253 characters (RFC 1123; Windows takes
 * underscores, too), an internationalised name, which is looked up in its ASCII form (RFC 5890), an IPv4 address of four
 * decimal numbers, or an IPv6 address with or without brackets and zone. Two hosts are equal if they are written alike but
 * for the case of letters, a dot at the end, brackets, and leading backslashes.
 */
public final class Host {

    /** What else can stand for a name in a report. */
    private static final int MOST_SHOWN = 255;
    private static final int LONGEST_NAME = 253;
    /** At the start of a list that was put behind another. */
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");
    private static final Pattern TWO_ADDRESSES = Pattern.compile("[0-9]+(\\.[0-9]+){3}-[0-9.]+");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:]*(:[0-9.]+)?");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final String shown;
    private final String address;
    private final String fault;

    private Host(String shown, String address, String fault) {
        this.shown = shown;
        this.address = address;
        this.fault = fault;
    }

    /**
     * Reads what a person wrote; a wrong one keeps its {@link #fault()}.
     *
     * @param text any text; blanks around it and two backslashes before it are left out
     */
    public static Host of(String text) {
        String name = trimmed(text).replaceFirst("^\\\\\\\\", "");
        try {
            return new Host(name, address(name), "");
        } catch (IllegalArgumentException wrong) {
            return new Host(name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) + "..." : name, "", wrong.getMessage());
        }
    }

    /** Without blanks of any kind: pages and spreadsheets have some that no keyboard has. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char letter) {
        return letter <= ' ' || Character.isSpaceChar(letter) || letter == BYTE_ORDER_MARK;
    }

    /** Something in the place of a host that is none. */
    static Host faulty(String text, String fault) {
        return new Host(text, "", fault);
    }

    private static String address(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
        }
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("it has " + name.length() + " characters, and a name has at most " + LONGEST_NAME);
        }
        if (name.indexOf(':') >= 0) {
            return ipv6(name);
        }
        if (TWO_ADDRESSES.matcher(name).matches()) {
            throw new IllegalArgumentException("a range of addresses is written like 192.0.2.0/24");
        }
        return NUMBERS.matcher(name).matches() ? ipv4(name) : dnsName(name);
    }

    private static String ipv4(String name) {
        Matcher parts = IPV4.matcher(name);
        boolean right = parts.matches();
        for (int i = 1; right && i <= 4; i++) {
            // A leading zero means octal to some and nothing to others.
            right = Integer.parseInt(parts.group(i)) <= 255 && (parts.group(i).length() == 1 || parts.group(i).charAt(0) != '0');
        }
        if (!right) {
            throw new IllegalArgumentException("it is no IPv4 address: four numbers of 0 to 255 with dots between, without leading zeros");
        }
        return name;
    }

    private static String ipv6(String name) {
        String bare = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        int percent = bare.indexOf('%');
        String digits = (percent < 0 ? bare : bare.substring(0, percent)).toLowerCase(Locale.ROOT);
        boolean right = IPV6.matcher(digits).matches() && digits.length() <= 45 && groupsFit(digits)
                && (percent < 0 || ZONE.matcher(bare.substring(percent + 1)).matches());
        if (!right) {
            throw new IllegalArgumentException("it has a colon and is no IPv6 address; another port than 445 goes with --port");
        }
        return digits + (percent < 0 ? "" : bare.substring(percent));
    }

    private static boolean groupsFit(String digits) {
        boolean shortened = digits.contains("::");
        int groups = 0;
        for (String group : digits.split(":")) {
            if (group.contains(".")) {
                groups++;
            } else if (group.length() > 4) {
                return false;
            }
            groups += group.isEmpty() ? 0 : 1;
        }
        boolean oneGap = digits.indexOf("::") == digits.lastIndexOf("::") && !digits.contains(":::");
        boolean ends = (shortened && digits.startsWith("::") || !digits.startsWith(":"))
                && (shortened && digits.endsWith("::") || !digits.endsWith(":"));
        return oneGap && ends && (shortened ? groups < 8 : groups == 8);
    }

    private static String dnsName(String name) {
        String ascii;
        try {
            ascii = IDN.toASCII(name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw new IllegalArgumentException("it cannot be written as a DNS name");
        }
        String dotless = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        for (String label : dotless.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException("between its dots there must be 1 to 63 letters, digits, hyphens and underscores");
            }
        }
        if (dotless.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("its ASCII form has more than " + LONGEST_NAME + " characters");
        }
        // Digits of full width have become some that Java takes for an address, however few they are.
        return NUMBERS.matcher(dotless).matches() ? ipv4(dotless) : dotless;
    }

    /** As it was written, without blanks around it. */
    public String shown() {
        return shown;
    }

    /** What is looked up and connected to: in ASCII and small letters, without brackets; empty if there is a fault. */
    public String address() {
        return address;
    }

    /** Why this is no host, as a sentence about "it"; empty if it is one. */
    public String fault() {
        return fault;
    }

    private String key() {
        return fault.isEmpty() ? address : shown;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Host && ((Host) other).key().equals(key()) && ((Host) other).fault.equals(fault);
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return shown;
    }
}
