package io.github.certenroll4j.lab;

import java.nio.charset.StandardCharsets;

/** What the lab's site sends back. */
public final class LabReply {

    public final int status;
    public final String contentType;
    public final byte[] body;

    LabReply(int status, String contentType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    static LabReply text(int status, String contentType, String text) {
        return new LabReply(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }
}
