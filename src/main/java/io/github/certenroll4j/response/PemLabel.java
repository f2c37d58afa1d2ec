package io.github.certenroll4j.response;

import java.util.Optional;

/** What a PEM label says about a block that nobody has to decode to know that it is no response. */
final class PemLabel {

    private PemLabel() {
    }

    /** Whether nobody has to decode it. */
    static boolean isPassedBy(String label) {
        return label.endsWith("PRIVATE KEY") || other(label).isPresent();
    }

    /** What it is; empty for every label that a response may have. */
    static Optional<String> other(String label) {
        if (label.startsWith("PGP ")) {
            return Optional.of("it is a block of OpenPGP (\"" + WhatItIs.printable(label)
                    + "\"), which has no X.509 certificate inside. Decrypt it, if the response was sent in it");
        }
        if (label.startsWith("SSH2 ") || label.startsWith("SSH ") || label.startsWith("OPENSSH ")) {
            return Optional.of("it is a key of OpenSSH, not an X.509 certificate. Give the file that the CA sent");
        }
        if (label.endsWith(" PARAMETERS")) {
            return Optional.of("it is the parameters of a key (\"" + WhatItIs.printable(label)
                    + "\") without a certificate. Give the file that the CA sent");
        }
        return Optional.empty();
    }
}
