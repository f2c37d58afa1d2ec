package io.github.certenroll4j.response;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSet;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/** Certificates packed as {@code certnew.p7b} is: SignedData that nobody signed (RFC 5652 section 5.2). */
public final class DegeneratePkcs7 {

    private DegeneratePkcs7() {
    }

    /** Packs the certificates in the order given, in definite lengths. */
    public static byte[] of(Collection<X509Certificate> certificates) {
        ASN1EncodableVector all = new ASN1EncodableVector(Math.max(1, certificates.size()));
        try {
            for (X509Certificate certificate : certificates) {
                all.add(ASN1Sequence.getInstance(certificate.getEncoded()));
            }
            SignedData nobodySigned = new SignedData(new DERSet(), new ContentInfo(CMSObjectIdentifiers.data, null),
                    new BERSet(all), null, new DERSet());
            return new ContentInfo(CMSObjectIdentifiers.signedData, nobodySigned).getEncoded(ASN1Encoding.DL);
        } catch (CertificateEncodingException | IOException impossible) {
            throw new IllegalStateException("a certificate that was read can be written", impossible);
        }
    }
}
