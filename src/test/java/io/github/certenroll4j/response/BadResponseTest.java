package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Whatever is handed in: a right reading or one message that helps, and nothing else. */
class BadResponseTest {

    private static final TestCa CA = TestCa.root(TestCa.Spec.of("R").keys(TestCa.Keys.EC));
    private static final KeyPair KEY = TestCa.Keys.EC.generate();
    private static final X509Certificate LEAF = CA.issue("L", KEY.getPublic());

    @Test
    void namesWhatItIsInstead() throws Exception {
        assertThat(refusal(KEY.getPrivate().getEncoded())).contains("private key");
        assertThat(refusal(ascii("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n")))
                .contains("private key");
        assertThat(refusal(KEY.getPublic().getEncoded())).contains("public key");
        assertThat(refusal(request())).contains("certificate request").contains("Send it to the CA");
        assertThat(refusal(ascii(TestForms.pem("CERTIFICATE", request())))).contains("certificate request");
        assertThat(refusal(pfx())).contains("PFX").contains("password").contains("InstallRestriction.ALLOW_NO_OUTSTANDING_REQUEST");
        assertThat(refusal(ascii("<!DOCTYPE html><html><head><title>Sign in to CA</title>"))).contains("web site")
                .contains("Sign in to CA");
        assertThat(refusal(ascii("Denied by Policy Module"))).contains("\"Denied by Policy Module\"");
        assertThat(refusal(ascii(" \r\n\t\r\n"))).contains("blank");
        assertThat(refusal(new byte[0])).contains("empty");
        assertThat(refusal(new byte[4096])).contains("binary");
        assertThat(refusal(new byte[] {0x30, 0x03, 0x02, 0x01, 0x05})).contains("ASN.1");
    }

    @Test
    void saysWhereThePemIsBroken() {
        String pem = TestForms.pem("CERTIFICATE", CA.fullChain(LEAF));
        int third = pem.indexOf('\n', pem.indexOf('\n', pem.indexOf('\n') + 1) + 1);

        assertThat(refusal(ascii(pem.substring(0, third + 5) + "%" + pem.substring(third + 6)))).contains("line 4", "'%'");
        assertThat(refusal(ascii(pem.substring(0, third)))).contains("no END line").contains("line 1");
        assertThat(refusal(ascii(pem.substring(0, third - 4) + pem.substring(pem.lastIndexOf("\r\n-----END"))))).contains("base64");
        assertThat(refusal(ascii("-----BEGIN CERTIFICATE"))).contains("BEGIN line 1");
        assertThat(refusal(ascii(TestForms.dump(CA.fullChain(LEAF), false, false).replace("55", "5g")))).contains("line", "'g'");
    }

    @Test
    void readsNoMoreThanSixteenMebibytes() throws Exception {
        Endless endless = new Endless();

        NotACaResponseException refusal = catchThrowableOfType(NotACaResponseException.class, () -> CaResponse.read(endless));

        assertThat(refusal).hasMessageContaining("16 MiB");
        assertThat(endless.given).isLessThan(CaResponse.MAX_BYTES + 100_000L);
    }

    @Test
    void everyPrefixOfAGoodResponseIsRefusedOrComplete() throws Exception {
        for (byte[] good : Arrays.asList(CA.fullChain(LEAF), TestForms.signedP7b(CA, LEAF),
                ascii(TestForms.pem("CERTIFICATE", CA.fullChain(LEAF))), TestForms.indefinite(CA.fullChain(LEAF)),
                ascii(TestForms.hexAsciiAddr(LEAF.getEncoded())))) {
            for (int length = 0; length < good.length; length++) {
                String outcome = outcome(Arrays.copyOf(good, length));
                // White space or a row of characters beside hexadecimal may go missing, a certificate may not.
                if (length < good.length - 40) {
                    assertThat(outcome).as("%d of %d bytes", length, good.length).isNotEqualTo("read");
                }
            }
        }
    }

