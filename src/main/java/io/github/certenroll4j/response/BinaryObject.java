package io.github.certenroll4j.response;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** An ASN.1 object in a file as it is, also after line ends, or after something took its bytes for letters and wrote them in UTF-8. */
final class BinaryObject {

    private BinaryObject() {
    }

    /** The object with all that follows it; empty when the file does not begin with one. */
    static Optional<byte[]> in(byte[] file, Collection<String> remarks) {
        int start = 0;
        while (start < file.length && (file[start] == '\r' || file[start] == '\n' || file[start] == ' ')) {
            start++;
        }
        if (!isSequence(file, start)) {
            return Optional.empty();
        }
        byte[] object = start == 0 ? file : Arrays.copyOfRange(file, start, file.length);
        Optional<byte[]> bytes = fromUtf8(object);
        bytes.ifPresent(restored -> remarks.add("its bytes were taken for letters and written in UTF-8; they are read as they were"));
        return Optional.of(bytes.orElse(object));
    }

    /** A SEQUENCE with something unprintable soon after: the byte 0x30 is also the digit that a hex dump may begin with. */
    private static boolean isSequence(byte[] file, int start) {
        boolean unprintable = false;
        for (int i = start + 1; i < Math.min(file.length, start + 16); i++) {
            unprintable |= file[i] < '\t';
        }
        return unprintable && file[start] == 0x30;
    }

    /** Every byte above 0x7F became two, the first of them 0xC2 or 0xC3; a length of an object never begins so. */
    private static Optional<byte[]> fromUtf8(byte[] object) {
        if ((object[1] & 0xFF) != 0xC2) {
            return Optional.empty();
        }
        String text = new String(object, StandardCharsets.UTF_8);
        boolean bytes = text.chars().allMatch(c -> c <= 0xFF);
        return bytes ? Optional.of(text.getBytes(StandardCharsets.ISO_8859_1)) : Optional.empty();
    }

    /** Whether something stored the file as text, and put U+FFFD in the place of every byte above 0x7F. */
    static boolean isSpoiled(byte[] file) {
        return FileText.startsWith(file, 0x30, 0xEF, 0xBF, 0xBD);
    }

    /** Whether it would be as long as it says if every line feed had not got a carriage return before it. */
    static boolean hasTextLineEnds(byte[] object) {
        int added = 0;
        for (int i = 1; i < object.length; i++) {
            added += object[i] == '\n' && object[i - 1] == '\r' ? 1 : 0;
        }
        return added > 0 && object.length > 1 && Asn1.encodedLength(object).orElse(0L) == object.length - added;
    }
}
