package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.Recommendation;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** What {@code inspect} answers, for people. */
final class InspectText {

    /** A response with more certificates beside the chain than these is a collection; people want the chain. */
    private static final int MOST_BESIDES = 10;
    private static final int MOST_REMARKS = 20;

    private InspectText() {
    }

    static void print(Printer out, CaResponse response, CertificateChain chain, List<FileVersion> versions) {
        out.line(response.kind() + ", " + response.encoding()
                + response.label().map(label -> " labelled \"" + label + "\"").orElse("")
                + ", certificates: " + response.certificates().size() + ", CRLs: " + response.crls());
        out.line();
        tree(out, response, chain);
        out.line();
        response.cmcStatus().ifPresent(status -> CmcReport.print(out, status));
        out.labelled("chain", verdict(chain));
        response.remarks().stream().limit(MOST_REMARKS).forEach(remark -> out.labelled("remark", remark + "."));
        chain.remarks().stream().limit(MOST_REMARKS).forEach(remark -> out.labelled("remark", remark + "."));
        out.line();
        ForecastTable.print(out, chain, versions);
        out.line();
        out.labelled("advice", Recommendation.of(response, chain));
    }

    private static void tree(Printer out, CaResponse response, CertificateChain chain) {
        String indent = "  ";
        Set<X509Certificate> besides = new LinkedHashSet<>(response.certificates());
        for (X509Certificate certificate : chain.path()) {
            String from = besides.remove(certificate) ? "" : ", not in the response";
            certificate(out, indent, certificate, chain, from);
            indent += "  ";
        }
        if (chain.missingIssuer().isPresent()) {
            out.sentence(indent + "missing: " + name(chain.missingIssuer().get()));
            for (String address : chain.missingIssuerAddresses()) {
                out.sentence(indent + "  its certificate may be at " + address);
            }
        }
        besides.stream().limit(MOST_BESIDES).forEach(other -> certificate(out, "  ", other, chain, ", not in this chain"));
        if (besides.size() > MOST_BESIDES) {
            out.sentence("  and " + (besides.size() - MOST_BESIDES) + " more that are not in this chain");
        }
    }

    private static void certificate(Printer out, String indent, X509Certificate certificate, CertificateChain chain,
            String note) {
        String role = chain.role(certificate).name().toLowerCase(Locale.ROOT).replace('_', '-');
        out.sentence(indent + role + ": " + name(certificate.getSubjectX500Principal()) + note);
        out.sentence(indent + "  " + day(certificate.getNotBefore().toInstant().toString()) + " to "
                + day(certificate.getNotAfter().toInstant().toString()) + ", " + key(certificate.getPublicKey())
                + ", SHA-1 " + InspectJson.digest("SHA-1", certificate));
    }

    private static String day(String instant) {
        return instant.substring(0, instant.indexOf('T'));
    }

    private static String key(PublicKey key) {
        int bits = key instanceof RSAPublicKey ? ((RSAPublicKey) key).getModulus().bitLength()
                : key instanceof ECPublicKey ? ((ECPublicKey) key).getParams().getCurve().getField().getFieldSize() : 0;
        return key.getAlgorithm() + (bits > 0 ? " " + bits + " bits" : "");
    }

    static String verdict(CertificateChain chain) {
        if (!chain.endEntity().isPresent()) {
            return "none, there is no certificate that answers a request.";
        }
        if (!chain.complete()) {
            return "incomplete, the certificate of \"" + name(chain.missingIssuer().get()) + "\" is missing.";
        }
        return chain.trusted() ? "complete, and its root is trusted." : "complete, but its root is not among the trusted ones.";
    }

    private static String name(X500Principal principal) {
        String name = principal.getName();
        return name.isEmpty() ? "(no name)" : name;
    }
}
