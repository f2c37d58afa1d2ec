package io.github.certenroll4j.cli;

import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.CertificateDetails;
import io.github.certenroll4j.response.ResponseCertificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What {@code inspect --details} shows of each certificate: as much as OpenSSL and certutil do. */
final class InspectDetails {

    private static final int MOST_CERTIFICATES = 50;
    private static final int MOST_VALUES = 50;

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
        CertificateDetails details = CertificateDetails.of(certificate);
        out.line(chain.role(certificate).name().toLowerCase(Locale.ROOT).replace('_', '-') + ":");
        certificate.fault().ifPresent(fault -> out.labelled("unreadable", fault));
        out.labelled("subject", certificate.subject().map(name -> name.isEmpty() ? "(no name)" : name).orElse("not to be had"));
        out.labelled("issuer", certificate.issuer().orElse("not to be had"));
        details.serialNumber().ifPresent(number -> out.labelled("serial no.", number));
        certificate.notBefore().ifPresent(from -> out.labelled("valid", second(from)
                + certificate.notAfter().map(to -> " to " + second(to)).orElse("")));
        details.keyAlgorithm().ifPresent(algorithm -> out.labelled("key", algorithm
                + details.keySize().map(bits -> " " + bits + " bits").orElse("")
                + details.curve().map(curve -> ", curve " + curve).orElse("")));
        details.signatureAlgorithm().ifPresent(algorithm -> out.labelled("signature", algorithm));
        values("alt. names", details.subjectAlternativeNames());
        values("key usage", details.keyUsage());
        values("ext. usage", details.extendedKeyUsage());
        out.labelled("CA", details.isCa() ? "yes" + details.pathLength().map(length -> ", path length " + length).orElse("") : "no");
        details.template().ifPresent(template -> out.labelled("template", template));
        values("CA issuers", details.caIssuers());
        values("OCSP", details.ocspResponders());
        values("CRLs", details.crlAddresses());
        values("policies", details.policies());
        details.subjectKeyId().ifPresent(id -> out.labelled("key id", id));
        details.authorityKeyId().ifPresent(id -> out.labelled("issuer key", id));
        out.labelled("SHA-1", InspectJson.digest("SHA-1", certificate.encoded()));
        out.labelled("SHA-256", InspectJson.digest("SHA-256", certificate.encoded()));
        out.line();
    }

    private void values(String label, List<String> values) {
        List<String> shown = values.subList(0, Math.min(values.size(), MOST_VALUES));
        out.labelled(label, String.join(", ", shown)
                + (values.size() > MOST_VALUES ? " and " + (values.size() - MOST_VALUES) + " more, see --json" : ""));
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
