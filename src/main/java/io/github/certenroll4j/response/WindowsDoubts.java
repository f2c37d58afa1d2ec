package io.github.certenroll4j.response;

import io.github.certenroll4j.DistinguishedName;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * What Windows' chain engine may object to in a path though RFC 5280 does not: weak keys and signatures, keys that it does
 * not know, usages that do not nest, key identifiers that lead elsewhere. Its errors are named as in
 * {@code CERT_TRUST_STATUS}.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/ns-wincrypt-cert_trust_status">CERT_TRUST_STATUS</a>
 */
final class WindowsDoubts {

    private static final int SHORTEST_RSA = 1024;
    private static final Map<String, String> WEAK_SIGNATURES = weakSignatures();
    /** What Windows knows from Vista on: RSA and its PSS, ECDSA and DSA with the hashes of its time. */
    private static final Set<String> USUAL_SIGNATURES = new HashSet<>(Arrays.asList("1.2.840.113549.1.1.5", "1.2.840.113549.1.1.10",
            "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13", "1.2.840.10045.4.1", "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4", "1.2.840.10040.4.3", "1.3.14.3.2.27", "1.3.14.3.2.29"));
    /** Application policies of Microsoft: where they are, the extended key usages are not asked. */
    private static final String APPLICATION_POLICIES = "1.3.6.1.4.1.311.21.10";

    private static final List<String> REGISTRATION_AUTHORITY = Arrays.asList("1.3.6.1.4.1.311.20.2.1", "1.3.6.1.5.5.7.3.28");
    /** OCSPSigning, timeStamping, msCaExchange and msKeyRecoveryAgent, and those. */
    private static final List<String> SERVICES = Arrays.asList("1.3.6.1.5.5.7.3.9", "1.3.6.1.5.5.7.3.8", "1.3.6.1.4.1.311.21.5",
            "1.3.6.1.4.1.311.21.6", "1.3.6.1.4.1.311.20.2.1", "1.3.6.1.5.5.7.3.28");

    private final List<String> doubts = new ArrayList<>();
    /** The extended key usages that every CA so far allows; empty while none has one. */
    private Optional<Set<String>> allowed = Optional.empty();

    private final KeyIds keyIds;

    private WindowsDoubts(KeyIds keyIds) {
        this.keyIds = keyIds;
    }

    /** One sentence each, without a full stop; the path is leaf first. */
    static List<String> of(List<X509Certificate> path, KeyIds keyIds) {
        WindowsDoubts found = new WindowsDoubts(keyIds);
        for (int i = path.size() - 1; i >= 0; i--) {
            List<X509Certificate> above = path.subList(i + 1, path.size());
            found.judge(path.get(i), above.stream().findFirst(), i == 0);
        }
        return found.doubts;
    }

    private void judge(X509Certificate certificate, Optional<X509Certificate> issuer, boolean leaf) {
        List<String> own = new ArrayList<>();
        key(certificate.getPublicKey()).ifPresent(own::add);
        if (issuer.isPresent()) {
            signature(certificate, issuer.get()).ifPresent(own::add);
            keyId(certificate, issuer.get()).ifPresent(own::add);
        }
        usage(certificate, leaf).ifPresent(own::add);
        String name = "\"" + DistinguishedName.of(certificate.getSubjectX500Principal()) + "\": ";
        own.forEach(doubt -> doubts.add(name + doubt));
    }

