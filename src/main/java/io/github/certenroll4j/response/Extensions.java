package io.github.certenroll4j.response;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.util.encoders.Hex;

/** The extensions that link certificates (RFC 5280 section 4.2). A malformed one counts as absent. */
final class Extensions {

    private interface Source {
        Optional<ASN1Primitive> value(String oid);
    }

    interface Reading<T> {
        T of(ASN1Primitive value);
    }

    private final Source source;
    /** Null until somebody asks. */
    private Optional<AuthorityKeyIdentifier> authority;

    private Extensions(Source source) {
        this.source = source;
    }

    static Extensions of(X509Certificate certificate) {
        return new Extensions(oid -> unwrapped(certificate.getExtensionValue(oid)));
    }

    static Extensions of(RawCertificate certificate) {
        return new Extensions(certificate::extension);
    }

    private static Optional<ASN1Primitive> unwrapped(byte[] wrapped) {
        try {
            return wrapped == null ? Optional.empty()
                    : Optional.of(Asn1.parse(ASN1OctetString.getInstance(Asn1.parse(wrapped)).getOctets()));
        } catch (IOException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /** Subject key identifier in hexadecimal. */
    Optional<String> subjectKeyId() {
        return read(Extension.subjectKeyIdentifier.getId(),
                value -> Hex.toHexString(SubjectKeyIdentifier.getInstance(value).getKeyIdentifier())).filter(id -> !id.isEmpty());
    }

    /** The identifier of the issuer's key in hexadecimal. */
    Optional<String> authorityKeyId() {
        return authority().map(AuthorityKeyIdentifier::getKeyIdentifierOctets).map(Hex::toHexString).filter(id -> !id.isEmpty());
    }

    /** The serial number of the issuer's certificate, where the identifier of its key names that, too. */
    Optional<BigInteger> authoritySerialNumber() {
        return authority().map(AuthorityKeyIdentifier::getAuthorityCertSerialNumber);
    }

    /** Read once: both of its parts are asked for. */
    private Optional<AuthorityKeyIdentifier> authority() {
        if (authority == null) {
            authority = read(Extension.authorityKeyIdentifier.getId(), AuthorityKeyIdentifier::getInstance);
        }
        return authority;
    }

    /** Whether the basic constraints say that it is a CA. */
    boolean isCa() {
        return read(Extension.basicConstraints.getId(), value -> BasicConstraints.getInstance(value).isCA()).orElse(false);
    }

    /**
     * Where the certificate of the issuer lies: the "CA Issuers" addresses of authority information access. Those that
     * everybody can fetch come first: an LDAP address is of use inside its domain only.
     */
    List<String> caIssuers() {
        List<String> addresses = accessLocations(AccessDescription.id_ad_caIssuers);
        addresses.sort(Comparator.comparing(address -> !isHttp(address)));
        return addresses;
    }

    static boolean isHttp(String address) {
        return address.regionMatches(true, 0, "http:", 0, 5) || address.regionMatches(true, 0, "https:", 0, 6);
    }

    /** The addresses of authority information access for this purpose. */
    List<String> accessLocations(ASN1ObjectIdentifier method) {
        List<String> addresses = new ArrayList<>();
        for (AccessDescription access : read(Extension.authorityInfoAccess.getId(),
                value -> AuthorityInformationAccess.getInstance(value).getAccessDescriptions()).orElse(new AccessDescription[0])) {
            GeneralName location = access.getAccessLocation();
            if (method.equals(access.getAccessMethod()) && location.getTagNo() == GeneralName.uniformResourceIdentifier) {
                addresses.add(location.getName().toString());
            }
        }
        return addresses;
    }

    /** The value of an extension as Bouncy Castle reads it. */
    Optional<ASN1Primitive> value(String oid) {
        return source.value(oid);
    }

    <T> Optional<T> read(String oid, Reading<T> reading) {
        try {
            return value(oid).map(reading::of);
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }
}
