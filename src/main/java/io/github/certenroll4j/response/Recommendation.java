package io.github.certenroll4j.response;

import io.github.certenroll4j.DistinguishedName;
import io.github.certenroll4j.HotfixRule;
import java.util.Optional;

/** What to do with a response, in a sentence or two: what to pass, or what to ask the CA for. */
public final class Recommendation {

    private static final String FLAG = "AllowUntrustedRoot";
    private static final String SINCE = " (a web page may pass it from Certenroll.dll " + HotfixRule.FIRST_WITH_FIX + " on)";

    private static final String WAIVE = "; or pass " + FLAG + ", which waives the chain from Certenroll.dll " + HotfixRule.FIRST_WITH_FIX + " on.";

    private Recommendation() {
    }

    /** The advice for this response with this chain. */
    public static String of(CaResponse response, CertificateChain chain) {
        if (!chain.unreadable().isEmpty()) {
            return unreadable(chain);
        }
        if (!chain.endEntity().isPresent()) {
            return withoutCertificate(response);
        }
        if (!chain.answersPending()) {
            return "This response does not answer the request: no certificate in it has the request's key. Ask the CA for the"
                    + " one that it issued to this request.";
        }
        return chain.onlyAuthorities()
                ? "It holds only certificates of CAs: is it the CA's own chain (AD CS calls that download certnew.p7b, too)? Then"
                        + " ask for the certificate that answers the request. If a CA's certificate was requested: " + of(chain)
                : of(chain);
    }

    private static String unreadable(CertificateChain chain) {
        ResponseCertificate first = chain.unreadable().get(0);
        String name = first.subject().filter(subject -> !subject.isEmpty()).map(subject -> " of \"" + subject + "\"").orElse("");
        String unread = "This Java cannot read the certificate" + name + " (" + first.fault().orElse("") + "), which ";
        String windows = ", so nothing is forecast. Windows perhaps can. Ask the CA whether the certificate keeps to RFC 5280";
        return chain.endEntityIsCertain() ? unread + "was requested" + windows + "."
                : unread + "may be the one that was requested" + windows + ", or give the request by --request: its key decides.";
    }

    private static String of(CertificateChain chain) {
        if (chain.signatureBroken() && chain.missingKeyIsUnnamed()) {
            return "Ask the CA for the chain that belongs to this certificate: the issuer's in hand has the right name, but its key did"
                    + " not sign, as after the renewal of a CA" + fetch(chain) + ". If there was none, fetch the response again: it may"
                    + " have been changed on its way.";
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
            return butRemarks(chain, "Pass " + FLAG + SINCE + ", or first let an administrator put the root \"" + root(chain)
                    + "\" into Trusted Root Certification Authorities, when its thumbprint is the one that the CA"
                    + " publishes.");
        }
        return butRemarks(chain, "Pass no flag: where this root is trusted, every Windows installs it.");
    }

    private static String butRemarks(CertificateChain chain, String advice) {
        return chain.faults().isEmpty() && chain.doubts().isEmpty() ? advice
                : advice + " It may be refused all the same for what the remarks say, and then no flag helps.";
    }

    private static String incomplete(CertificateChain chain) {
        if (chain.endsBy(OpenEnd.Cause.OTHER_KEY)) {
            return "Ask the CA for the chain that belongs to this certificate: the one in hand has the right name, but another key,"
                    + " as after the renewal of a CA" + fetch(chain) + WAIVE;
        }
        if (chain.endsBy(OpenEnd.Cause.CIRCLE)) {
            return "Ask the CA for its root, the certificate that it signed itself: those in hand certify each other" + WAIVE;
        }
        if (!chain.lacksCertificate()) {
            return "Let Windows try it: " + chain.whyIncomplete().get() + " here; Windows perhaps can. Ask the CA whether its"
                    + " certificates keep to RFC 5280" + WAIVE;
        }
        return "Ask the CA for the whole chain (PKCS #7 with every CA certificate up to the root)" + fetch(chain) + WAIVE;
    }

    private static String fetch(CertificateChain chain) {
        return chain.missingIssuerAddresses().stream().filter(Extensions::isHttp).findFirst()
                .map(address -> ", or fetch the missing certificate from " + WhatItIs.printable(address, 200)
                        + " and let --complete add it").orElse("");
    }

    private static String withoutCertificate(CaResponse response) {
        Optional<CmcStatus> refusal = response.cmcStatus().filter(status -> !status.isWhollyGranted());
        if (refusal.isPresent()) {
            return CmcAdvice.of(refusal.get());
        }
        if (!response.entries().isEmpty() && !response.cmcStatus().isPresent()) {
            return "There is no certificate to install in it: those inside belong to who signed the message, or to CAs. Ask the CA"
                    + " for the certificate with its whole chain (PKCS #7).";
        }
        String words = response.cmcStatus().flatMap(CmcStatus::text).map(text -> " (\"" + WhatItIs.printable(text, 200) + "\")").orElse("");
        return "There is no certificate to install in it" + words
                + ": ask the CA for the certificate with its whole chain (PKCS #7).";
    }

    private static String root(CertificateChain chain) {
        return DistinguishedName.of(chain.path().get(chain.path().size() - 1).getSubjectX500Principal());
    }
}
