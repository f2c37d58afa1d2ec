package io.github.certenroll4j.cli;

import io.github.certenroll4j.response.CertificateDetails;
import io.github.certenroll4j.response.ResponseCertificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All of a certificate that people ask for, as much as OpenSSL and certutil show: labels and what stands beside them. */
final class CertificateFields {

    private static final int MOST_VALUES = 50;

    private final Map<String, String> fields = new LinkedHashMap<>();

    private CertificateFields() {
    }

    /** What the certificate does not have is left out. */
    static Map<String, String> of(ResponseCertificate certificate) {
        CertificateFields all = new CertificateFields();
        all.names(certificate);
        all.details(CertificateDetails.of(certificate));
        all.add("SHA-1", InspectJson.digest("SHA-1", certificate.encoded()));
        all.add("SHA-256", InspectJson.digest("SHA-256", certificate.encoded()));
        return all.fields;
    }

    private void names(ResponseCertificate certificate) {
        certificate.fault().ifPresent(fault -> add("unreadable", fault));
        add("subject", certificate.subject().map(name -> name.isEmpty() ? "(no name)" : name).orElse("not to be had"));
        add("issuer", certificate.issuer().orElse("not to be had"));
        CertificateDetails.of(certificate).serialNumber().ifPresent(number -> add("serial no.", number));
        certificate.notBefore().ifPresent(from -> add("valid", second(from)
                + certificate.notAfter().map(to -> " to " + second(to)).orElse("")));
    }

    private void details(CertificateDetails details) {
        details.keyAlgorithm().ifPresent(algorithm -> add("key", algorithm
                + details.keySize().map(bits -> " " + bits + " bits").orElse("")
                + details.curve().map(curve -> ", curve " + curve).orElse("")));
        details.signatureAlgorithm().ifPresent(algorithm -> add("signature", algorithm));
        add("alt. names", details.subjectAlternativeNames());
        add("key usage", details.keyUsage());
        add("ext. usage", details.extendedKeyUsage());
        add("CA", details.isCa() ? "yes" + details.pathLength().map(length -> ", path length " + length).orElse("") : "no");
        details.template().ifPresent(template -> add("template", template));
        add("CA issuers", details.caIssuers());
        add("OCSP", details.ocspResponders());
        add("CRLs", details.crlAddresses());
        add("policies", details.policies());
        details.subjectKeyId().ifPresent(id -> add("key id", id));
        details.authorityKeyId().ifPresent(id -> add("issuer key", id));
    }

    private void add(String label, List<String> values) {
        List<String> shown = values.subList(0, Math.min(values.size(), MOST_VALUES));
        add(label, String.join(", ", shown)
                + (values.size() > MOST_VALUES ? " and " + (values.size() - MOST_VALUES) + " more, see --json" : ""));
    }

    private void add(String label, String value) {
        if (!value.isEmpty()) {
            fields.put(label, value);
        }
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
