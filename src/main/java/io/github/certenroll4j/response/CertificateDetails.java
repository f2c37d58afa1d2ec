package io.github.certenroll4j.response;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.DefaultSignatureNameFinder;
import org.bouncycastle.util.encoders.Hex;

/**
 * What the usual tools show of a certificate: its key, its signature and what its extensions say, by their names. Each part
 * as far as it can be had, of a certificate that cannot be read as a whole, too; a malformed extension counts as absent.
 */
public final class CertificateDetails {

    /** Microsoft's name of a version 1 template, and the identifier and version of a later one. */
    private static final String TEMPLATE_NAME = "1.3.6.1.4.1.311.20.2";
    private static final String TEMPLATE = "1.3.6.1.4.1.311.21.7";

    /** Signatures with SHA-3, which Bouncy Castle has no names for: those of ECDSA, then those of RSA. */
    private static final List<String> WITH_SHA3 = Arrays.asList("2.16.840.1.101.3.4.3.9", "2.16.840.1.101.3.4.3.10",
            "2.16.840.1.101.3.4.3.11", "2.16.840.1.101.3.4.3.12", "2.16.840.1.101.3.4.3.13", "2.16.840.1.101.3.4.3.14",
            "2.16.840.1.101.3.4.3.15", "2.16.840.1.101.3.4.3.16");
    private static final int[] SHA3_BITS = {224, 256, 384, 512};

    private static final DefaultSignatureNameFinder SIGNATURES = new DefaultSignatureNameFinder();

    private final RawCertificate raw;
    private final Extensions extensions;
    private final Optional<CertificateKey> key;

    private CertificateDetails(RawCertificate raw) {
        this.raw = raw;
        this.extensions = Extensions.of(raw);
        this.key = raw.publicKey().map(CertificateKey::new);
    }

    /** The details of one certificate. */
    public static CertificateDetails of(ResponseCertificate certificate) {
        return new CertificateDetails(certificate.raw());
    }

    /** The serial number as Windows shows it: the bytes that it is, in two's complement, lower-case hexadecimal. */
    public Optional<String> serialNumber() {
        return raw.serialNumber().map(BigInteger::toByteArray).map(Hex::toHexString);
    }

    /** {@code SHA256withRSA}; the object identifier of an algorithm that is not known. */
    public Optional<String> signatureAlgorithm() {
        return raw.signatureAlgorithm().map(CertificateDetails::name);
    }

    /** The name of a signature algorithm whose parameters say nothing. */
    static String signatureName(String oid) {
        return name(new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid)));
    }

    private static String name(AlgorithmIdentifier algorithm) {
        int sha3 = WITH_SHA3.indexOf(algorithm.getAlgorithm().getId());
        if (sha3 >= 0) {
            return "SHA3-" + SHA3_BITS[sha3 % SHA3_BITS.length] + (sha3 < SHA3_BITS.length ? "withECDSA" : "withRSA");
        }
        try {
            return SIGNATURES.getAlgorithmName(algorithm).replace("WITH", "with").replace("ANDMGF1", "andMGF1")
                    .replaceFirst("^ED", "Ed");
        } catch (RuntimeException malformedParameters) {
            return algorithm.getAlgorithm().getId();
        }
    }

    /** {@code RSA}, {@code EC}, {@code Ed25519}; the object identifier of an algorithm that is not known. */
    public Optional<String> keyAlgorithm() {
        return key.map(CertificateKey::algorithm);
    }

    /** Bits of the modulus or of the curve's field; empty where the algorithm has but one size. */
    public Optional<Integer> keySize() {
        return key.flatMap(CertificateKey::bits);
    }

    /** The name of the key's elliptic curve, {@code written out} for one that has its numbers in the certificate. */
    public Optional<String> curve() {
        return key.flatMap(CertificateKey::curve);
    }

    /** {@code DNS:server.example}, {@code IP:192.0.2.1}, {@code email:…}, {@code UPN:…} and so on. */
    public List<String> subjectAlternativeNames() {
        return list(Extension.subjectAlternativeName, value -> Arrays.stream(GeneralNames.getInstance(value).getNames())
                .map(AlternativeNames::text));
    }

    private List<String> list(ASN1ObjectIdentifier extension, Extensions.Reading<Stream<String>> reading) {
        return extensions.read(extension.getId(), value -> reading.of(value).collect(Collectors.toList()))
                .orElse(Collections.emptyList());
    }

    /** {@code digitalSignature}, {@code keyCertSign} and so on (RFC 5280 section 4.2.1.3). */
    public List<String> keyUsage() {
        return list(Extension.keyUsage, value -> Usages.keyUsage(ASN1BitString.getInstance(value).getBytes()).stream());
    }

    /** {@code serverAuth}, {@code clientAuth} and so on; the object identifier of one that is not known. */
    public List<String> extendedKeyUsage() {
        return list(Extension.extendedKeyUsage, value -> Arrays.stream(ExtendedKeyUsage.getInstance(value).getUsages())
                .map(purpose -> Usages.purpose(purpose.getId())));
    }

    /** Whether it says that it is a CA. */
    public boolean isCa() {
        return extensions.isCa();
    }

    /** How many CAs may stand below it; empty where it does not say. */
    public Optional<BigInteger> pathLength() {
        return extensions.read(Extension.basicConstraints.getId(),
                value -> BasicConstraints.getInstance(value).getPathLenConstraint());
    }

    /** The template that AD CS issued it by: a name, or an object identifier with its version. */
    public Optional<String> template() {
        Optional<String> name = extensions.read(TEMPLATE_NAME, value -> ((ASN1String) value).getString());
        return name.isPresent() ? name : extensions.read(TEMPLATE, CertificateDetails::template);
    }

    private static String template(ASN1Primitive value) {
        ASN1Sequence parts = ASN1Sequence.getInstance(value);
        String version = parts.size() > 1 ? " version " + parts.getObjectAt(1) + (parts.size() > 2 ? "." + parts.getObjectAt(2) : "") : "";
        return ASN1ObjectIdentifier.getInstance(parts.getObjectAt(0)).getId() + version;
    }

    /** Where the certificate of its issuer lies, what everybody can fetch first. */
    public List<String> caIssuers() {
        return extensions.caIssuers();
    }

    /** Who answers by OCSP whether it is revoked. */
    public List<String> ocspResponders() {
        return extensions.accessLocations(AccessDescription.id_ad_ocsp);
    }

    /** Where the CRLs lie that it may be in. */
    public List<String> crlAddresses() {
        return list(Extension.cRLDistributionPoints, value -> Arrays.stream(CRLDistPoint.getInstance(value).getDistributionPoints())
                .map(DistributionPoint::getDistributionPoint)
                .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
                .flatMap(name -> Arrays.stream(GeneralNames.getInstance(name.getName()).getNames()))
                .map(AlternativeNames::address));
    }

    /** The object identifiers of the policies that it was issued under. */
    public List<String> policies() {
        return list(Extension.certificatePolicies, value -> Arrays.stream(CertificatePolicies.getInstance(value).getPolicyInformation())
                .map(policy -> policy.getPolicyIdentifier().getId()));
    }

    /** The identifier of its key, in hexadecimal. */
    public Optional<String> subjectKeyId() {
        return extensions.subjectKeyId();
    }

    /** The identifier of its issuer's key, in hexadecimal. */
    public Optional<String> authorityKeyId() {
        return extensions.authorityKeyId();
    }
}
