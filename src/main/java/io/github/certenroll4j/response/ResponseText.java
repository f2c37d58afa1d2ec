package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Encoding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The binary objects in a file, out of whatever text they were written as, and whatever that text was put into. */
final class ResponseText {

    /** A PEM file in JSON in the base64 attachment of a mail: nobody wraps much deeper. */
    static final int MAX_DEPTH = 5;

    private final Findings found = new Findings();
    private final MessageReader messages;

    private ResponseText(int size) {
        messages = new MessageReader(this, found, size);
    }

    /** @throws NotACaResponseException if there is none, or a damaged one */
    static ResponseText of(byte[] file) throws NotACaResponseException {
        ResponseText text = new ResponseText(file.length);
        text.readBytes(file, Encoding.DER, 0);
        text.found.finish();
        return text;
    }

    List<Block> blocks() {
        return Collections.unmodifiableList(found.blocks);
    }

    /** What is odd about the text; one sentence each, without a full stop. */
    Set<String> remarks() {
        return Collections.unmodifiableSet(found.remarks);
    }

    /** @param written how the bytes were written in what they were taken out of */
    void readBytes(byte[] data, Encoding written, int depth) {
        List<String> encoding = new ArrayList<>();
        Optional<byte[]> narrowed;
        try {
            narrowed = FileText.narrowed(data, encoding);
        } catch (NotACaResponseException damaged) {
            found.damaged(damaged);
            return;
        }
        found.remarks.addAll(encoding);
        Optional<byte[]> der = narrowed.isPresent() ? Optional.empty() : BinaryObject.in(data, found.remarks);
        if (narrowed.isPresent()) {
            readBytes(narrowed.get(), written, depth);
        } else if (BinaryObject.isSpoiled(data)) {
            found.instead("it was binary and has been stored as text, which replaced every byte above 0x7F. Fetch the response again, and"
                    + " save it unchanged");
        } else if (der.isPresent()) {
            found.blocks.add(new Block(Optional.empty(), written, der.get()));
        } else if (FileSignature.of(data).isPresent()) {
            found.instead(FileSignature.of(data).get());
        } else if (depth < MAX_DEPTH) {
            messages.read(data, written, depth);
        }
    }
}
