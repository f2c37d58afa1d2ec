package io.github.certenroll4j.response;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.encoders.Hex;

/** The public keys of requests that wait for their answer. */
public final class PendingKeys {

    private final boolean any;
    /**
     * The bits of each key alone, in hexadecimal: two programs may encode the same key with other parameters, and a key of
     * Windows and the same key of Java are objects of different classes.
     */
    private final Set<String> keys = new HashSet<>();

    private PendingKeys(boolean any) {
        this.any = any;
    }

    /** Nothing is known: whatever the response is for is taken as requested. */
    public static PendingKeys any() {
        return new PendingKeys(true);
    }

    /**
     * Exactly these requests wait; none for an empty collection.
     *
     * @param keys SubjectPublicKeyInfo (RFC 5280, 4.1.2.7), DER; what is none is passed by
     */
    public static PendingKeys ofEncoded(Collection<byte[]> keys) {
        PendingKeys pending = new PendingKeys(false);
        keys.forEach(key -> bits(key).ifPresent(pending.keys::add));
        return pending;
    }

    /** Exactly these requests wait; none for an empty collection. */
    public static PendingKeys of(Collection<PublicKey> keys) {
        return ofEncoded(keys.stream().map(PublicKey::getEncoded).collect(Collectors.toList()));
    }

    /** These requests wait here, and perhaps others elsewhere: a certificate for one of these is surely the end-entity. */
    public PendingKeys amongOthers() {
        PendingKeys pending = new PendingKeys(true);
        pending.keys.addAll(keys);
        return pending;
    }

    /**
     * Exactly the requests in this file wait.
     *
     * @param file PKCS #10 in any form that a response may have, or the PKCS #7 or CMC message that it was put into
     * @throws IOException if there is none in it; the message says what there is
     */
    public static PendingKeys ofRequest(byte[] file) throws IOException {
        PendingKeys pending = new PendingKeys(false);
        RequestFile.read(file).keys.forEach(key -> pending.keys.add(bits(key)));
        return pending;
    }

    /** Whether the request for this certificate's very key is known to wait. */
    public boolean include(X509Certificate certificate) {
        return names(ResponseCertificate.of(certificate));
    }

    /** Whether a certificate of this key can answer a request. */
    boolean mayAnswer(ResponseCertificate certificate) {
        return any || names(certificate);
    }

    /** Whether this certificate's very key is known to be waiting. */
    boolean names(ResponseCertificate certificate) {
        return !keys.isEmpty() && certificate.raw().publicKey().map(PendingKeys::bits).filter(keys::contains).isPresent();
    }

    private static Optional<String> bits(byte[] key) {
        try {
            return Optional.of(bits(SubjectPublicKeyInfo.getInstance(ASN1Sequence.getInstance(Asn1.parse(key)))));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String bits(SubjectPublicKeyInfo key) {
        return Hex.toHexString(key.getPublicKeyData().getBytes());
    }
}
