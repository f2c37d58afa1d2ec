package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The binary objects in a file, out of whatever text they were written as, and whatever that text was put into. */
final class ResponseText {

    /** A PEM file in JSON in the base64 attachment of a mail: nobody wraps much deeper. */
    private static final int MAX_DEPTH = 5;
    /** All texts inside of texts together, in so many times the file; and for large ones in all: a second or two. */
    private static final int MAX_TIMES = 16;
    private static final long MAX_CHARACTERS = 6L * CaResponse.MAX_BYTES;

    final Set<String> remarks = new LinkedHashSet<>();
    private final List<Block> blocks = new ArrayList<>();
    private boolean privateKey;
    private long charactersLeft;
    /** What it is instead of a response, by signs that are sure; the first. */
    private Optional<String> instead = Optional.empty();
    /** What the text is, as far as one can tell of a text. */
    private Optional<String> text = Optional.empty();
    /** What no way of reading did without. */
    private Optional<NotACaResponseException> damage = Optional.empty();

    private ResponseText(int size) {
        charactersLeft = Math.min(MAX_CHARACTERS, MAX_TIMES * (size + 1000L));
    }

    static ResponseText of(byte[] file) throws NotACaResponseException {
        ResponseText found = new ResponseText(file.length);
        found.readBytes(file, Encoding.DER, 0);
        found.finish();
        return found;
    }

    List<Block> blocks() {
        return Collections.unmodifiableList(blocks);
    }

    private void finish() throws NotACaResponseException {
        if (damage.isPresent()) {
            throw damage.get(); // whatever else is there: what is damaged may be the certificate that answers the request
        }
        if (blocks.isEmpty()) {
            throw new NotACaResponseException("not a CA response: "
                    + (privateKey ? "it is " + WhatItIs.privateKey("") : reason().orElse("it is blank")));
        }
        if (privateKey) {
            remarks.add("a private key lies in the same file; it is not read. Do not send this file to anybody");
        }
    }

    private interface Reading {
        void run() throws NotACaResponseException;
    }

    /**
     * Tries one way of reading after the other until one finds something. Damage counts if none does: base64 looks damaged to
     * those who do not know what it was put into.
     */
    private void firstOf(List<Reading> readings) {
        Optional<NotACaResponseException> before = damage;
        Optional<NotACaResponseException> failed = Optional.empty();
        int had = blocks.size();
        for (Reading reading : readings) {
            if (failed.filter(NotACaResponseException::isTooMuch).isPresent()) {
                break;
            }
            damage = Optional.empty();
            attempt(reading);
            if (blocks.size() > had) {
                damage = first(before, damage);
                return;
            }
            failed = first(failed, damage);
        }
        damage = first(before, failed);
    }

    private void attempt(Reading reading) {
        int had = blocks.size();
        try {
            reading.run();
        } catch (NotACaResponseException damaged) {
            damage = first(damage, Optional.of(damaged));
            blocks.subList(had, blocks.size()).clear();
        }
    }

    private static <T> Optional<T> first(Optional<T> one, Optional<T> other) {
        return one.isPresent() ? one : other;
    }

    private void instead(String what) {
        instead = first(instead, Optional.of(what));
    }

    private Optional<String> reason() {
        return first(instead, text);
    }

    private void readBytes(byte[] data, Encoding written, int depth) {
        List<String> encoding = new ArrayList<>();
        Optional<byte[]> narrowed;
        try {
            narrowed = FileText.narrowed(data, encoding);
        } catch (NotACaResponseException damaged) {
            damage = first(damage, Optional.of(damaged));
            return;
        }
        remarks.addAll(encoding);
        Optional<byte[]> der = narrowed.isPresent() ? Optional.empty() : BinaryObject.in(data, remarks);
        if (narrowed.isPresent()) {
            readBytes(narrowed.get(), written, depth);
        } else if (BinaryObject.isSpoiled(data)) {
            instead("it was binary and has been stored as text, which replaced every byte above 0x7F. Fetch the response again, and"
                    + " save it unchanged");
        } else if (der.isPresent()) {
            blocks.add(new Block(Optional.empty(), written, der.get()));
        } else if (FileSignature.of(data).isPresent()) {
            instead(FileSignature.of(data).get());
        } else if (depth < MAX_DEPTH) {
            readMessage(data, written, depth);
        }
    }

    /** A web server's answer or a mail is a row of bytes, and not of characters: its parts may have any encoding. */
    private void readMessage(byte[] data, Encoding written, int depth) {
        String bytes = new String(data, StandardCharsets.ISO_8859_1);
        int had = blocks.size();
        if (HttpAnswer.matches(bytes)) {
            HttpAnswer answer = HttpAnswer.of(bytes);
            attempt(() -> readParts(MimeMessage.parts(answer.message), depth + 1));
            instead = Optional.of(WhatItIs.ofHttp(answer.status, reason()));
        } else if (MimeMessage.matches(bytes)) {
            attempt(() -> readParts(MimeMessage.parts(bytes), depth + 1));
        } else {
            FileText decoded = FileText.of(data);
            remarks.addAll(decoded.remarks);
            readText(decoded.text, depth);
            boolean blank = decoded.text.trim().isEmpty();
            if (blocks.size() == had && written == Encoding.DER && !(blank && WhatItIs.isText(bytes))) {
                text = first(text, Optional.of(WhatItIs.ofText(blank ? bytes : decoded.text)));
            }
        }
    }

