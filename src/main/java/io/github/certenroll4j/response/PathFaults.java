package io.github.certenroll4j.response;

import io.github.certenroll4j.DistinguishedName;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;

/** What a strict reader would object to in a path whose signatures are right (RFC 5280 section 6.1). */
final class PathFaults {

    /** Those of RFC 5280 section 4.2, and Microsoft's application policies with their mappings and constraints. */
    private static final Set<String> KNOWN_EXTENSIONS = new HashSet<>(Arrays.asList("2.5.29.9", "2.5.29.14", "2.5.29.15",
            "2.5.29.17", "2.5.29.18", "2.5.29.19", "2.5.29.30", "2.5.29.31", "2.5.29.32", "2.5.29.33", "2.5.29.35", "2.5.29.36",
            "2.5.29.37", "2.5.29.46", "2.5.29.54", "1.3.6.1.5.5.7.1.1", "1.3.6.1.5.5.7.1.11", "1.3.6.1.4.1.311.21.10",
            "1.3.6.1.4.1.311.21.11", "1.3.6.1.4.1.311.21.12"));

    private final List<String> faults = new ArrayList<>();
    /** Empty until a CA constrains names, which few do: to take every name apart is most of the work here. */
    private Optional<NameLimits> constraints = Optional.empty();
    /** How many more CAs may come, by the strictest path length so far. */
    private int allowedCas = Integer.MAX_VALUE;

    private PathFaults() {
    }

    /** One sentence each, without a full stop; the path is leaf first. */
    static List<String> of(List<X509Certificate> path) {
        PathFaults found = new PathFaults();
        for (int i = path.size() - 1; i >= 0; i--) {
            found.judge(path.get(i), i == 0);
        }
        return found.faults;
    }

    /** What an issuer has by itself, whatever is below. */
    static List<String> ofIssuer(X509Certificate issuer) {
        List<String> own = new ArrayList<>();
        unknownCritical(issuer, own);
        own.addAll(CaFaults.of(issuer));
        return own;
    }

    /** Whether the issuer says which certificates may be below it. */
    static boolean isLimiting(X509Certificate issuer) {
        int below = issuer.getBasicConstraints();
        return below >= 0 && below < Integer.MAX_VALUE || issuer.getExtensionValue(Extension.nameConstraints.getId()) != null;
    }

    private void judge(X509Certificate certificate, boolean leaf) {
        List<String> own = new ArrayList<>();
        boolean selfIssued = Names.same(certificate.getSubjectX500Principal(), certificate.getIssuerX500Principal());
        if (constraints.isPresent() && (leaf || !selfIssued)) {
            checkNames(certificate, constraints.get(), own);
        }
        if (leaf) {
            unknownCritical(certificate, own);
            CaFaults.validity(certificate, own);
        } else {
            own.addAll(ofIssuer(certificate));
            countDown(certificate, selfIssued, own);
            constrain(certificate, own);
        }
        own.forEach(fault -> faults.add("\"" + DistinguishedName.of(certificate.getSubjectX500Principal()) + "\": " + fault));
    }

    private static void unknownCritical(X509Certificate certificate, List<String> own) {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        for (String oid : critical == null ? Collections.<String>emptySet() : new TreeSet<>(critical)) {
            if (!KNOWN_EXTENSIONS.contains(oid)) {
                own.add("its extension " + oid + " is critical and not a usual one; who does not know it has to refuse the"
                        + " certificate (CERT_E_CRITICAL)");
            }
        }
    }

    private void countDown(X509Certificate ca, boolean selfIssued, List<String> own) {
        if (!selfIssued && allowedCas-- <= 0) {
            own.add("a CA above it allows fewer CAs below (path length)");
        }
        if (ca.getBasicConstraints() >= 0) {
            allowedCas = Math.min(allowedCas, ca.getBasicConstraints());
        }
    }

    private void constrain(X509Certificate ca, List<String> own) {
        Optional<ASN1Primitive> value = Extensions.of(ca).value(Extension.nameConstraints.getId());
        try {
            if (value.isPresent()) {
                NameLimits names = constraints.orElseGet(NameLimits::new);
                constraints = Optional.of(names);
                names.add(NameConstraints.getInstance(value.get()));
            }
        } catch (RuntimeException malformed) {
            own.add("its name constraints cannot be read");
        }
    }

    private static void checkNames(X509Certificate certificate, NameLimits names, List<String> own) {
        try {
            names.check(certificate);
        } catch (NameConstraintValidatorException outside) {
            own.add("a CA above it does not allow this name (name constraints, CERT_E_INVALID_NAME)");
        } catch (RuntimeException malformed) {
            own.add("its names cannot be compared with the name constraints above");
        }
    }
}
