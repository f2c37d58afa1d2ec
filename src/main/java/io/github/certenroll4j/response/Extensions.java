package io.github.certenroll4j.response;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.util.encoders.Hex;

/** The extensions that link certificates (RFC 5280 section 4.2). A malformed one counts as absent. */
final class Extensions {

    private interface Reading<T> {
        T of(ASN1Primitive value);
    }

    private Extensions() {
    }

    /** Subject key identifier in hexadecimal. */
    static Optional<String> subjectKeyId(X509Certificate certificate) {
        return read(certificate, Extension.subjectKeyIdentifier.getId(),
                value -> Hex.toHexString(SubjectKeyIdentifier.getInstance(value).getKeyIdentifier()));
    }

    /** The identifier of the issuer's key in hexadecimal. */
    static Optional<String> authorityKeyId(X509Certificate certificate) {
        return read(certificate, Extension.authorityKeyIdentifier.getId(),
                value -> AuthorityKeyIdentifier.getInstance(value).getKeyIdentifierOctets())
                .map(Hex::toHexString);
    }

    /** Where the certificate of the issuer lies: the "CA Issuers" addresses of authority information access. */
    static List<String> caIssuers(X509Certificate certificate) {
        return read(certificate, Extension.authorityInfoAccess.getId(), Extensions::caIssuers).orElseGet(ArrayList::new);
    }

    private static List<String> caIssuers(ASN1Primitive value) {
        List<String> addresses = new ArrayList<>();
        for (AccessDescription access : AuthorityInformationAccess.getInstance(value).getAccessDescriptions()) {
            GeneralName location = access.getAccessLocation();
            if (AccessDescription.id_ad_caIssuers.equals(access.getAccessMethod())
                    && location.getTagNo() == GeneralName.uniformResourceIdentifier) {
                addresses.add(location.getName().toString());
            }
        }
        return addresses;
    }

    /** The value of an extension as Bouncy Castle reads it. */
    static Optional<ASN1Primitive> value(X509Certificate certificate, String oid) {
        return read(certificate, oid, value -> value);
    }

    private static <T> Optional<T> read(X509Certificate certificate, String oid, Reading<T> reading) {
        byte[] wrapped = certificate.getExtensionValue(oid);
        if (wrapped == null) {
            return Optional.empty();
        }
        try {
            ASN1Primitive value = Asn1.parse(ASN1OctetString.getInstance(Asn1.parse(wrapped)).getOctets());
            return Optional.ofNullable(reading.of(value));
        } catch (IOException | RuntimeException malformed) {
            return Optional.empty();
        }
    }
}
