package io.github.certenroll4j.cli;

import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.ResponseCertificate;
import java.util.LinkedHashSet;
import java.util.Set;

/** What {@code inspect --details} shows of each certificate: as much as OpenSSL and certutil do. */
final class InspectDetails {

    static final int MOST_CERTIFICATES = 50;

    private final Printer out;

    private InspectDetails(Printer out) {
        this.out = out;
    }

    /** The chain from the end-entity up, then what else is in the response. */
    static void print(Printer out, CaResponse response, CertificateChain chain) {
        Set<ResponseCertificate> all = new LinkedHashSet<>();
        chain.path().forEach(certificate -> all.add(ResponseCertificate.of(certificate)));
        all.addAll(response.entries());
        InspectDetails details = new InspectDetails(out);
        all.stream().limit(MOST_CERTIFICATES).forEach(certificate -> details.print(certificate, chain));
        if (all.size() > MOST_CERTIFICATES) {
            out.line("and " + (all.size() - MOST_CERTIFICATES) + " more, see --json");
            out.line();
        }
    }

    private void print(ResponseCertificate certificate, CertificateChain chain) {
        out.line(InspectText.role(certificate, chain) + ":");
        CertificateFields.of(certificate).forEach(out::labelled);
        out.line();
    }
}