    /** All parts together; what is written as HTML once more only if there is nothing in the others. */
    private void readParts(List<MimePart> parts, int depth) {
        int had = blocks.size();
        for (MimePart part : parts) {
            if (part.isSignature()) {
                instead("it is a signed mail; the certificates in its signature are those of who sent it. Save the response that"
                        + " is attached to it");
            } else if (!part.isContainer() && !part.isHtml()) {
                readPart(part, depth);
            }
        }
        for (MimePart part : parts) {
            if (part.isHtml() && blocks.size() == had) {
                readPart(part, depth);
            }
        }
    }

    private void readPart(MimePart part, int depth) {
        Optional<NotACaResponseException> before = damage;
        damage = Optional.empty();
        int had = blocks.size();
        if (part.isBase64() && Base64Run.beginsWithObject(part.body)) {
            // Base64 that begins as a response does is read with an eye on its letters: damage is found where it is.
            attempt(() -> readBase64(part.body, depth));
        }
        if (blocks.size() == had && !damage.isPresent()) {
            readBytes(part.content(), part.isBase64() ? Encoding.BASE64 : Encoding.DER, depth);
            if (part.isBase64() && blocks.size() > had) {
                attempt(part::check);
            }
        }
        damage = first(before, part.name().isEmpty() ? damage
                : damage.map(fault -> fault.in("\"" + WhatItIs.printable(part.name()) + "\"")));
    }

    private void readText(String text, int depth) {
        Optional<NotACaResponseException> before = damage;
        int had = blocks.size();
        damage = Optional.empty();
        firstOf(Collections.singletonList(() -> readPem(text, depth)));
        Optional<NotACaResponseException> failed = damage;
        if (blocks.size() == had && depth < MAX_DEPTH && !failed.filter(NotACaResponseException::isTooMuch).isPresent()) {
            // The other ways and what they are made of are loaded only for those who need them.
            damage = Optional.empty();
            firstOf(others(text, depth));
            failed = blocks.size() > had ? damage : first(failed, damage);
        }
        damage = first(before, failed);
    }

    private List<Reading> others(String text, int depth) {
        List<Reading> readings = new ArrayList<>();
        Optional<String> listing = Listing.of(text);
        if (listing.isPresent()) {
            readings.add(() -> instead(listing.get())); // it has signatures and keys in hexadecimal that look like objects
        } else {
            Wrapping.shown().forEach(wrapping -> readings.add(() -> readInside(wrapping, text, depth)));
            if (Wrapping.MARKUP.matches(text)) {
                return readings; // what is in a signature is left out there, and must not be found here
            }
            readings.add(() -> readHex(text));
            readings.add(() -> readBase64(text, depth));
            Wrapping.hidden().forEach(wrapping -> readings.add(() -> readInside(wrapping, text, depth)));
        }
        return readings;
    }

    private void readPem(String text, int depth) throws NotACaResponseException {
        PemText pem = PemText.of(text);
        blocks.addAll(pem.blocks);
        remarks.addAll(pem.remarks);
        privateKey |= pem.privateKey;
        pem.instead.ifPresent(this::instead);
        if (depth == 0 && pem.around && !pem.blocks.isEmpty()) {
            remarks.add("text around the PEM block is ignored");
            LeftOut.of(text, pem.blocks).ifPresent(remarks::add);
        }
    }

    private void readInside(Wrapping wrapping, String text, int depth) throws NotACaResponseException {
        if (charactersLeft < 0 || !wrapping.matches(text)) {
            return;
        }
        charactersLeft -= text.length();
        String inside = wrapping.inside(text);
        if (!inside.equals(text)) {
            int had = blocks.size();
            readText(inside, depth + 1);
            // Lines are counted in the text where the damage is: which text that is has to be said.
            damage = damage.map(fault -> fault.in("the text taken out of " + wrapping.description));
            if (blocks.size() > had) {
                remarks.add("taken out of " + wrapping.description);
                compare(wrapping, PemMark.blocks(text) - PemMark.blocks(inside));
            }
        }
    }

    /** What the text shows and its inside has not: signatures of XML are left out, what a mail quotes is said, all else is damage. */
    private void compare(Wrapping wrapping, int missing) throws NotACaResponseException {
        if (missing > 0 && wrapping == Wrapping.MARGINS) {
            remarks.add("blocks that are quoted more often, or written otherwise, are not read: " + missing);
        } else if (missing > 0 && wrapping != Wrapping.MARKUP) {
            throw new NotACaResponseException("broken text: " + wrapping.description + ", but not every BEGIN line is inside"
                    + ". Fetch the response again and save it unchanged");
        }
    }

    private void readHex(String text) throws NotACaResponseException {
        List<byte[]> objects = new ArrayList<>(HexText.in(text));
        DecimalText.find(text).ifPresent(objects::add);
        objects.forEach(data -> blocks.add(new Block(Optional.empty(), Encoding.HEX, data)));
        DataAddress.file(text).ifPresent(data -> readBytes(data, Encoding.DER, MAX_DEPTH));
    }

    private void readBase64(String text, int depth) throws NotACaResponseException {
        Base64Run base64 = Base64Run.of(text);
        int had = blocks.size();
        for (byte[] data : base64.found()) {
            readBytes(data, Encoding.BASE64, depth + 1);
        }
        if (blocks.size() > had) {
            base64.otherLine().ifPresent(line -> remarks.add("base64 in line " + line
                    + " is neither an ASN.1 object nor a text, and is left out"));
        }
    }
}
