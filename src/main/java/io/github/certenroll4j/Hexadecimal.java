package io.github.certenroll4j;

/** Bytes as lower-case hexadecimal digits; {@code String.format} takes a thousand times as long. */
final class Hexadecimal {

    private Hexadecimal() {
    }

    static String of(byte... data) {
        StringBuilder digits = new StringBuilder(2 * data.length);
        for (byte b : data) {
            digits.append(Character.forDigit(b >> 4 & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
        }
        return digits.toString();
    }
}
