package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Encoding;
import io.github.certenroll4j.response.Findings.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads a text: PEM, and where there is none all else that certificates are written as, or wrapped in. */
final class TextReader {

    /** All texts inside of texts together, in so many times the file; and for large ones in all: a second or two. */
    private static final int MAX_TIMES = 16;
    private static final long MAX_CHARACTERS = 6L * CaResponse.MAX_BYTES;

    private final ResponseText whole;
    private final Findings found;
    private long charactersLeft;

    /** @param size how long the file is */
    TextReader(ResponseText whole, Findings found, int size) {
        this.whole = whole;
        this.found = found;
        this.charactersLeft = Math.min(MAX_CHARACTERS, MAX_TIMES * (size + 1000L));
    }

    void read(String given, int depth) {
        Optional<String> diff = DiffText.after(given);
        diff.ifPresent(after -> found.remarks.add("taken out of a diff, without what it removes"));
        Optional<String> parted = JoinedLines.parted(diff.orElse(given));
        parted.ifPresent(mended -> found.remarks.add("something else stood in the place of its line ends"));
        String text = parted.orElse(diff.orElse(given));
        Optional<NotACaResponseException> before = found.takeDamage();
        int had = found.blocks.size();
        found.firstOf(Collections.singletonList(() -> readPem(text, depth)));
        Optional<NotACaResponseException> failed = found.takeDamage();
        if (found.blocks.size() == had && depth < ResponseText.MAX_DEPTH && !failed.filter(NotACaResponseException::isTooMuch).isPresent()) {
            // The other ways and what they are made of are loaded only for those who need them.
            found.firstOf(others(text, depth));
            Optional<NotACaResponseException> others = found.takeDamage();
            failed = found.blocks.size() > had || !failed.isPresent() ? others : failed;
        }
        found.putDamage(before, failed);
    }

    private List<Reading> others(String text, int depth) {
        List<Reading> readings = new ArrayList<>();
        Optional<String> listing = Listing.of(text);
        if (listing.isPresent()) {
            readings.add(() -> found.instead(listing.get())); // it has signatures and keys in hexadecimal that look like objects
            return readings;
        }
        Wrapping.shown().forEach(wrapping -> readings.add(() -> readInside(wrapping, text, depth)));
        if (!Wrapping.MARKUP.matches(text)) { // what is in a signature is left out there, and must not be found here
            readings.add(() -> readHex(text, depth));
            readings.add(() -> readBase64(text, depth));
            Wrapping.hidden().forEach(wrapping -> readings.add(() -> readInside(wrapping, text, depth)));
        }
        return readings;
    }

    private void readPem(String text, int depth) throws NotACaResponseException {
        PemText pem = PemText.of(text);
        found.blocks.addAll(pem.blocks);
        found.remarks.addAll(pem.remarks);
        found.privateKey |= pem.privateKey;
        pem.instead.ifPresent(found::instead);
        if (pem.around && !pem.blocks.isEmpty() && addBeside(text)) {
            found.remarks.add("another certificate stands in the text, and not in a PEM block");
        }
        if (depth == 0 && pem.around && !pem.blocks.isEmpty()) {
            found.remarks.add("text around the PEM block is ignored");
            LeftOut.of(text, pem.blocks).ifPresent(found.remarks::add);
        }
    }

    /** Whether there was another certificate, which is read, too. */
    private boolean addBeside(String text) {
        List<Block> beside = Beside.of(text, found.blocks);
        found.blocks.addAll(beside);
        return !beside.isEmpty();
    }

    private void readInside(Wrapping wrapping, String text, int depth) throws NotACaResponseException {
        if (charactersLeft < 0 || !wrapping.matches(text)) {
            return;
        }
        charactersLeft -= text.length();
        String inside = wrapping.inside(text);
        if (!inside.equals(text)) {
            int had = found.blocks.size();
            read(inside, depth + 1);
            // Lines are counted in the text where the damage is: which text that is has to be said.
            found.putDamage(Optional.empty(), found.takeDamage().map(fault -> fault.in("the text taken out of " + wrapping.description)));
            if (found.blocks.size() > had) {
                found.remarks.add("taken out of " + wrapping.description);
                if (!Wrapping.shown().contains(wrapping)) {
                    addBeside(text);
                }
                compare(wrapping, PemMark.blocks(text) - PemMark.blocks(inside));
            }
        }
    }

    /** What the text shows and its inside has not: signatures of XML are left out, what a mail quotes is said, all else is damage. */
    private void compare(Wrapping wrapping, int missing) throws NotACaResponseException {
        if (missing > 0 && wrapping == Wrapping.MARGINS) {
            found.remarks.add("blocks that are quoted more often, or written otherwise, are not read: " + missing);
        } else if (missing > 0 && wrapping != Wrapping.MARKUP) {
            throw new NotACaResponseException("broken text: " + wrapping.description + ", but not every BEGIN line is inside"
                    + ". Fetch the response again and save it unchanged");
        }
    }

    private void readHex(String text, int depth) throws NotACaResponseException {
        List<byte[]> objects = new ArrayList<>(EscapedBytes.in(text));
        if (objects.isEmpty() && HexText.isOfRegistry(text)) {
            found.instead(FileSignature.OF_REGISTRY);
        } else if (objects.isEmpty()) { // what is in such a string may look like hexadecimal
            objects.addAll(HexText.in(text));
            objects.addAll(DecimalText.in(text));
        }
        for (byte[] data : objects) {
            if (HexText.isPem(data)) {
                whole.readBytes(data, Encoding.HEX, depth + 1);
            } else {
                found.blocks.add(new Block(Optional.empty(), Encoding.HEX, data));
            }
        }
        if (!objects.isEmpty()) {
            addBeside(text);
        }
        DataAddress.file(text).ifPresent(data -> whole.readBytes(data, Encoding.DER, ResponseText.MAX_DEPTH));
    }

    /** Base64 without BEGIN and END lines. */
    void readBase64(String text, int depth) throws NotACaResponseException {
        Base64Run base64 = Base64Run.of(text);
        int had = found.blocks.size();
        Optional<Integer> leftOut = Optional.empty();
        for (byte[] data : base64.found()) {
            int before = found.blocks.size();
            whole.readBytes(data, Encoding.BASE64, depth + 1);
            if (!leftOut.isPresent() && before > had && found.blocks.size() == before) {
                leftOut = base64.lineGoingOn(data);
            }
        }
        leftOut.ifPresent(line -> found.remarks.add("base64 in line " + line
                + " comes directly after another text, has nothing in it that can be read, and is left out"));
        if (found.blocks.size() > had) {
            base64.otherLine().ifPresent(line -> found.remarks.add("base64 in line " + line
                    + " is neither an ASN.1 object nor a text, and is left out"));
        }
    }
}
