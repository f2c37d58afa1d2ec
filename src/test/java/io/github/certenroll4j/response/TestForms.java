package io.github.certenroll4j.response;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERSet;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cmc.CMCObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** The forms in which CAs write what they answer, made by Bouncy Castle's own generators. */
public final class TestForms {

    private TestForms() {
    }

    /** Unsigned PKCS #7 of these certificates, DER. */
    public static byte[] p7b(Collection<X509Certificate> certificates) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addCertificates(new JcaCertStore(certificates));
            return generator.generate(new CMSAbsentContent()).toASN1Structure().getEncoded("DER");
        } catch (GeneralSecurityException | CMSException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Unsigned PKCS #7 of certificates that Java may not be able to read, DER. */
    public static byte[] p7bOf(List<byte[]> certificates) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            for (byte[] certificate : certificates) {
                generator.addCertificate(new X509CertificateHolder(certificate));
            }
            return generator.generate(new CMSAbsentContent()).toASN1Structure().getEncoded("DER");
        } catch (CMSException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** PKCS #7 of the whole chain with a CRL, signed by the CA, DER. */
    public static byte[] signedP7b(TestCa ca, X509Certificate leaf) {
        return signedP7b(ca, ca.chain(leaf));
    }

    /** As {@link #signedP7b(TestCa, X509Certificate)}, with these certificates. */
    public static byte[] signedP7b(TestCa ca, List<X509Certificate> certificates) {
        try {
            CMSSignedDataGenerator generator = signing(ca);
            generator.addCertificates(new JcaCertStore(certificates));
            generator.addCRL(new X509v2CRLBuilder(
                    X500Name.getInstance(ca.certificate().getSubjectX500Principal().getEncoded()), new Date())
                    .build(ca.signer()));
            return encoded(generator, new CMSProcessableByteArray(new byte[] {1}));
        } catch (GeneralSecurityException | CMSException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A full CMC response (RFC 5272 section 3.2) with one status info control, signed by the CA.
     *
     * @param status  CMCStatus, 0 to 7
     * @param pending the pend token; empty for no pend info
     */
    public static byte[] cmc(TestCa ca, int status, String text, String pending, Collection<X509Certificate> certificates) {
        ASN1EncodableVector info = new ASN1EncodableVector();
        info.add(new ASN1Integer(status));
        info.add(new DERSequence(new ASN1Integer(1)));
        info.add(new DERUTF8String(text));
        if (!pending.isEmpty()) {
            ASN1EncodableVector pendInfo = new ASN1EncodableVector();
            pendInfo.add(new DEROctetString(pending.getBytes(StandardCharsets.US_ASCII)));
            pendInfo.add(new ASN1GeneralizedTime(new Date(0)));
            info.add(new DERSequence(pendInfo));
        }
        ASN1EncodableVector control = new ASN1EncodableVector();
        control.add(new ASN1Integer(2));
        control.add(CMCObjectIdentifiers.id_cmc_statusInfo);
        control.add(new DERSet(new DERSequence(info)));
        ASN1EncodableVector response = new ASN1EncodableVector();
        response.add(new DERSequence(new DERSequence(control)));
        response.add(new DERSequence());
        response.add(new DERSequence());
        try {
            CMSSignedDataGenerator generator = signing(ca);
            generator.addCertificates(new JcaCertStore(certificates));
            generator.addCertificates(new JcaCertStore(Collections.singletonList(ca.certificate())));
            return encoded(generator, new CMSProcessableByteArray(CMCObjectIdentifiers.id_cct_PKIResponse,
                    new DERSequence(response).getEncoded()));
        } catch (GeneralSecurityException | CMSException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** PKCS #7 with these certificates, signed by somebody whose certificate may be among them, named by key identifier or not. */
    static byte[] signed(KeyPair key, X509Certificate signer, boolean byKeyId, Collection<X509Certificate> certificates) {
        return signed(key, signer, byKeyId, certificates, new CMSProcessableByteArray(new byte[] {1}));
    }

    static byte[] signed(KeyPair key, X509Certificate signer, boolean byKeyId, Collection<X509Certificate> certificates,
            CMSTypedData content) {
        try {
            JcaSignerInfoGeneratorBuilder builder = new JcaSignerInfoGeneratorBuilder(
                    new JcaDigestCalculatorProviderBuilder().setProvider(TestCa.BC).build());
            byte[] keyId = new JcaX509ExtensionUtils().createSubjectKeyIdentifier(signer.getPublicKey()).getKeyIdentifier();
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(byKeyId ? builder.build(signer(key), keyId) : builder.build(signer(key), signer));
            generator.addCertificates(new JcaCertStore(certificates));
            return encoded(generator, content);
        } catch (OperatorCreationException | GeneralSecurityException | CMSException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The certificate with its last extension twice, which neither the JDK nor Bouncy Castle reads. */
    public static byte[] withAnExtensionTwice(X509Certificate certificate) {
        return withExtensions(certificate, extensions -> {
            ASN1EncodableVector all = new ASN1EncodableVector();
            extensions.forEach(all::add);
            all.add(extensions.getObjectAt(extensions.size() - 1));
            return all;
        });
    }

    /** The certificate with this extension, and without the one of the same kind that it had; its signature is wrong then. */
    static byte[] withExtension(X509Certificate certificate, Extension extension) {
        return withExtensions(certificate, extensions -> {
            ASN1EncodableVector all = new ASN1EncodableVector();
            for (ASN1Encodable other : extensions) {
                if (!extension.getExtnId().equals(ASN1Sequence.getInstance(other).getObjectAt(0))) {
                    all.add(other);
                }
            }
            all.add(extension);
            return all;
        });
    }

    private static byte[] withExtensions(X509Certificate certificate, Function<ASN1Sequence, ASN1EncodableVector> change) {
        try {
            ASN1Sequence whole = ASN1Sequence.getInstance(certificate.getEncoded());
            ASN1EncodableVector signed = new ASN1EncodableVector();
            for (ASN1Encodable field : ASN1Sequence.getInstance(whole.getObjectAt(0))) {
                boolean extensions = field instanceof ASN1TaggedObject && ((ASN1TaggedObject) field).getTagNo() == 3;
                signed.add(extensions ? new DERTaggedObject(3, new DERSequence(
                        change.apply(ASN1Sequence.getInstance((ASN1TaggedObject) field, true)))) : field);
            }
            ASN1EncodableVector all = new ASN1EncodableVector();
            all.add(new DERSequence(signed));
            all.add(whole.getObjectAt(1));
            all.add(whole.getObjectAt(2));
            return new DERSequence(all).getEncoded();
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signs with a key of {@link TestCa.Keys#EC}. */
    static ContentSigner signer(KeyPair key) {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").setProvider(TestCa.BC).build(key.getPrivate());
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same key with its curve by name. */
    static PublicKey onNamedCurve(String curve, PublicKey key) throws IOException {
        return BouncyCastleProvider.getPublicKey(new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, ECNamedCurveTable.getOID(curve)),
                SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getBytes()));
    }

    private static CMSSignedDataGenerator signing(TestCa ca) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                    new JcaDigestCalculatorProviderBuilder().setProvider(TestCa.BC).build())
                    .build(ca.signer(), ca.certificate()));
            return generator;
        } catch (OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] encoded(CMSSignedDataGenerator generator, CMSTypedData content) {
        try {
            return generator.generate(content, true).toASN1Structure().getEncoded("DER");
        } catch (CMSException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same unsigned PKCS #7 in indefinite lengths, as streaming programs write it. */
    public static byte[] indefinite(byte[] p7b) {
        try (ASN1InputStream in = new ASN1InputStream(p7b)) {
            SignedData signed = SignedData.getInstance(ContentInfo.getInstance(in.readObject()).getContent());
            ASN1Set certificates = new BERSet(signed.getCertificates().toArray());
            ASN1EncodableVector data = new ASN1EncodableVector();
            data.add(signed.getVersion());
            data.add(signed.getDigestAlgorithms());
            data.add(new BERSequence(ASN1Sequence.getInstance(signed.getEncapContentInfo()).getObjectAt(0)));
            data.add(new BERTaggedObject(false, 0, certificates));
            data.add(signed.getSignerInfos());
            ASN1EncodableVector info = new ASN1EncodableVector();
            info.add(ContentInfo.getInstance(p7b).getContentType());
            info.add(new BERTaggedObject(true, 0, new BERSequence(data)));
            return new BERSequence(info).getEncoded("BER");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Base64 in lines of 64 between BEGIN and END lines, CR LF between them. */
    public static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\r\n" + base64(der) + "\r\n-----END " + label + "-----\r\n";
    }

    /** Base64 in lines of 64, CR LF between them. */
    public static String base64(byte[] der) {
        return Base64.getMimeEncoder(64, "\r\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    }

    /** {@code CRYPT_STRING_HEXASCIIADDR}: address, sixteen bytes, the characters beside. */
    public static String hexAsciiAddr(byte[] data) {
        return dump(data, true, true);
    }

    /** Hexadecimal in lines of sixteen bytes, in the layout of {@code CryptBinaryToString}. */
    public static String dump(byte[] data, boolean address, boolean characters) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < data.length; line += 16) {
            ByteArrayOutputStream row = new ByteArrayOutputStream();
            row.write(data, line, Math.min(16, data.length - line));
            text.append(address ? String.format("%04x\t", line) : "\t");
            StringBuilder digits = new StringBuilder();
            StringBuilder beside = new StringBuilder();
            for (byte b : row.toByteArray()) {
                digits.append(digits.length() == 0 ? "" : digits.length() == 23 ? "  " : " ").append(String.format("%02x", b));
                beside.append(b >= ' ' && b < 0x7F ? (char) b : '.');
            }
            text.append(characters ? String.format("%-48s   %s", digits, beside) : digits).append("\r\n");
        }
        return text.toString();
    }

    /** By the JDK, or by Bouncy Castle where that refuses. */
    static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        try {
            return certificate(CertificateFactory.getInstance("X.509"), der);
        } catch (CertificateException refused) {
            return certificate(CertificateFactory.getInstance("X.509", TestCa.BC), der);
        }
    }

    private static X509Certificate certificate(CertificateFactory factory, byte[] der) throws CertificateException {
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    }
}
