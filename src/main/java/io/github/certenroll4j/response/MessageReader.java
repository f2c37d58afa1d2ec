package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads what is no binary object: the answer of a web server, a mail, or a text. */
final class MessageReader {

    private final ResponseText whole;
    private final Findings found;
    private final TextReader texts;

    /** @param size how long the file is */
    MessageReader(ResponseText whole, Findings found, int size) {
        this.whole = whole;
        this.found = found;
        this.texts = new TextReader(whole, found, size);
    }

    /** A web server's answer or a mail is a row of bytes, and not of characters: its parts may have any encoding. */
    void read(byte[] data, Encoding written, int depth) {
        String bytes = new String(data, StandardCharsets.ISO_8859_1);
        if (HttpAnswer.matches(bytes)) {
            HttpAnswer answer = HttpAnswer.of(bytes);
            found.attempt(() -> readParts(MimeMessage.parts(answer.message), depth + 1));
            found.insteadOfAll(WhatItIs.ofHttp(answer.status, found.reason()));
        } else if (MimeMessage.matches(bytes)) {
            found.attempt(() -> readParts(MimeMessage.parts(bytes), depth + 1));
        } else {
            readText(data, bytes, written, depth);
        }
    }

    private void readText(byte[] data, String bytes, Encoding written, int depth) {
        int had = found.blocks.size();
        FileText decoded = FileText.of(data);
        found.remarks.addAll(decoded.remarks);
        texts.read(decoded.text, depth);
        boolean blank = decoded.text.trim().isEmpty();
        if (found.blocks.size() == had && written == Encoding.DER && !(blank && WhatItIs.isText(bytes))) {
            found.text(WhatItIs.ofText(blank ? bytes : decoded.text));
        }
    }

    /** All parts together; what is written as HTML, or left between the parts, only if there is nothing in the others. */
    private void readParts(List<MimePart> parts, int depth) {
        int had = found.blocks.size();
        for (MimePart part : parts) {
            if (part.isSignature()) {
                found.instead("it is a signed mail; the certificates in its signature are those of who sent it. Save the response that"
                        + " is attached to it");
            } else if (!part.isContainer() && !part.isHtml()) {
                readPart(part, depth);
            }
        }
        for (MimePart part : parts) {
            if ((part.isHtml() || part.isContainer()) && found.blocks.size() == had) {
                readPart(part, depth);
            }
        }
    }

    private void readPart(MimePart part, int depth) {
        Optional<NotACaResponseException> before = found.takeDamage();
        int had = found.blocks.size();
        if (part.isBase64() && Base64Run.beginsWithObject(part.body)) {
            // Base64 that begins as a response does is read with an eye on its letters: damage is found where it is.
            found.attempt(() -> texts.readBase64(part.body, depth));
        }
        if (found.blocks.size() == had && !found.isDamaged()) {
            whole.readBytes(part.content(), part.isBase64() ? Encoding.BASE64 : Encoding.DER, depth);
            if (part.isBase64() && found.blocks.size() > had) {
                found.attempt(part::check);
            }
        }
        Optional<NotACaResponseException> since = found.takeDamage();
        found.putDamage(before, part.name().isEmpty() ? since
                : since.map(fault -> fault.in("\"" + WhatItIs.printable(part.name()) + "\"")));
    }
}
