package io.github.certenroll4j.page;

import java.nio.charset.Charset;

/** Windows-1252, in which here every byte is a character: those that it leaves out stand for themselves. */
final class Windows1252 {

    private static final String UPPER = upper();

    private Windows1252() {
    }

    static String decode(byte[] bytes) {
        char[] chars = new char[bytes.length];
        for (int i = 0; i < chars.length; i++) {
            int b = bytes[i] & 0xFF;
            chars[i] = b >= 0x80 && b < 0xA0 ? UPPER.charAt(b - 0x80) : (char) b;
        }
        return new String(chars);
    }

    static byte[] encode(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            int upper = c < 0x80 || c >= 0xA0 && c < 0x100 ? -1 : UPPER.indexOf(c);
            bytes[i] = (byte) (upper < 0 ? c : 0x80 + upper);
        }
        return bytes;
    }

    private static String upper() {
        StringBuilder upper = new StringBuilder();
        for (int b = 0x80; b < 0xA0; b++) {
            char c = new String(new byte[] {(byte) b}, Charset.forName("windows-1252")).charAt(0);
            upper.append(c == '\uFFFD' ? (char) b : c);
        }
        return upper.toString();
    }
}
