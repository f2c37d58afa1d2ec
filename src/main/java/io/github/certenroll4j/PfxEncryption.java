package io.github.certenroll4j;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a PFX is encrypted. */
public enum PfxEncryption {
    /**
     * PBES2 (RFC 8018, 6.2): AES-256-CBC with a key by PBKDF2 and HMAC-SHA-256; integrity by HMAC-SHA-256. Windows reads it
     * from 10 version 1709 and Server 2019 on, Java from 8u301, OpenSSL from 1.1.
     */
    AES256("AES-256, PBKDF2 with HMAC-SHA-256, integrity by HMAC-SHA-256"),
    /**
     * {@code pbeWithSHAAnd3-KeyTripleDES-CBC} (RFC 7292, appendix C); integrity by HMAC-SHA-1. Every Windows reads it. This is
     * what {@code CreatePFX} makes.
     */
    TRIPLE_DES("Triple DES, key and integrity by SHA-1: for old Windows, and weak by today's measure");

    private final String words;

    PfxEncryption(String words) {
        this.words = words;
    }

    /** What it is made of, for people. */
    public String words() {
        return words;
    }

    /**
     * Reads {@code aes256} or {@code triple-des}.
     *
     * @throws IllegalArgumentException for anything else; the message lists what there is
     */
    public static PfxEncryption parse(String text) {
        String name = text.trim().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values()).filter(encryption -> encryption.name().equals(name)).findFirst().orElseThrow(() ->
                NearestNames.unknown("no such encryption", text,
                        Arrays.stream(values()).map(PfxEncryption::toString).collect(Collectors.toList())));
    }

    /** {@code triple-des}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
