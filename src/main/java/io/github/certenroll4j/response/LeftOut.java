package io.github.certenroll4j.response;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.cert.X509CertificateHolder;

/** Certificates that a mail quotes beside the one that it brings: those that stand free are read, the others named. */
final class LeftOut {

    private static final int MOST = 3;
    private static final int NAME = 100;

    private LeftOut() {
    }

    /** The remark to make; empty when there is no other certificate. */
    static Optional<String> of(String text, List<Block> read) {
        Set<String> names = new TreeSet<>();
        for (Block quoted : quoted(text)) {
            boolean other = read.stream().noneMatch(block -> Arrays.equals(block.data, quoted.data));
            if (other && names.size() < MOST) {
                names.add(name(quoted));
            }
        }
        return names.isEmpty() ? Optional.empty()
                : Optional.of("quoted or written otherwise in the text around it, and not read: " + String.join(", ", names));
    }

    private static List<Block> quoted(String text) {
        try {
            return PemText.of(LineMargins.strip(text)).blocks;
        } catch (NotACaResponseException damaged) {
            return Collections.emptyList();
        }
    }

    private static String name(Block block) {
        try {
            return "\"" + WhatItIs.printable(new X509CertificateHolder(block.data).getSubject().toString(), NAME) + "\"";
        } catch (IOException | RuntimeException another) {
            return "a block labelled \"" + WhatItIs.printable(block.label.orElse("")) + "\"";
        }
    }
}
