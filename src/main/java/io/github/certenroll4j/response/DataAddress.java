package io.github.certenroll4j.response;

import java.util.Optional;

/** An address that is the file itself (RFC 2397), percent-encoded; that in base64 is base64 like any other. */
final class DataAddress {

    private static final String SCHEME = "data:";

    private DataAddress() {
    }

    /** The file in such an address; empty when the text is none. */
    static Optional<byte[]> file(String text) {
        String address = text.trim();
        int comma = address.indexOf(',');
        boolean data = address.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) && comma > 0;
        return data && !address.substring(0, comma).endsWith(";base64")
                ? Optional.of(PercentText.bytes(address.substring(comma + 1))) : Optional.empty();
    }
}
