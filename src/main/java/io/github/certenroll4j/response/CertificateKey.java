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
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** What kind of key a certificate has, told from its encoding alone: nothing is computed with it. */
final class CertificateKey {

    /** The curves of Suite B: what Windows knows from Vista on, and every JDK. */
    private static final List<ASN1ObjectIdentifier> USUAL_CURVES = Arrays.asList(SECObjectIdentifiers.secp256r1,
            SECObjectIdentifiers.secp384r1, SECObjectIdentifiers.secp521r1);
    private static final Map<ASN1ObjectIdentifier, String> NAMES = names();

    private final SubjectPublicKeyInfo encoded;

    CertificateKey(SubjectPublicKeyInfo encoded) {
        this.encoded = encoded;
    }

    /** Its algorithm by name, or its object identifier in figures and dots. */
    String algorithm() {
        return NAMES.getOrDefault(oid(), oid().getId());
    }

    boolean isRsa() {
        return PKCSObjectIdentifiers.rsaEncryption.equals(oid()) || PKCSObjectIdentifiers.id_RSASSA_PSS.equals(oid());
    }

    boolean isEc() {
        return X9ObjectIdentifiers.id_ecPublicKey.equals(oid());
    }

    /** Whether it is on a curve that every Windows from Vista on knows. */
    boolean isOnUsualCurve() {
        return isEc() && USUAL_CURVES.contains(parameters());
    }

    /** Length in bits of what gives it its strength; empty where the algorithm has but one, or it cannot be told. */
    Optional<Integer> bits() {
        try {
            if (isRsa()) {
                return Optional.of(integer(ASN1Sequence.getInstance(encoded.parsePublicKey()).getObjectAt(0)));
            }
            if (X9ObjectIdentifiers.id_dsa.equals(oid())) {
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
        return Optional.of(X9ObjectIdentifiers.prime_field.equals(field.getObjectAt(0)) ? integer(size)
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

    private ASN1ObjectIdentifier oid() {
        return encoded.getAlgorithm().getAlgorithm();
    }

    private ASN1Encodable parameters() {
        return encoded.getAlgorithm().getParameters();
    }

    private static int integer(ASN1Encodable number) {
        return ASN1Integer.getInstance(number).getPositiveValue().bitLength();
    }

    private static Map<ASN1ObjectIdentifier, String> names() {
        Map<ASN1ObjectIdentifier, String> names = new HashMap<>();
        names.put(PKCSObjectIdentifiers.rsaEncryption, "RSA");
        names.put(PKCSObjectIdentifiers.id_RSASSA_PSS, "RSASSA-PSS");
        names.put(X9ObjectIdentifiers.id_ecPublicKey, "EC");
        names.put(X9ObjectIdentifiers.id_dsa, "DSA");
        names.put(EdECObjectIdentifiers.id_Ed25519, "Ed25519");
        names.put(EdECObjectIdentifiers.id_Ed448, "Ed448");
        names.put(NISTObjectIdentifiers.id_ml_dsa_44, "ML-DSA-44");
        names.put(NISTObjectIdentifiers.id_ml_dsa_65, "ML-DSA-65");
        names.put(NISTObjectIdentifiers.id_ml_dsa_87, "ML-DSA-87");
        return names;
    }
}
