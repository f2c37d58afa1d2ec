package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.Recommendation;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/** What {@code inspect} answers, as JSON. */
final class InspectJson {

    private InspectJson() {
    }

    static Json of(CaResponse response, CertificateChain chain, List<FileVersion> versions) {
        List<Map<String, Object>> certificates = response.certificates().stream()
                .map(certificate -> certificate(certificate, chain)).collect(Collectors.toList());
        return Json.answerOf("inspect")
                .with("kind", response.kind().name())
                .with("encoding", response.encoding().name())
                .with("label", response.label().orElse(null))
                .with("certificates", certificates)
                .with("crls", response.crls())
                .with("cmc", response.cmcStatus().map(CmcReport::asMap).orElse(null))
                .with("chain", Json.object()
                        .with("complete", chain.complete())
                        .with("trusted", chain.trusted())
                        .with("missingIssuer", chain.missingIssuer().map(X500Principal::getName).orElse(null))
                        .asMap())
                .with("forecast", ForecastTable.asMaps(chain, versions))
                .with("recommendation", Recommendation.of(response, chain));
    }

    private static Map<String, Object> certificate(X509Certificate certificate, CertificateChain chain) {
        return Json.object()
                .with("subject", certificate.getSubjectX500Principal().getName())
                .with("issuer", certificate.getIssuerX500Principal().getName())
                .with("serialNumber", certificate.getSerialNumber().toString(16))
                .with("notBefore", certificate.getNotBefore().toInstant().toString())
                .with("notAfter", certificate.getNotAfter().toInstant().toString())
                .with("sha1", digest("SHA-1", certificate))
                .with("sha256", digest("SHA-256", certificate))
                .with("role", chain.role(certificate).name())
                .asMap();
    }

    /** Lower-case hexadecimal, as Windows shows a thumbprint. */
    static String digest(String algorithm, X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
            return String.format(Locale.ROOT, "%0" + 2 * digest.length + "x", new BigInteger(1, digest));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
