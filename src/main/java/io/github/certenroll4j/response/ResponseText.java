package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Encoding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The binary objects in a file, out of whatever text they were written as. */
final class ResponseText {

    /** One binary object of the file. */
    static final class Block {
        final Optional<String> label;
        final byte[] data;

        Block(Optional<String> label, byte[] data) {
            this.label = label;
            this.data = data;
        }
    }

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    /** A label longer than this is a missing end of line. */
    private static final int MAX_LABEL = 64;
    private static final int MAX_BLOCKS = CaResponse.MAX_CERTIFICATES;

    final List<String> remarks = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private Encoding encoding = Encoding.DER;
    private boolean privateKey;

    private ResponseText() {
    }

    static ResponseText of(byte[] file) throws NotACaResponseException {
        ResponseText found = new ResponseText();
        if (looksLikeDer(file)) {
            found.blocks.add(new Block(Optional.empty(), file));
        } else {
            found.readText(found.decode(file));
        }
        return found;
    }

    Encoding encoding() {
        return encoding;
    }

    List<Block> blocks() {
        return Collections.unmodifiableList(blocks);
    }

    /** A SEQUENCE with something unprintable soon after: the byte 0x30 is also the digit that a hex dump may begin with. */
    private static boolean looksLikeDer(byte[] file) {
        boolean unprintable = false;
        for (int i = 1; i < Math.min(file.length, 16); i++) {
            unprintable |= file[i] < '\t';
        }
        return unprintable && file[0] == 0x30;
    }

    private String decode(byte[] file) {
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            return marked("UTF-8", file, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(file, 0xFF, 0xFE)) {
            return marked("UTF-16LE", file, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(file, 0xFE, 0xFF)) {
            return marked("UTF-16BE", file, 2, StandardCharsets.UTF_16BE);
        }
        // Everything that counts is ASCII; this one maps each byte to one character and never fails.
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private String marked(String name, byte[] file, int offset, Charset charset) {
        remarks.add("the text is " + name + " with a byte order mark");
        return new String(file, offset, file.length - offset, charset);
    }

    private static boolean startsWith(byte[] file, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= file.length || (file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private void readText(String text) throws NotACaResponseException {
        int begin = text.indexOf(BEGIN);
        if (begin >= 0) {
            encoding = Encoding.PEM;
            readPem(text, begin);
        } else if (HexText.matches(text)) {
            encoding = Encoding.HEX;
            blocks.add(new Block(Optional.empty(), HexText.decode(text)));
        } else if (Base64Text.matches(text)) {
            encoding = Encoding.BASE64;
            blocks.add(new Block(Optional.empty(), Base64Text.decode(text, 0, text.length())));
        } else {
            throw new NotACaResponseException("not a CA response: " + WhatItIs.ofText(text));
        }
    }

    private void readPem(String text, int firstBegin) throws NotACaResponseException {
        int after = 0;
        boolean around = false;
        for (int begin = firstBegin; begin >= 0; begin = text.indexOf(BEGIN, after)) {
            if (blocks.size() == MAX_BLOCKS) {
                throw new NotACaResponseException("too much for a CA response: more than " + MAX_BLOCKS + " PEM blocks");
            }
            around |= !text.substring(after, begin).trim().isEmpty();
            after = readBlock(text, begin);
        }
        if (around || !text.substring(after).trim().isEmpty()) {
            remarks.add("text around the PEM block is ignored");
        }
        if (privateKey && blocks.isEmpty()) {
            throw new NotACaResponseException("not a CA response: it is " + WhatItIs.PRIVATE_KEY);
        } else if (privateKey) {
            remarks.add("a private key lies in the same file; it is not read. Do not send this file to anybody");
        }
    }

    /** Returns where the block ends. */
    private int readBlock(String text, int begin) throws NotACaResponseException {
        int labelStart = begin + BEGIN.length();
        int labelEnd = text.indexOf(DASHES, labelStart);
        if (labelEnd < 0 || labelEnd - labelStart > MAX_LABEL) {
            throw new NotACaResponseException("broken PEM: the BEGIN line " + line(text, begin)
                    + " does not end with five dashes");
        }
        String label = text.substring(labelStart, labelEnd).trim();
        int body = labelEnd + DASHES.length();
        int end = text.indexOf(END, body);
        int next = text.indexOf(BEGIN, body);
        if (end < 0 || next >= 0 && next < end) {
            throw new NotACaResponseException("broken PEM: the block \"" + label + "\" that begins in line "
                    + line(text, begin) + " has no END line; the file may be cut off");
        }
        if (label.endsWith("PRIVATE KEY")) {
            privateKey = true; // its body may have header lines (RFC 1421) and is none of our business
        } else {
            blocks.add(new Block(Optional.of(label), Base64Text.decode(text, body, end)));
        }
        return endOfBlock(text, end + END.length(), label);
    }

    private int endOfBlock(String text, int endLabel, String label) {
        int close = text.indexOf(DASHES, endLabel);
        String named = close < 0 || close - endLabel > MAX_LABEL ? "\n" : text.substring(endLabel, close);
        if (named.indexOf('\n') >= 0 || named.indexOf('\r') >= 0) {
            remarks.add("the END line of \"" + label + "\" does not end with five dashes");
            return endLabel; // the dashes found are those of the next block
        }
        if (!named.trim().equals(label)) {
            remarks.add("the END line of \"" + label + "\" names something else");
        }
        return close + DASHES.length();
    }

    /** The number of the line that this offset is in, from 1. */
    static int line(String text, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                line++;
            }
        }
        return line;
    }
}
