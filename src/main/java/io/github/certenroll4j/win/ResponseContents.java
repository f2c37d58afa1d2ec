package io.github.certenroll4j.win;

import io.github.certenroll4j.CertificateBytes;
import io.github.certenroll4j.StoredCertificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The certificates of a response, as bytes: those that Java cannot read, too. */
final class ResponseContents {

    private final Map<String, byte[]> certificates = new LinkedHashMap<>();
    private final List<byte[]> publicKeys = new ArrayList<>();

    /**
     * @param known those that the caller has read, in their order
     * @param text  the response in whatever encoding: a wrong one shows nothing that has the shape of a certificate
     */
    ResponseContents(Collection<X509Certificate> known, String text) {
        known.forEach(certificate -> add(StoredCertificate.encoded(certificate)));
        for (byte[] decoded : Arrays.asList(base64(text), hex(text), binary(text))) {
            CertificateBytes.allIn(decoded).forEach(this::add);
        }
    }

    private void add(byte[] encoded) {
        if (certificates.putIfAbsent(StoredCertificate.thumbprint(encoded), encoded) == null) {
            CertificateBytes.publicKey(encoded).ifPresent(publicKeys::add);
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text.replaceAll("-----[^-]{1,80}-----", ""));
        } catch (IllegalArgumentException other) {
            return new byte[0];
        }
    }

    /** Two bytes to a character: Java's own encoder would replace half of a pair that stands alone. */
    private static byte[] binary(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) text.charAt(i);
            bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
        }
        return bytes;
    }

    private static byte[] hex(String text) {
        String digits = text.replaceAll("\\s", "");
        if (!digits.matches("[0-9A-Fa-f]*+")) {
            return new byte[0];
        }
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (Character.digit(digits.charAt(2 * i), 16) << 4 | Character.digit(digits.charAt(2 * i + 1), 16));
        }
        return bytes;
    }

    /** SHA-1 of each; those that the caller has read come first. */
    Set<String> thumbprints() {
        return Collections.unmodifiableSet(certificates.keySet());
    }

    /** Whether a certificate of the response is for the same public key. */
    boolean answers(byte[] dummy) {
        return CertificateBytes.publicKey(dummy)
                .filter(key -> publicKeys.stream().anyMatch(answered -> Arrays.equals(answered, key))).isPresent();
    }
}
