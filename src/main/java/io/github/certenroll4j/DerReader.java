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

    /** Reads what stands from one offset to another. */
    DerReader(byte[] data, int from, int end) {
        this.data = data;
        this.position = from;
        this.end = end;
    }

    boolean hasNext() {
        return position < end;
    }

    /** Goes on to the next element. */
    void next() {
        if (!advance()) {
            throw new IllegalArgumentException(position < end ? "an element with a tag or length that cannot be" : "an element that is cut off");
        }
    }

    /** Goes on to the next element if a right one of this tag is next: for those who look for something among other bytes. */
    boolean next(int tag) {
        return position < end && (data[position] & 0xFF) == tag && advance();
    }

    /** Stays where it is and says no where there is no element with a tag of one byte and a length that fits. */
    private boolean advance() {
        int most = end - position;
        if (most < 2 || (data[position] & 0x1F) == 0x1F) {
            return false;
        }
        int first = data[position + 1] & 0xFF;
        int octets = first > 0x7F ? first & 0x7F : 0;
        if (first == 0x80 || octets > most - 2) {
            return false;
        }
        int length = octets > 0 ? 0 : first;
        for (int i = 0; i < octets; i++) {
            length = Math.min(length, Integer.MAX_VALUE >> 8) << 8 | data[position + 2 + i] & 0xFF;
        }
        if (length > most - 2 - octets) {
            return false;
        }
        start = position;
        content = position + 2 + octets;
        position = content + length;
        return true;
    }

    int tag() {
        return data[start] & 0xFF;
    }

    byte[] content() {
        return Arrays.copyOfRange(data, content, position);
    }

    /** Where the element ends, counted from the first byte of the data. */
    int end() {
        return position;
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
}
