package io.github.certenroll4j.response;

import io.github.certenroll4j.StoredCertificate;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.util.encoders.Hex;

/**
 * Those who signed a message, by the names that it gives them (RFC 5652 section 5.3): issuer and serial number, or the
 * identifier of their key. Whoever they are, they are not the one who asked.
 */
final class Signers {

    /** Issuer and serial number. Text has an order, so that no hash codes, however alike, make a search long. */
    private final Set<String> named = new HashSet<>();
    private final Set<String> keyIds = new HashSet<>();

    /** @throws IOException if it is malformed */
    void add(ASN1Encodable signerInfo) throws IOException {
        ASN1Encodable id = SignerInfo.getInstance(signerInfo).getSID().getId();
        if (id instanceof ASN1OctetString) {
            keyIds.add(Hex.toHexString(((ASN1OctetString) id).getOctets()));
            return;
        }
        IssuerAndSerialNumber names = IssuerAndSerialNumber.getInstance(id);
        named.add(pair(RawCertificate.principal(names.getName().getEncoded()), names.getSerialNumber().getValue()));
    }

    /** Whether this certificate belongs to one of them. */
    boolean include(ResponseCertificate certificate) {
        return !named.isEmpty() && isNamed(certificate.issuerName(), certificate.serialNumber())
                || !keyIds.isEmpty() && hasKey(certificate.extensions(), certificate.raw());
    }

    /** Whether this certificate belongs to one of them. */
    boolean include(RawCertificate certificate) {
        return isNamed(certificate.issuer().flatMap(RawCertificate::principal), certificate.serialNumber())
                || hasKey(Extensions.of(certificate), certificate);
    }

    private boolean isNamed(Optional<X500Principal> issuer, Optional<BigInteger> serialNumber) {
        return serialNumber.isPresent() && named.contains(pair(issuer, serialNumber.get()));
    }

    /** A certificate without the identifier of its key is meant by what nearly all use for one (RFC 5280 section 4.2.1.2). */
    private boolean hasKey(Extensions extensions, RawCertificate certificate) {
        Optional<String> id = extensions.subjectKeyId();
        return (id.isPresent() ? id : certificate.publicKey().map(key -> StoredCertificate.thumbprint(key.getPublicKeyData().getBytes())))
                .filter(keyIds::contains).isPresent();
    }

    private static String pair(Optional<X500Principal> issuer, BigInteger serialNumber) {
        return serialNumber.toString(16) + issuer.map(name -> " " + Names.keyOf(name)).orElse("");
    }
}
