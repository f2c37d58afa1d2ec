package io.github.certenroll4j;

import java.util.Arrays;
import java.util.Locale;

/** The hash that a request is signed with. */
public enum HashAlgorithm {
    /** Broken; only for a CA that reads nothing else. */
    SHA1("1.3.14.3.2.26"),
    /** What CAs take everywhere; the default. */
    SHA256("2.16.840.1.101.3.4.2.1"),
    /** SHA-384 (FIPS 180-4). */
    SHA384("2.16.840.1.101.3.4.2.2"),
    /** SHA-512 (FIPS 180-4). */
    SHA512("2.16.840.1.101.3.4.2.3");

    private final String oid;

    HashAlgorithm(String oid) {
        this.oid = oid;
    }

    /** The object identifier, dotted. */
    public String oid() {
        return oid;
    }

    /**
     * Reads {@code sha256} or {@code SHA-256}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static HashAlgorithm parse(String text) {
        String name = text.trim().toUpperCase(Locale.ROOT).replace("-", "");
        for (HashAlgorithm hash : values()) {
            if (hash.name().equals(name)) {
                return hash;
            }
        }
        throw NearestNames.unknown("no such hash", text, Arrays.asList("sha256", "sha384", "sha512", "sha1"));
    }
}