    private static Optional<String> key(PublicKey key) {
        if (key instanceof RSAPublicKey) {
            int bits = ((RSAPublicKey) key).getModulus().bitLength();
            return bits >= SHORTEST_RSA ? Optional.empty() : Optional.of("its RSA key has " + bits + " bits; Windows 8 and later,"
                    + " and earlier ones with the update of 2012 (2661254), take none below 1,024"
                    + " (CERT_TRUST_IS_NOT_SIGNATURE_VALID)");
        }
        CertificateKey kind;
        try {
            kind = new CertificateKey(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        } catch (RuntimeException malformed) { // Java keeps a key of a kind that it does not know as it is
            return Optional.of("its key is malformed, and not every Windows may take it");
        }
        boolean usual = kind.isRsa() || kind.isOnUsualCurve() || key.getAlgorithm().equals("DSA");
        return usual ? Optional.empty() : Optional.of("its key is of a kind that not every Windows knows: " + kind.algorithm()
                + kind.curve().map(curve -> " on the curve " + curve).orElse(""));
    }

    private static Optional<String> signature(X509Certificate certificate, X509Certificate issuer) {
        String algorithm = certificate.getSigAlgOID();
        String weak = WEAK_SIGNATURES.get(algorithm);
        if (weak != null) {
            return Optional.of("its signature is made with " + weak + ", which is broken; Windows may call it weak"
                    + " (CERT_TRUST_HAS_WEAK_SIGNATURE)");
        }
        // Keys that not every Windows knows are spoken of already, and their signatures are of their kind.
        boolean usual = USUAL_SIGNATURES.contains(algorithm) || key(issuer.getPublicKey()).isPresent();
        return usual ? Optional.empty() : Optional.of("its signature is of a kind that not every Windows knows: "
                + CertificateDetails.signatureName(algorithm));
    }

    private Optional<String> keyId(X509Certificate certificate, X509Certificate issuer) {
        KeyIds.Ids ids = keyIds.of(certificate);
        Optional<String> has = keyIds.of(issuer).subject;
        boolean otherKey = ids.authority.isPresent() && has.isPresent() && !ids.authority.equals(has);
        boolean otherNumber = ids.authoritySerialNumber.filter(number -> !number.equals(issuer.getSerialNumber())).isPresent();
        return otherKey || otherNumber ? Optional.of("its authority key identifier names another " + (otherKey ? "key" : "certificate")
                + " than the one that signed it; Windows looks for the issuer by it, and may not find it (CERT_TRUST_IS_PARTIAL_CHAIN)")
                : Optional.empty();
    }

    private Optional<String> usage(X509Certificate certificate, boolean leaf) {
        Set<String> own = usages(certificate);
        if (own.isEmpty() || own.contains(Usages.ANY)) {
            return Optional.empty();
        }
        Set<String> lost = new LinkedHashSet<>(own);
        allowed.ifPresent(lost::removeAll);
        if (!leaf) {
            allowed.ifPresent(own::retainAll);
            allowed = Optional.of(own);
            return Optional.empty();
        }
        return !allowed.isPresent() || lost.isEmpty() ? Optional.empty() : Optional.of("a CA above it is not good for "
                + lost.stream().map(Usages::purpose).collect(Collectors.joining(", ")) + "; Windows nests extended key usages"
                + " (CERT_TRUST_IS_NOT_VALID_FOR_USAGE)");
    }

    /** Whether it may be used for nothing but what a registration authority does: enrollment agents of Microsoft, those of CMC. */
    static boolean isOfRegistrationAuthority(X509Certificate certificate) {
        Set<String> usages = usages(certificate);
        return !usages.isEmpty() && REGISTRATION_AUTHORITY.containsAll(usages);
    }

    /** Whether it may be used for nothing but what serves a CA: registration, the status of certificates, time stamps, others' keys. */
    static boolean isOfService(X509Certificate certificate) {
        Set<String> usages = usages(certificate);
        return !usages.isEmpty() && SERVICES.containsAll(usages);
    }

    private static Set<String> usages(X509Certificate certificate) {
        if (certificate.getExtensionValue(APPLICATION_POLICIES) != null) {
            return Extensions.of(certificate).read(APPLICATION_POLICIES, value -> Arrays.stream(CertificatePolicies.getInstance(value)
                    .getPolicyInformation()).map(policy -> policy.getPolicyIdentifier().getId()).collect(Collectors.toCollection(LinkedHashSet::new)))
                    .orElseGet(LinkedHashSet::new);
        }
        try {
            List<String> usages = certificate.getExtendedKeyUsage();
            return usages == null ? Collections.emptySet() : new LinkedHashSet<>(usages);
        } catch (CertificateParsingException malformed) {
            return Collections.emptySet();
        }
    }

    private static Map<String, String> weakSignatures() {
        Map<String, String> weak = new HashMap<>();
        weak.put("1.2.840.113549.1.1.2", "MD2");
        weak.put("1.2.840.113549.1.1.3", "MD4");
        weak.put("1.2.840.113549.1.1.4", "MD5");
        weak.put("1.3.14.3.2.2", "MD4");
        weak.put("1.3.14.3.2.3", "MD5");
        weak.put("1.3.14.3.2.4", "MD4");
        return weak;
    }
}