    @Test
    void aSampleOfSingleByteCorruptionsIsSurvived() throws Exception {
        Random random = new Random(5);
        byte[] good = CA.leafOnly(LEAF);
        for (int i = 0; i < 4000; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            outcome(bad);
        }
    }

    @Test
    @Tag("long")
    void everySingleByteCorruptionIsSurvived() throws Exception {
        byte[] good = CA.leafOnly(LEAF);
        int read = 0;
        for (int at = 0; at < good.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] bad = good.clone();
                bad[at] = (byte) value;
                read += outcome(bad).equals("read") ? 1 : 0;
            }
        }
        System.out.println("corruption: " + good.length * 256 + " cases, " + read + " read, the others refused with a message");
        assertThat(read).isBetween(1, good.length * 256 - 1);
    }

    @Test
    void nestingTenThousandDeepIsRefused() {
        byte[] deep = new byte[40_000];
        for (int i = 0; i < 10_000; i++) {
            int rest = deep.length - 4 * (i + 1);
            System.arraycopy(new byte[] {0x30, (byte) 0x82, (byte) (rest >> 8), (byte) rest}, 0, deep, 4 * i, 4);
        }
        assertThat(refusal(deep)).contains("nested deeper than 64");

        byte[] indefinite = new byte[20_000];
        for (int i = 0; i < indefinite.length; i += 2) {
            indefinite[i] = 0x30;
            indefinite[i + 1] = (byte) 0x80;
        }
        assertThat(refusal(indefinite)).contains("nested deeper than 64");
    }

    @Test
    void aLengthOfTwoGibibytesIsRefused() {
        assertThat(refusal(new byte[] {0x30, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x06, 0x01}))
                .contains("says 2147483647 bytes");
        assertThat(refusal(new byte[] {0x30, (byte) 0x88, -1, -1, -1, -1, -1, -1, -1, -1, 0})).contains("cut off");
    }

    @Test
    void aHundredThousandCertificatesAreRefused() throws Exception {
        ASN1Sequence tiny = ASN1Sequence.getInstance(new DERSequence().getEncoded());
        ASN1EncodableVector many = new ASN1EncodableVector();
        for (int i = 0; i < 100_000; i++) {
            many.add(tiny);
        }
        assertThat(refusal(signedData(many))).contains("100000 certificates").contains("10000");

        ASN1EncodableVector real = new ASN1EncodableVector();
        ASN1Sequence leaf = ASN1Sequence.getInstance(LEAF.getEncoded());
        for (int i = 0; i < 16_000_000 / LEAF.getEncoded().length; i++) {
            real.add(leaf);
        }
        assertThat(refusal(signedData(real))).contains("more than");
    }

    /** Java's hash code of an array is known: a serial number that has 1 more at one place and 31 less at the next has the same. */
    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void thousandsWithTheSameHashCodeAreReadAsSoonAsOthers() throws Exception {
        byte[] serial = new byte[12];
        Arrays.fill(serial, (byte) 40);
        TestCa same = TestCa.root(TestCa.Spec.of("Same").keys(TestCa.Keys.EC).serialNumber(new BigInteger(serial)));
        byte[] pattern = same.certificate().getEncoded();
        int at = Hex.toHexString(pattern).indexOf(Hex.toHexString(serial)) / 2;
        ASN1EncodableVector many = new ASN1EncodableVector();
        many.add(ASN1Sequence.getInstance(same.issue("leaf", KEY.getPublic()).getEncoded()));
        Set<Integer> hashCodes = new HashSet<>();
        for (int i = 0; i < 4096; i++) {
            byte[] one = pattern.clone();
            for (int pair = 0, rest = i; pair < 6; pair++, rest /= 4) {
                one[at + 2 * pair] += rest % 4;
                one[at + 2 * pair + 1] -= rest % 4 * 31;
            }
            hashCodes.add(Arrays.hashCode(one));
            many.add(ASN1Sequence.getInstance(one));
        }
        assertThat(hashCodes).as("what is tested").hasSize(1);

        CaResponse response = CaResponse.parse(signedData(many));
        CertificateChain chain = CertificateChain.of(response, response.certificates());

        assertThat(response.entries()).hasSize(4097);
        assertThat(response.entries().stream().map(ResponseCertificate::hashCode).distinct().count()).isGreaterThan(4000);
        assertThat(chain.endEntity()).isPresent();
        assertThat(chain.remarks()).anyMatch(remark -> remark.contains("given up"));
    }

    @Test
    void sixteenMebibytesOfTheSmallestElementsAreRefused() {
        byte[] nulls = new byte[CaResponse.MAX_BYTES];
        int rest = nulls.length - 5;
        System.arraycopy(new byte[] {0x30, (byte) 0x83, (byte) (rest >> 16), (byte) (rest >> 8), (byte) rest}, 0, nulls, 0, 5);
        for (int i = 5; i + 1 < nulls.length; i += 2) {
            nulls[i] = 5;
        }
        assertThat(refusal(nulls)).contains("more than 1000000 ASN.1 elements");
    }

    private static byte[] signedData(ASN1EncodableVector certificates) throws IOException {
        SignedData data = new SignedData(new DERSet(), new ContentInfo(CMSObjectIdentifiers.data, null),
                new DLSet(certificates), null, new DERSet());
        return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded("DL");
    }

    /** "read", or the message; every other exception fails the test, and so does a chain that cannot be built. */
    private static String outcome(byte[] file) {
        try {
            CaResponse response = CaResponse.parse(file);
            CertificateChain chain = CertificateChain.of(response, Collections.emptyList());
            assertThat(Recommendation.of(response, chain)).isNotEmpty();
            return "read";
        } catch (NotACaResponseException refusal) {
            assertThat(refusal.getMessage()).isNotEmpty();
            return refusal.getMessage();
        }
    }

    private static String refusal(byte[] file) {
        NotACaResponseException refusal = catchThrowableOfType(NotACaResponseException.class, () -> CaResponse.parse(file));
        assertThat(refusal).isNotNull();
        return refusal.getMessage();
    }

    private static byte[] request() throws IOException {
        return new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=x"), KEY.getPublic())
                .build(CA.signer()).getEncoded();
    }

    private static byte[] pfx() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("x", KEY.getPrivate(), "secret".toCharArray(), new Certificate[] {LEAF});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, "secret".toCharArray());
        return out.toByteArray();
    }

    @Test
    void aPfxIsOpenedByItsPasswordAlone() throws Exception {
        CaResponse opened = CaResponse.ofPfx(pfx(), "secret".toCharArray());
        assertThat(opened.encoded().bringsKey()).isTrue();

        assertThat(opened.kind()).isEqualTo(CaResponse.Kind.PFX);
        assertThat(opened.certificates()).containsExactly(LEAF);
        assertThat(CaResponse.isPfx(opened.der())).isTrue();
        assertThatThrownBy(() -> CaResponse.ofPfx(pfx(), "Secret".toCharArray())).isInstanceOf(NotACaResponseException.class)
                .hasMessageContaining("does not open");
        assertThatThrownBy(() -> CaResponse.ofPfx(LEAF.getEncoded(), "secret".toCharArray())).isInstanceOf(NotACaResponseException.class)
                .hasMessageContaining("not a PFX");
        assertThat(CaResponse.isPfx(pfx())).isTrue();
        assertThat(CaResponse.isPfx(LEAF.getEncoded())).isFalse();
        assertThat(CaResponse.isPfx(new byte[] {0x30, (byte) 0x80})).isFalse();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return 0x30;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            given += length;
            Arrays.fill(buffer, offset, offset + length, (byte) 0x30);
            return length;
        }
    }
}
