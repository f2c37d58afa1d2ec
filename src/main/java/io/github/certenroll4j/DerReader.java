package io.github.certenroll4j;

import java.util.Arrays;

/** One element of DER (X.690) after another, of definite length; every fault is an {@link IllegalArgumentException}. */
final class DerReader {

    private final byte[] data;
    private final int end;
    private int position;
    private int start;
    private int content;

    DerReader(byte[] data) {
        this(data, 0, data.length);
    }

    private DerReader(byte[] data, int from, int end) {
        this.data = data;
        this.position = from;
        this.end = end;
    }

    boolean hasNext() {
        return position < end;
    }

    /** Goes on to the next element. */
    void next() {
        start = position;
        int tag = octet();
        if ((tag & 0x1F) == 0x1F) {
            throw new IllegalArgumentException("a tag of more than one byte");
        }
        int length = octet();
        if (length > 0x7F) {
            int octets = length & 0x7F;
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = Math.min(length, Integer.MAX_VALUE >> 8) << 8 | octet();
            }
        }
        content = position;
        if (length > end - position || data[start + 1] == (byte) 0x80) {
            throw new IllegalArgumentException("a length that cannot be");
        }
        position += length;
    }

    int tag() {
        return data[start] & 0xFF;
    }

    byte[] content() {
        return Arrays.copyOfRange(data, content, position);
    }

    /** The elements in this one. */
    DerReader inside() {
        return new DerReader(data, content, position);
    }

    /** The whole element, tag and length included. */
    byte[] element() {
        return Arrays.copyOfRange(data, start, position);
    }

    /** Goes on to the next element, which has to be an OBJECT IDENTIFIER, and gives it in figures and dots. */
    String nextObjectIdentifier() {
        next();
        if (tag() != 6 || content == position) {
            throw new IllegalArgumentException("no OBJECT IDENTIFIER");
        }
        StringBuilder dotted = new StringBuilder();
        long arc = 0;
        for (int i = content; i < position; i++) {
            arc = arc << 7 | data[i] & 0x7F;
            if (arc > Long.MAX_VALUE >> 8) {
                throw new IllegalArgumentException("an arc that nobody has");
            }
            if (data[i] >= 0) {
                long first = dotted.length() > 0 ? -1 : Math.min(arc / 40, 2);
                dotted.append(first < 0 ? "." + arc : first + "." + (arc - 40 * first));
                arc = 0;
            }
        }
        return dotted.toString();
    }

    private int octet() {
        if (position >= end) {
            throw new IllegalArgumentException("an element that is cut off");
        }
        return data[position++] & 0xFF;
    }
}
