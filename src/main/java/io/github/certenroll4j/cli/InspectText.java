package io.github.certenroll4j.cli;

import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import java.io.PrintWriter;
import java.security.cert.X509Certificate;
import java.util.Locale;

/** What {@code inspect} answers, for people. */
final class InspectText {

    private InspectText() {
    }

    static void print(PrintWriter out, CaResponse response, CertificateChain chain) {
        out.println(response.kind() + ", " + response.encoding()
                + response.label().map(label -> " labelled " + label).orElse("")
                + ", certificates: " + response.certificates().size() + ", CRLs: " + response.crls());
        for (X509Certificate certificate : response.certificates()) {
            String role = chain.role(certificate).name().toLowerCase(Locale.ROOT).replace('_', '-');
            Lines.labelled(out, role, InspectCommand.subject(certificate));
            Lines.labelled(out, "SHA-1", InspectJson.digest("SHA-1", certificate) + ", until "
                    + certificate.getNotAfter().toInstant());
        }
        Lines.labelled(out, "chain", verdict(chain));
        response.remarks().forEach(remark -> Lines.labelled(out, "remark", remark + "."));
        chain.remarks().forEach(remark -> Lines.labelled(out, "remark", remark + "."));
    }

    static String verdict(CertificateChain chain) {
        if (!chain.endEntity().isPresent()) {
            return "none: there is no certificate.";
        }
        if (!chain.complete()) {
            return "incomplete: the certificate of \"" + chain.missingIssuer().get().getName() + "\" is missing.";
        }
        return chain.trusted() ? "complete and trusted." : "complete; its root is not among the trusted ones.";
    }
}
