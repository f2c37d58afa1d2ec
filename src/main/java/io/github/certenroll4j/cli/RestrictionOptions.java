package io.github.certenroll4j.cli;

import io.github.certenroll4j.InstallRestriction;
import java.util.EnumSet;
import java.util.Set;
import java.util.StringJoiner;
import picocli.CommandLine.Option;

/** The flags that a user may ask Windows to be called with; none is added silently. */
final class RestrictionOptions {

    private static final String ROOT = "--allow-untrusted-root";
    private static final String CERTIFICATE = "--allow-untrusted-certificate";
    private static final String REQUEST = "--allow-no-outstanding-request";

    @Option(names = ROOT, description = "Pass AllowUntrustedRoot: install even if the chain does not end in a trusted root.")
    private boolean untrustedRoot;

    @Option(names = CERTIFICATE, description = "Pass AllowUntrustedCertificate: install untrusted end-entity and CA certificates.")
    private boolean untrustedCertificate;

    @Option(names = REQUEST, description = "Pass AllowNoOutstandingRequest: install even if no request is pending for the certificate.")
    private boolean noOutstandingRequest;

    Set<InstallRestriction> asked() {
        Set<InstallRestriction> asked = EnumSet.noneOf(InstallRestriction.class);
        if (noOutstandingRequest) {
            asked.add(InstallRestriction.ALLOW_NO_OUTSTANDING_REQUEST);
        }
        if (untrustedCertificate) {
            asked.add(InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE);
        }
        if (untrustedRoot) {
            asked.add(InstallRestriction.ALLOW_UNTRUSTED_ROOT);
        }
        return asked;
    }

    /** The options that stand for these flags, as they are typed. */
    static String words(Set<InstallRestriction> flags) {
        StringJoiner words = new StringJoiner(" ");
        for (InstallRestriction flag : flags) {
            words.add(word(flag));
        }
        return words.toString();
    }

    private static String word(InstallRestriction flag) {
        switch (flag) {
            case ALLOW_UNTRUSTED_ROOT:
                return ROOT;
            case ALLOW_UNTRUSTED_CERTIFICATE:
                return CERTIFICATE;
            default:
                return REQUEST;
        }
    }
}
