package io.github.certenroll4j.cli;

import io.github.certenroll4j.DistinguishedName;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.Recommendation;
import io.github.certenroll4j.response.ResponseCertificate;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** What {@code inspect} answers, for people. */
final class InspectText {

    /** A response with more certificates beside the chain than these is a collection; people want the chain. */
    static final int MOST_BESIDES = 10;
    static final int MOST_REMARKS = 20;
    private static final long MILLISECONDS_A_DAY = 86_400_000;

    private InspectText() {
    }

    static void print(Printer out, CaResponse response, CertificateChain chain, Optional<Boolean> answersRequest,
            List<FileVersion> versions, boolean details) {
        out.line(form(response));
        out.line();
        tree(out, response, chain);
        out.line();
        if (details) {
            InspectDetails.print(out, response, chain);
        }
        response.cmcStatus().ifPresent(status -> CmcReport.print(out, status));
        answersRequest.ifPresent(answered -> out.labelled("request", request(answered)));
        out.labelled("chain", verdict(chain));
        response.remarks().stream().limit(MOST_REMARKS).forEach(remark -> out.labelled("remark", remark + "."));
        chain.remarks().stream().limit(MOST_REMARKS).forEach(remark -> out.labelled("remark", remark + "."));
        chain.doubts().stream().limit(MOST_REMARKS).forEach(doubt -> out.labelled("remark", doubt + "."));
        out.line();
        if (ForecastTable.isPossible(chain)) {
            ForecastTable.print(out, chain, versions);
            out.line();
        }
        out.labelled("advice", Recommendation.of(response, chain));
    }

    private static void tree(Printer out, CaResponse response, CertificateChain chain) {
        String indent = "  ";
        Set<ResponseCertificate> besides = new LinkedHashSet<>(response.entries());
        for (X509Certificate certificate : chain.path()) {
            ResponseCertificate entry = ResponseCertificate.of(certificate);
            certificate(out, indent, entry, chain, besides.remove(entry) ? "" : ", not in the response");
            indent += "  ";
        }
        String open = indent;
        if (!chain.lacksCertificate()) {
            chain.whyIncomplete().ifPresent(why -> out.sentence(open + "incomplete: " + why));
        } else {
            out.sentence(indent + "missing: " + name(chain.missingIssuer().get()));
            for (String address : chain.missingIssuerAddresses()) {
                out.sentence(indent + "  its certificate may be at " + address);
            }
        }
        besides.stream().limit(MOST_BESIDES).forEach(other -> certificate(out, "  ", other, chain, note(other, response, chain)));
        if (besides.size() > MOST_BESIDES) {
            out.sentence("  and " + (besides.size() - MOST_BESIDES) + " more that are not in this chain");
        }
    }

    private static void certificate(Printer out, String indent, ResponseCertificate entry, CertificateChain chain, String note) {
        out.sentence(indent + role(entry, chain) + ": " + named(entry.subject().orElse("")) + note);
        out.sentence(indent + "  " + entry.x509().map(InspectText::facts).orElse("") + "SHA-1 "
                + StoredCertificate.thumbprint(entry.encoded()));
    }

    /** What the certificate is, as people read it. */
    static String role(ResponseCertificate certificate, CertificateChain chain) {
        return chain.role(certificate).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How a response came. */
    static String form(CaResponse response) {
        return response.kind() + ", " + response.encoding()
                + response.label().map(label -> " labelled \"" + label + "\"").orElse("")
                + ", certificates: " + response.entries().size() + ", CRLs: " + response.crls();
    }

    static String request(boolean answered) {
        return answered ? "this response answers it." : "this response does not answer it, no certificate in it has its key.";
    }

    /** What there is to say of a certificate beside the chain. */
    static String note(ResponseCertificate other, CaResponse response, CertificateChain chain) {
        return response.isSigner(other) ? ", signed this response" : chain.path().isEmpty() ? "" : ", not in this chain";
    }

    /** When it is valid, its key. */
    static String facts(X509Certificate certificate) {
        return day(certificate.getNotBefore()) + " to " + day(certificate.getNotAfter()) + ", " + key(certificate.getPublicKey()) + ", ";
    }

    /** In UTC. A formatter would take Java longer than all the certificates. */
    private static String day(Date time) {
        return LocalDate.ofEpochDay(Math.floorDiv(time.getTime(), MILLISECONDS_A_DAY)).toString();
    }

    private static String key(PublicKey key) {
        int bits = key instanceof RSAPublicKey ? ((RSAPublicKey) key).getModulus().bitLength()
                : key instanceof ECPublicKey ? ((ECPublicKey) key).getParams().getCurve().getField().getFieldSize() : 0;
        return key.getAlgorithm() + (bits > 0 ? " " + bits + " bits" : "");
    }

    static String verdict(CertificateChain chain) {
        if (!chain.unreadable().isEmpty()) {
            return "not known, as long as nobody can read the certificate that was requested.";
        }
        if (!chain.endEntity().isPresent()) {
            return "none, there is no certificate that answers a request.";
        }
        if (!chain.complete()) {
            return "incomplete, " + chain.whyIncomplete().get() + ".";
        }
        return chain.trusted() ? "complete, and its root is trusted." : "complete, but its root is not among the trusted ones.";
    }

    static String name(X500Principal principal) {
        return named(DistinguishedName.of(principal));
    }

    static String named(String name) {
        return name.isEmpty() ? "(no name)" : name;
    }
}
