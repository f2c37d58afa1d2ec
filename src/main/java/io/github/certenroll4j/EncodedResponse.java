package io.github.certenroll4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A CA's response as {@code InstallResponse} takes it, a text and how it is written, together with the certificates in
 * it: what came of the call can only be seen, and undone, by who knows what to look for. Immutable.
 *
 * <p>{@code CaResponse.encoded()} makes one of a response that was read.
 */
public final class EncodedResponse {

    private final String text;
    private final Map<String, byte[]> certificates;
    private final Optional<byte[]> endEntity;
    private final boolean bringsKey;

    private EncodedResponse(String text, Map<String, byte[]> certificates, Optional<byte[]> endEntity, boolean bringsKey) {
        this.text = text;
        this.certificates = certificates;
        this.endEntity = endEntity;
        this.bringsKey = bringsKey;
    }

    /**
     * A response of which nothing is known but its bytes. Everything in them that has the shape of a certificate counts:
     * one that Java cannot read may be installed by Windows all the same.
     *
     * @param der certificate, PKCS #7, CMC response or PFX, in definite lengths
     */
    public static EncodedResponse of(byte[] der) {
        return of(der, Collections.emptyList());
    }

    /**
     * A response whose certificates were read.
     *
     * @param der   certificate, PKCS #7, CMC response or PFX, in definite lengths
     * @param known the certificates that were read from it, DER; what else has the shape of one comes after them
     */
    public static EncodedResponse of(byte[] der, Collection<byte[]> known) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        known.forEach(certificate -> all.putIfAbsent(StoredCertificate.thumbprint(certificate), certificate.clone()));
        CertificateBytes.allIn(der).forEach(certificate -> all.putIfAbsent(StoredCertificate.thumbprint(certificate), certificate));
        return new EncodedResponse(Base64.getMimeEncoder().encodeToString(der), all, Optional.empty(), false);
    }

    /**
     * A PFX (PKCS #12, RFC 7292), which brings the private key with it.
     *
     * @param pfx   DER
     * @param known the certificates that were read from it, DER
     */
    public static EncodedResponse ofPfx(byte[] pfx, Collection<byte[]> known) {
        EncodedResponse response = of(pfx, known);
        return new EncodedResponse(response.text, response.certificates, Optional.empty(), true);
    }

    /**
     * The same response, of which it is known which certificate was requested.
     *
     * @param certificate DER
     */
    public EncodedResponse withEndEntity(byte[] certificate) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(StoredCertificate.thumbprint(certificate), certificate.clone());
        certificates.forEach(all::putIfAbsent);
        return new EncodedResponse(text, all, Optional.of(certificate.clone()), bringsKey);
    }

    /** What {@code InstallResponse} takes as its parameter {@code strResponse}. */
    public String text() {
        return text;
    }

    /** How the text is written; base64 without a header, which every CertEnroll takes. */
    public EncodingType encoding() {
        return EncodingType.BASE64;
    }

    /** The certificates, DER, the end-entity first where it is known. */
    public List<byte[]> certificates() {
        List<byte[]> copies = new ArrayList<>();
        certificates.values().forEach(certificate -> copies.add(certificate.clone()));
        return copies;
    }

    /** The certificate that was requested, DER; empty where that is not known. */
    public Optional<byte[]> endEntity() {
        return endEntity.map(byte[]::clone);
    }

    /** Whether Windows makes the private key from the response, and not from a pending request. */
    public boolean bringsKey() {
        return bringsKey;
    }

    /** SHA-1 of each certificate as {@link StoredCertificate#thumbprint} has it, in the order of {@link #certificates()}. */
    public Set<String> thumbprints() {
        return Collections.unmodifiableSet(certificates.keySet());
    }

    /**
     * Whether a certificate in it is for the same public key as this one.
     *
     * @param dummy the certificate of a pending request, DER
     */
    public boolean answers(byte[] dummy) {
        return CertificateBytes.publicKey(dummy).filter(this::isFor).isPresent();
    }

    private boolean isFor(byte[] publicKey) {
        return certificates.values().stream()
                .anyMatch(certificate -> CertificateBytes.publicKey(certificate).filter(key -> Arrays.equals(key, publicKey)).isPresent());
    }
}
