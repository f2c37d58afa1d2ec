package io.github.certenroll4j.win;

import io.github.certenroll4j.CertificateBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A certificate with the properties that a store keeps with it. Two are equal when certificate and properties are, but for
 * those that Windows computes from the certificate whenever somebody asks.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/nf-wincrypt-certserializecertificatestoreelement">CertSerializeCertificateStoreElement</a>
 */
final class StoreElement {

    static final int CERT_FRIENDLY_NAME_PROP_ID = 11;
    static final int CERT_DESCRIPTION_PROP_ID = 13;

    /** {@code CERT_CERT_PROP_ID}: the certificate itself, which comes last. */
    private static final int CERTIFICATE = 32;
    /** The property, a DWORD that says how it is encoded, the length. */
    private static final int HEADER = 12;
    /** Hashes of the certificate and of parts of it, sizes and algorithms of its key and its signature; whether it is writable. */
    private static final Set<Integer> COMPUTED = new HashSet<>(Arrays.asList(
            3, 4, 14, 15, 20, 24, 25, 28, 29, 89, 92, 93, 94, 95, 96, 107));

    /** Handles and pointers, which mean something in one process only: none of them is taken from a file. */
    private static final Set<Integer> HANDLES = new HashSet<>(Arrays.asList(1, 5, 78, 99));

    private final byte[] encoded;
    private final Map<Integer, byte[]> properties;

    private StoreElement(byte[] encoded, Map<Integer, byte[]> properties) {
        this.encoded = encoded;
        this.properties = properties;
    }

    /**
     * Reads what {@link CertContext#serialized()} wrote.
     *
     * @throws IllegalArgumentException for anything else
     */
    static StoreElement parse(byte[] serialized) {
        ByteBuffer in = ByteBuffer.wrap(serialized).order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, byte[]> properties = new TreeMap<>();
        while (in.remaining() >= HEADER) {
            int property = in.getInt();
            in.getInt();
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                break;
            }
            byte[] value = new byte[length];
            in.get(value);
            if (property == CERTIFICATE && !in.hasRemaining()) {
                return new StoreElement(value, properties);
            }
            if (!HANDLES.contains(property)) {
                properties.put(property, value);
            }
        }
        throw new IllegalArgumentException("not a certificate with its properties");
    }

    /** As {@link CertificateStore#restore} takes it. */
    byte[] serialized() {
        int length = HEADER + encoded.length;
        for (byte[] value : properties.values()) {
            length += HEADER + value.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        properties.forEach((property, value) -> write(out, property, value));
        write(out, CERTIFICATE, encoded);
        return out.array();
    }

    private static void write(ByteBuffer out, int property, byte[] value) {
        out.putInt(property).putInt(1).putInt(value.length).put(value);
    }

    byte[] encoded() {
        return encoded.clone();
    }

    /** By their numbers in wincrypt.h, without the computed ones. */
    Map<Integer, byte[]> properties() {
        Map<Integer, byte[]> kept = new TreeMap<>(properties);
        kept.keySet().removeAll(COMPUTED);
        return Collections.unmodifiableMap(kept);
    }

    Optional<byte[]> property(int number) {
        return Optional.ofNullable(properties.get(number)).map(byte[]::clone);
    }

    /** A property that is text; empty where there is none. */
    String text(int number) {
        String text = property(number).map(bytes -> new String(bytes, StandardCharsets.UTF_16LE)).orElse("");
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** Whether both name the same private key, and name one at all. */
    boolean hasKeyOf(StoreElement other) {
        byte[] key = properties.get(Crypt32.CERT_KEY_PROV_INFO_PROP_ID);
        return key != null && Arrays.equals(key, other.properties.get(Crypt32.CERT_KEY_PROV_INFO_PROP_ID));
    }

    boolean hasPublicKeyOf(StoreElement other) {
        return Arrays.equals(CertificateBytes.publicKey(encoded).orElse(encoded),
                CertificateBytes.publicKey(other.encoded).orElse(other.encoded));
    }

    /** This certificate with the other's properties besides its own; where both have one, the other's. */
    StoreElement withPropertiesOf(StoreElement other) {
        Map<Integer, byte[]> both = new TreeMap<>(properties);
        both.putAll(other.properties());
        return new StoreElement(encoded, both);
    }

    @Override
    public boolean equals(Object object) {
        if (!(object instanceof StoreElement)) {
            return false;
        }
        StoreElement other = (StoreElement) object;
        Map<Integer, byte[]> mine = properties();
        Map<Integer, byte[]> its = other.properties();
        return Arrays.equals(encoded, other.encoded) && mine.keySet().equals(its.keySet())
                && mine.entrySet().stream().allMatch(entry -> Arrays.equals(entry.getValue(), its.get(entry.getKey())));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
