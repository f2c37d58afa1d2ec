package io.github.certenroll4j.win;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One value of DER (X.690): as much as it takes to find the parts of a certificate or request, and to write a request.
 * No length is believed that goes beyond the bytes that are there.
 */
final class Der {

    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    /** More would be an image and no request. */
    private static final int MOST_LENGTH_BYTES = 3;

    private final byte[] encoded;
    private final int contentStart;

    private Der(byte[] encoded, int contentStart) {
        this.encoded = encoded;
        this.contentStart = contentStart;
    }

    /** {@code [number]}, constructed. */
    static int context(int number) {
        return 0xa0 | number;
    }

    static byte[] encode(int tag, byte[]... contents) {
        int length = Arrays.stream(contents).mapToInt(content -> content.length).sum();
        ByteArrayOutputStream der = new ByteArrayOutputStream(length + 2 + MOST_LENGTH_BYTES);
        der.write(tag);
        if (length > 0x7f) {
            int bytes = length > 0xffff ? 3 : length > 0xff ? 2 : 1;
            der.write(0x80 | bytes);
            for (int shift = 8 * (bytes - 1); shift > 0; shift -= 8) {
                der.write(length >> shift);
            }
        }
        der.write(length);
        for (byte[] content : contents) {
            der.write(content, 0, content.length);
        }
        return der.toByteArray();
    }

    /**
     * The one value that these bytes are.
     *
     * @throws IllegalArgumentException if they are not one value
     */
    static Der of(byte[] encoded) {
        Der value = at(encoded, 0);
        if (value.encoded.length != encoded.length) {
            throw new IllegalArgumentException("not one value of DER: there is more behind it");
        }
        return value;
    }

    private static Der at(byte[] bytes, int start) {
        if (bytes.length - start < 2) {
            throw cutOff();
        }
        int content = start + 2;
        int length = bytes[start + 1] & 0xff;
        if (length > 0x7f) {
            int lengthBytes = length & 0x7f;
            if (lengthBytes == 0 || lengthBytes > MOST_LENGTH_BYTES || lengthBytes > bytes.length - content) {
                throw cutOff();
            }
            length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | bytes[content++] & 0xff;
            }
        }
        if (length > bytes.length - content) {
            throw cutOff();
        }
        return new Der(Arrays.copyOfRange(bytes, start, content + length), content - start);
    }

    private static IllegalArgumentException cutOff() {
        return new IllegalArgumentException("not DER: a length goes beyond the end");
    }

    int tag() {
        return encoded[0] & 0xff;
    }

    /** Tag, length and content. */
    byte[] encoded() {
        return encoded;
    }

    byte[] content() {
        return Arrays.copyOfRange(encoded, contentStart, encoded.length);
    }

    /**
     * The values inside a SEQUENCE.
     *
     * @throws IllegalArgumentException if this is none, or one of fewer values
     */
    List<Der> sequence(int atLeast) {
        List<Der> values = new ArrayList<>();
        for (int position = contentStart; position < encoded.length;) {
            Der value = at(encoded, position);
            values.add(value);
            position += value.encoded.length;
        }
        if (tag() != SEQUENCE || values.size() < atLeast) {
            throw new IllegalArgumentException("not a SEQUENCE of " + atLeast + " values or more");
        }
        return values;
    }
}
