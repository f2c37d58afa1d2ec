package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Encoding;
import java.util.Optional;

/** One binary object of a file, and how the file wrote it. */
final class Block {

    /** What stands after BEGIN; empty where there is no such line. */
    final Optional<String> label;
    final Encoding encoding;
    final byte[] data;

    Block(Optional<String> label, Encoding encoding, byte[] data) {
        this.label = label;
        this.encoding = encoding;
        this.data = data;
    }
}
