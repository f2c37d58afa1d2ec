package io.github.certenroll4j.response;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.Hashtable;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signed messages with any content, and other ASN.1 objects, for tests that hand them in as responses. */
final class TestMessages {

    static final String DATA = "1.2.840.113549.1.7.1";

    private TestMessages() {
    }

    /** SignedData over this content, signed by the CA, with the certificates and the CA's own. */
    static byte[] signed(TestCa ca, String type, byte[] content, Collection<X509Certificate> certificates) {
        return signed(ca, type, content, certificates, Collections.emptyMap());
    }

    /** The same with signed attributes, each a printable string: what SCEP puts there. */
    static byte[] signed(TestCa ca, String type, byte[] content, Collection<X509Certificate> certificates,
            Map<String, String> attributes) {
        Hashtable<ASN1ObjectIdentifier, Attribute> table = new Hashtable<>();
        attributes.forEach((name, value) -> table.put(new ASN1ObjectIdentifier(name),
                new Attribute(new ASN1ObjectIdentifier(name), new DERSet(new DERPrintableString(value)))));
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                    new JcaDigestCalculatorProviderBuilder().setProvider(TestCa.BC).build())
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(table)))
                    .build(ca.signer(), ca.certificate()));
            generator.addCertificates(new JcaCertStore(certificates));
            generator.addCertificates(new JcaCertStore(Collections.singletonList(ca.certificate())));
            return generator.generate(new CMSProcessableByteArray(new ASN1ObjectIdentifier(type), content), true)
                    .toASN1Structure().getEncoded("DER");
        } catch (GeneralSecurityException | CMSException | IOException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** ContentInfo of this type around anything. */
    static byte[] contentInfo(String type, ASN1Encodable content) {
        return der(new ASN1ObjectIdentifier(type), new DERTaggedObject(true, 0, content));
    }

    /** EnvelopedData as far as anybody can read it. */
    static byte[] enveloped() {
        return contentInfo("1.2.840.113549.1.7.3", new DERSequence());
    }

    /** A SEQUENCE of these. */
    static byte[] der(ASN1Encodable... parts) {
        ASN1EncodableVector all = new ASN1EncodableVector();
        for (ASN1Encodable part : parts) {
            all.add(part);
        }
        try {
            return new DERSequence(all).getEncoded("DER");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static DEROctetString octets(String text) {
        return new DEROctetString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
