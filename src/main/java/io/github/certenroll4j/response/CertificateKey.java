package io.github.certenroll4j.response;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;

/** What kind of key a certificate has, told from its encoding alone: nothing is computed with it. */
final class CertificateKey {

    /** The curves of Suite B: what Windows knows from Vista on, and every JDK. */
    private static final List<String> USUAL_CURVES = Arrays.asList("1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35");
    private static final String RSA = "1.2.840.113549.1.1.1";
    private static final String RSA_PSS = "1.2.840.113549.1.1.10";
    private static final String EC = "1.2.840.10045.2.1";
    private static final String DSA = "1.2.840.10040.4.1";
    private static final String PRIME_FIELD = "1.2.840.10045.1.1";
    private static final Map<String, String> NAMES = names();

    private final SubjectPublicKeyInfo encoded;

    CertificateKey(SubjectPublicKeyInfo encoded) {
        this.encoded = encoded;
    }

    /** Its algorithm by name, or its object identifier in figures and dots. */
    String algorithm() {
        return NAMES.getOrDefault(oid(), oid());
    }

    boolean isRsa() {
        return RSA.equals(oid()) || RSA_PSS.equals(oid());
    }

    boolean isEc() {
        return EC.equals(oid());
    }

    /** Whether it is on a curve that every Windows from Vista on knows. */
    boolean isOnUsualCurve() {
        return isEc() && isUsual(parameters());
    }

    /** Whether these parameters are the name of a curve that every Windows and every JDK knows. */
    static boolean isUsual(ASN1Encodable parameters) {
        return parameters != null && USUAL_CURVES.contains(parameters.toString());
    }

    /** Length in bits of what gives it its strength; empty where the algorithm has but one, or it cannot be told. */
    Optional<Integer> bits() {
        try {
            if (isRsa()) {
                return Optional.of(integer(ASN1Sequence.getInstance(encoded.parsePublicKey()).getObjectAt(0)));
            }
            if (DSA.equals(oid())) {
                return Optional.of(integer(ASN1Sequence.getInstance(parameters()).getObjectAt(0)));
            }
            return isEc() ? fieldSize() : Optional.empty();
        } catch (Exception malformed) {
            return Optional.empty();
        }
    }

    private Optional<Integer> fieldSize() {
        if (parameters() instanceof ASN1ObjectIdentifier) {
            return Optional.ofNullable(ECNamedCurveTable.getByOIDLazy((ASN1ObjectIdentifier) parameters()))
                    .map(curve -> curve.getCurve().getFieldSize());
        }
        // Written out: SpecifiedECDomain (SEC 1 appendix C.2) begins with its version and the field.
        ASN1Sequence field = ASN1Sequence.getInstance(ASN1Sequence.getInstance(parameters()).getObjectAt(1));
        ASN1Encodable size = field.getObjectAt(1);
        return Optional.of(PRIME_FIELD.equals(field.getObjectAt(0).toString()) ? integer(size)
                : ASN1Integer.getInstance(ASN1Sequence.getInstance(size).getObjectAt(0)).intValueExact());
    }

    /** The name of its elliptic curve; empty for every other kind of key. */
    Optional<String> curve() {
        if (!isEc()) {
            return Optional.empty();
        }
        if (!(parameters() instanceof ASN1ObjectIdentifier)) {
            return Optional.of("written out");
        }
        ASN1ObjectIdentifier curve = (ASN1ObjectIdentifier) parameters();
        return Optional.of(Optional.ofNullable(ECNamedCurveTable.getName(curve)).orElse(curve.getId()));
    }

    private String oid() {
        return encoded.getAlgorithm().getAlgorithm().getId();
    }

    private ASN1Encodable parameters() {
        return encoded.getAlgorithm().getParameters();
    }

    private static int integer(ASN1Encodable number) {
        return ASN1Integer.getInstance(number).getPositiveValue().bitLength();
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        names.put(RSA, "RSA");
        names.put(RSA_PSS, "RSASSA-PSS");
        names.put(EC, "EC");
        names.put(DSA, "DSA");
        names.put("1.3.101.112", "Ed25519");
        names.put("1.3.101.113", "Ed448");
        names.put("2.16.840.1.101.3.4.3.17", "ML-DSA-44");
        names.put("2.16.840.1.101.3.4.3.18", "ML-DSA-65");
        names.put("2.16.840.1.101.3.4.3.19", "ML-DSA-87");
        return names;
    }
}
