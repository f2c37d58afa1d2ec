package io.github.certenroll4j.response;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * The lengths and nesting of one BER or DER object, walked without recursion before Bouncy Castle sees a byte of it:
 * what passes here can neither overflow a stack nor allocate more than the file is worth.
 */
final class Asn1 {

    /** A certificate in a full CMC response nests about twenty deep. */
    static final int MAX_DEPTH = 64;
    /** Sixty or so make a certificate; a million fit in 100 MiB of Bouncy Castle's objects. */
    static final int MAX_ELEMENTS = 1_000_000;

    private static final int CONSTRUCTED = 0x20;
    private static final int INDEFINITE = -1;

    private final byte[] data;
    private final int start;
    private final int[] ends = new int[MAX_DEPTH];
    private int depth;
    private int position;
    private int elements;
    private boolean indefinite;

    private Asn1(byte[] data, int start) {
        this.data = data;
        this.start = start;
        this.position = start;
    }

    /**
     * Walks the object that the data begins with.
     *
     * @throws IOException if a length or the nesting is impossible; the message says where
     */
    static Asn1 scan(byte[] data) throws IOException {
        return scan(data, 0);
    }

    /** The same for the object that begins at this byte. */
    static Asn1 scan(byte[] data, int start) throws IOException {
        Asn1 scan = new Asn1(data, start);
        scan.walk();
        return scan;
    }

    /** How long the object is that begins so, its tag and length included; empty where it does not say (indefinite). */
    static Optional<Long> encodedLength(byte[] start) {
        int first = start.length > 1 ? start[1] & 0xFF : 0x80;
        if (first == 0x80) {
            return Optional.empty();
        }
        long length = first;
        int more = first > 0x80 ? first & 0x7F : 0;
        for (int i = 0; i < more; i++) {
            int next = 2 + i < start.length ? start[2 + i] & 0xFF : 0;
            length = Math.min((i == 0 ? 0 : length << 8) | next, Integer.MAX_VALUE);
        }
        return Optional.of(2 + more + length);
    }

    /** Whether a SEQUENCE begins so in which another, an OBJECT IDENTIFIER or a number comes first: words of a language do not. */
    static boolean isSequence(byte[] data) {
        return isSequence(data, 0);
    }

    static boolean isSequence(byte[] data, int start) {
        int length = data.length > start + 1 && data[start + 1] < 0 ? data[start + 1] & 0x7F : 0;
        int tag = data.length > start + 2 + length && length <= 4 ? data[start + 2 + length] : 0;
        return data.length > start && data[start] == 0x30 && (tag == 0x30 || tag == 6 || tag == 2 || tag == 0x0A);
    }

    /** @throws NotACaResponseException if the lengths in the object cannot be right, saying where */
    static void check(byte[] data) throws NotACaResponseException {
        try {
            scan(data);
        } catch (IOException damaged) {
            throw damaged(damaged, "");
        }
    }

    /** What to say of an object that is not as its kind is. */
    static NotACaResponseException damaged(Exception fault, String where) {
        return new NotACaResponseException("broken ASN.1" + where + ": " + reason(fault)
                + ". The file is damaged or cut off; fetch the response again");
    }

    /** What is wrong, in words that go on a sentence. */
    static String reason(Exception fault) {
        // Bouncy Castle names its own classes where an element is not of the type that its place asks for, or not there.
        return String.valueOf(fault.getMessage()).contains("org.bouncycastle") ? "an element is of a wrong type" : fault.getMessage();
    }

    /** Reads the one object that the data is. */
    static ASN1Primitive parse(byte[] data) throws IOException {
        return scan(data).read();
    }

    /** Reads the object; inner sequences keep their bytes as they are until somebody asks for their parts. */
    ASN1Primitive read() throws IOException {
        try (ASN1InputStream in = new ASN1InputStream(object(), true)) {
            return in.readObject();
        } catch (RuntimeException malformed) {
            // Bouncy Castle reports some malformed primitives by IllegalArgumentException and its kin.
            throw new IOException(malformed.getMessage(), malformed);
        }
    }

    /** The bytes of the object, without what follows it. */
    byte[] object() {
        return start == 0 && position == data.length ? data : Arrays.copyOfRange(data, start, position);
    }

    /** What comes after the tag and the length of the object that the data begins with. */
    static int contentStart(byte[] data) {
        return data[1] < 0 ? 2 + (data[1] & 0x7F) : 2;
    }

    /** Whether its own length takes more bytes than it needs, which DER does not allow. */
    boolean longLength() {
        int first = data[start + 1] & 0xFF;
        return first > 0x80 && (data[start + 2] == 0 || first == 0x81 && data[start + 2] > 0);
    }

    /** Where the object ends. */
    int end() {
        return position;
    }

    /** Number of bytes after the object. */
    int trailing() {
        return data.length - position;
    }

    /** Whether a length inside is indefinite, which DER does not allow. */
    boolean indefinite() {
        return indefinite;
    }

    private void walk() throws IOException {
        do {
            element();
            while (depth > 0 && ends[depth - 1] == position) {
                depth--;
            }
        } while (depth > 0);
    }

    private void element() throws IOException {
        int start = position;
        if (++elements > MAX_ELEMENTS) {
            throw new IOException("more than " + MAX_ELEMENTS + " ASN.1 elements");
        }
        int tag = tag();
        int length = length(start);
        boolean endOfContents = tag == 0 && length == 0;
        if (endOfContents && depth > 0 && ends[depth - 1] == INDEFINITE) {
            depth--;
        } else if (endOfContents) {
            throw new IOException("an end-of-contents mark where none belongs, at byte " + start);
        } else if ((tag & CONSTRUCTED) != 0) {
            open(length, start);
        } else if (length == INDEFINITE) {
            throw new IOException("a primitive element of indefinite length at byte " + start);
        } else {
            position += length;
        }
    }

    private void open(int length, int start) throws IOException {
        if (depth == MAX_DEPTH) {
            throw new IOException("ASN.1 nested deeper than " + MAX_DEPTH + " levels at byte " + start);
        }
        indefinite |= length == INDEFINITE;
        ends[depth++] = length == INDEFINITE ? INDEFINITE : position + length;
    }

    private int tag() throws IOException {
        int tag = next();
        if ((tag & 0x1F) == 0x1F) {
            while ((next() & 0x80) != 0) {
                // the rest of a long tag: nothing that a CA sends has one, Bouncy Castle judges it
            }
        }
        return tag;
    }

    private int length(int start) throws IOException {
        int first = next();
        if (first == 0x80) {
            return INDEFINITE;
        }
        long length = first;
        if (first > 0x80) {
            length = 0;
            for (int i = first & 0x7F; i > 0; i--) {
                length = Math.min(length << 8 | next(), Integer.MAX_VALUE);
            }
        }
        if (length > limit() - position) {
            throw new IOException("the element at byte " + start + " says " + length + " bytes, but only "
                    + (limit() - position) + " follow");
        }
        return (int) length;
    }

    /** Where the innermost element of known length ends. */
    private int limit() {
        for (int i = depth - 1; i >= 0; i--) {
            if (ends[i] != INDEFINITE) {
                return ends[i];
            }
        }
        return data.length;
    }

    private int next() throws IOException {
        if (position >= limit()) {
            throw new IOException("it ends at byte " + position + ", in the middle of an element");
        }
        return data[position++] & 0xFF;
    }
}
