package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.response.TestCa;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Date;
import java.util.stream.IntStream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is written from a certificate, read by Bouncy Castle. */
class Pkcs10Test {

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 5000})
    void asksForWhatTheCertificateSaysHoweverMuchThatIs(int names) throws Exception {
        KeyPair key = TestCa.Keys.RSA.generate();
        X509Certificate certificate = certificate(key, names);

        PKCS10CertificationRequest request = written(certificate, key, SignatureAlgorithm.SHA256_WITH_RSA);

        assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key.getPublic()))).isTrue();
        assertThat(request.getSubject()).isEqualTo(new JcaX509CertificateHolder(certificate).getSubject());
        assertThat(request.getSubjectPublicKeyInfo().getEncoded()).isEqualTo(key.getPublic().getEncoded());
        Extensions wanted = new JcaX509CertificateHolder(certificate).getExtensions();
        assertThat(wanted.getExtensionOIDs()).contains(Extension.keyUsage, Extension.subjectAlternativeName);
        assertThat(request.getRequestedExtensions()).isEqualTo(wanted);
        assertThat(request.getAttributes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp521r1"})
    void isSignedByACurveToo(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        KeyPair key = generator.generateKeyPair();

        PKCS10CertificationRequest request = written(certificate(key, 1), key, SignatureAlgorithm.SHA256_WITH_ECDSA);

        assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key.getPublic()))).isTrue();
    }

    @Test
    void anOldProvidersSha1IsNamedAsWhatItIs() throws Exception {
        KeyPair key = TestCa.Keys.RSA.generate();

        PKCS10CertificationRequest request = written(certificate(key, 1), key, SignatureAlgorithm.SHA1_WITH_RSA);

        assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key.getPublic()))).isTrue();
        assertThat(request.getSignatureAlgorithm().getAlgorithm().getId()).isEqualTo("1.2.840.113549.1.1.5");
    }

    @Test
    void aCertificateWithoutVersionAndExtensionsAsksForNone() throws Exception {
        KeyPair key = TestCa.Keys.RSA.generate();
        X500Principal name = new X500Principal("CN=version 1");
        X509v1CertificateBuilder builder =
                new JcaX509v1CertificateBuilder(name, BigInteger.ONE, new Date(), new Date(), name, key.getPublic());
        byte[] certificate = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate())).getEncoded();

        PKCS10CertificationRequest request = written(certificate, key, SignatureAlgorithm.SHA256_WITH_RSA);

        assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key.getPublic()))).isTrue();
        assertThat(request.getSubject().toString()).isEqualTo("CN=version 1");
        assertThat(request.getAttributes()).isEmpty();
    }

    @Test
    void tellsWhichKeyARequestIsFor() throws Exception {
        KeyPair key = TestCa.Keys.RSA.generate();
        byte[] request = written(certificate(key, 1), key, SignatureAlgorithm.SHA256_WITH_RSA).getEncoded();

        assertThat(Pkcs10.publicKey(request)).contains(key.getPublic().getEncoded());
        assertThat(Pkcs10.publicKey(TestRequests.rsa("CN=of another program"))).isPresent();
    }

    /** Each byte of a request and of a certificate cut off, and each changed: an answer or none, never an exception. */
    @Test
    void whatIsDamagedIsReadAsSomethingOrNothing() throws Exception {
        KeyPair key = TestCa.Keys.RSA.generate();
        byte[] certificate = certificate(key, 3).getEncoded();
        byte[] request = written(certificate, key, SignatureAlgorithm.SHA256_WITH_RSA).getEncoded();
        for (byte[] whole : new byte[][] {certificate, request}) {
            for (int i = 0; i < whole.length; i++) {
                assertThat(CertificateParts.of(Arrays.copyOf(whole, i))).isEmpty();
                assertThat(Pkcs10.publicKey(Arrays.copyOf(whole, i))).isEmpty();
                for (int value : new int[] {0, 0x7f, 0x80, 0x84, 0xff}) {
                    byte[] changed = whole.clone();
                    changed[i] = (byte) value;
                    CertificateParts.of(changed);
                    Pkcs10.publicKey(changed);
                }
            }
            assertThat(CertificateParts.of(Arrays.copyOf(whole, whole.length + 1))).isEmpty();
        }
        assertThat(Pkcs10.publicKey(new byte[] {0x30, (byte) 0x83, 0x7f, (byte) 0xff, (byte) 0xff})).isEmpty();
    }

    private static X509Certificate certificate(KeyPair key, int names) {
        TestCa.Spec spec = TestCa.Spec.of("a dummy certificate").with(builder -> builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(IntStream.range(0, names)
                        .mapToObj(i -> new GeneralName(GeneralName.dNSName, i + ".example")).toArray(GeneralName[]::new))));
        return TestCa.root("Test Root").issue(spec, key.getPublic());
    }

    private static PKCS10CertificationRequest written(X509Certificate certificate, KeyPair key, SignatureAlgorithm algorithm)
            throws Exception {
        return written(certificate.getEncoded(), key, algorithm);
    }

    private static PKCS10CertificationRequest written(byte[] certificate, KeyPair key, SignatureAlgorithm algorithm)
            throws Exception {
        return new PKCS10CertificationRequest(Pkcs10.like(CertificateParts.of(certificate).get(), data -> {
            Signature signature = Signature.getInstance(algorithm.javaName());
            signature.initSign(key.getPrivate());
            signature.update(data);
            return new KeySignature(algorithm, signature.sign());
        }));
    }
}
