package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a PEM label says what the block is (RFC 7468). */
final class LabelCheck {

    private static final List<String> CERTIFICATE = Arrays.asList("CERTIFICATE", "X509 CERTIFICATE",
            "TRUSTED CERTIFICATE", "NEW CERTIFICATE");
    private static final List<String> CMS = Arrays.asList("PKCS7", "CMS", "PKCS #7 SIGNED DATA", "PKCS7 SIGNED DATA");

    private LabelCheck() {
    }

    /** The remark to make about this label on that kind; empty when they agree. */
    static Optional<String> of(String label, Kind kind) {
        List<String> right = kind == Kind.X509 ? CERTIFICATE : CMS;
        if (right.contains(label)) {
            return Optional.empty();
        }
        String remark = "the label says \"" + WhatItIs.printable(label) + "\", the content is " + name(kind);
        boolean usual = kind != Kind.X509 && label.equals("CERTIFICATE");
        return Optional.of(usual ? remark + " (AD CS labels it so)" : remark);
    }

    /** Whether what has this label is meant as a certificate, or as a message with certificates. */
    static boolean isOfCertificates(String label) {
        return CERTIFICATE.contains(label) || CMS.contains(label);
    }

    /** Whether something that has this label and is damaged may be a certificate, or may hold some. */
    static boolean mayBeOfCertificates(String label) {
        String capitals = label.toUpperCase(Locale.ROOT);
        return capitals.contains("CERT") || capitals.contains("PKCS") || capitals.contains("CMS");
    }

    static String name(Kind kind) {
        switch (kind) {
            case X509:
                return "a certificate";
            case PKCS7_UNSIGNED:
                return "PKCS #7 without a signer";
            case PKCS7_SIGNED:
                return "signed PKCS #7";
            default:
                return "a full CMC response";
        }
    }
}
