package io.github.certenroll4j.cli;

import io.github.certenroll4j.DistinguishedName;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.CertificateDetails;
import io.github.certenroll4j.response.Recommendation;
import io.github.certenroll4j.response.ResponseCertificate;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code inspect} answers, as JSON. */
final class InspectJson {

    private InspectJson() {
    }

    static Json of(CaResponse response, CertificateChain chain, Optional<Boolean> answersRequest, List<FileVersion> versions) {
        List<Map<String, Object>> certificates = response.entries().stream()
                .map(certificate -> certificate(certificate, chain)).collect(Collectors.toList());
        return Json.answerOf("inspect")
                .with("kind", response.kind().name())
                .with("encoding", response.encoding().name())
                .with("label", response.label().orElse(null))
                .with("certificates", certificates)
                .with("crls", response.crls())
                .with("remarks", remarks(response, chain))
                .with("cmc", response.cmcStatus().map(CmcReport::asMap).orElse(null))
                .with("chain", Json.object()
                        .with("complete", chain.complete())
                        .with("trusted", chain.trusted())
                        .with("missingIssuer", chain.missingIssuer().map(DistinguishedName::of).orElse(null))
                        .with("faults", chain.faults())
                        .asMap())
                .with("answersRequest", answersRequest.orElse(null))
                .with("forecast", ForecastTable.isPossible(chain) ? ForecastTable.asMaps(chain, versions) : Collections.emptyList())
                .with("recommendation", Recommendation.of(response, chain));
    }

    /** All that is odd, but the faults of the chain, which have a field of their own. */
    private static List<String> remarks(CaResponse response, CertificateChain chain) {
        List<String> remarks = new ArrayList<>(response.remarks());
        remarks.addAll(chain.remarks());
        remarks.removeAll(chain.faults());
        remarks.addAll(chain.doubts());
        return remarks;
    }

    private static Map<String, Object> certificate(ResponseCertificate entry, CertificateChain chain) {
        CertificateDetails details = CertificateDetails.of(entry);
        return Json.object()
                .with("subject", entry.subject().orElse(null))
                .with("issuer", entry.issuer().orElse(null))
                .with("serialNumber", entry.serialNumber().map(number -> number.toString(16)).orElse(null))
                .with("notBefore", entry.notBefore().map(InspectJson::second).orElse(null))
                .with("notAfter", entry.notAfter().map(InspectJson::second).orElse(null))
                .with("sha1", digest("SHA-1", entry.encoded()))
                .with("sha256", digest("SHA-256", entry.encoded()))
                .with("role", chain.role(entry).name())
                .with("readable", entry.x509().isPresent())
                .with("error", entry.fault().orElse(null))
                .with("keyAlgorithm", details.keyAlgorithm().orElse(null))
                .with("keySize", details.keySize().orElse(null))
                .with("curve", details.curve().orElse(null))
                .with("signatureAlgorithm", details.signatureAlgorithm().orElse(null))
                .with("subjectAlternativeNames", details.subjectAlternativeNames())
                .with("extendedKeyUsage", details.extendedKeyUsage())
                .with("keyUsage", details.keyUsage())
                .with("isCa", details.isCa())
                .with("pathLength", details.pathLength().orElse(null))
                .with("template", details.template().orElse(null))
                .with("caIssuers", details.caIssuers())
                .with("ocspResponders", details.ocspResponders())
                .with("crlAddresses", details.crlAddresses())
                .with("policies", details.policies())
                .with("subjectKeyId", details.subjectKeyId().orElse(null))
                .with("authorityKeyId", details.authorityKeyId().orElse(null))
                .asMap();
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Lower-case hexadecimal, as Windows shows a thumbprint. */
    static String digest(String algorithm, byte[] encoded) {
        try {
            StringBuilder digits = new StringBuilder();
            for (byte b : MessageDigest.getInstance(algorithm).digest(encoded)) {
                digits.append(Character.forDigit(b >> 4 & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
            }
            return digits.toString();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
