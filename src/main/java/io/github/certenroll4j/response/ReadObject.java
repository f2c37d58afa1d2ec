package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Kind;

/** An object in which certificates are answered: what it is, and its bytes as Windows is to get them. */
final class ReadObject {

    private static final byte[] NONE = {};

    final Kind kind;
    /** Empty where Windows has to be handed a PKCS #7 that is made of what was found. */
    final byte[] handedOn;

    ReadObject(Kind kind, byte[] handedOn) {
        this.kind = kind;
        this.handedOn = handedOn;
    }

    static ReadObject toBeMade(Kind kind) {
        return new ReadObject(kind, NONE);
    }
}
