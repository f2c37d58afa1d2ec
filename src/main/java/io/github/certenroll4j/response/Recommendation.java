package io.github.certenroll4j.response;

import java.util.List;
import java.util.Optional;

/** What to do with a response, in a sentence or two: what to pass, or what to ask the CA for. */
public final class Recommendation {

    private static final String FLAG = "AllowUntrustedRoot";
    private static final String SINCE = " (a web page may pass it from Certenroll.dll " + InstallRule.HOTFIX + " on)";

    private Recommendation() {
    }

    /** The advice for this response with this chain. */
    public static String of(CaResponse response, CertificateChain chain) {
        if (!chain.endEntity().isPresent()) {
            return withoutCertificate(response);
        }
        if (chain.signatureBroken()) {
            return "Fetch the response again: a signature in it is wrong. If that does not help, ask the CA for the chain"
                    + " that belongs to this certificate.";
        }
        if (!chain.withinValidity()) {
            return "Check this machine's clock; if it is right, ask the CA for a certificate and a chain that are valid"
                    + " today. No flag helps.";
        }
        if (!chain.complete()) {
            return incomplete(chain);
        }
        if (!chain.trusted()) {
            return "Pass " + FLAG + SINCE + ", or first let an administrator put the root \"" + root(chain)
                    + "\" into Trusted Root Certification Authorities, when its thumbprint is the one that the CA"
                    + " publishes.";
        }
        return "Pass no flag: where this root is trusted, every Windows installs it.";
    }

    private static String incomplete(CertificateChain chain) {
        List<String> addresses = chain.missingIssuerAddresses();
        String fetch = addresses.isEmpty() ? ""
                : ", or fetch the missing certificate from " + WhatItIs.printable(addresses.get(0), 200)
                        + " and let --complete add it";
        return "Ask the CA for the whole chain (PKCS #7 with every CA certificate up to the root)" + fetch
                + "; or pass " + FLAG + ", which waives the chain from Certenroll.dll " + InstallRule.HOTFIX + " on.";
    }

    private static String withoutCertificate(CaResponse response) {
        if (response.unreadable() > 0) {
            return "This Java cannot read the certificate in it, so nothing can be forecast; Windows perhaps can. Ask the CA"
                    + " whether the certificate keeps to RFC 5280.";
        }
        Optional<CmcStatus> refusal = response.cmcStatus().filter(CmcStatus::isRefusal);
        if (refusal.isPresent()) {
            return CmcAdvice.of(refusal.get());
        }
        String words = response.cmcStatus().flatMap(CmcStatus::text).map(text -> " (\"" + WhatItIs.printable(text, 200) + "\")").orElse("");
        return "There is no certificate to install in it" + words
                + ": ask the CA for the certificate with its whole chain (PKCS #7).";
    }

    private static String root(CertificateChain chain) {
        return chain.path().get(chain.path().size() - 1).getSubjectX500Principal().getName();
    }
}
