package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which BEGIN lines count, what belongs to a block, and what beside the blocks is no text. */
class PemTextTest {

    /** As base64 of a certificate looks, 72 letters; nobody decodes what is inside here. */
    private static final String BODY = "MIIBszCCAVmgAwIBAg1UGK4AnIl8qv0Wn2nNnJ5lW5kwCgYIKoZIzj0EAwIwEzERMA8GA1UE";
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final String BLOCK = BEGIN + "\n" + BODY + "\n" + END + "\n";

    @Test
    void aBlockIsReadWhereverItsLineBegins() throws Exception {
        for (String text : new String[] {BLOCK, BLOCK.replace("\n", "\r\n"), BLOCK.replace("\n", "\r"), "a text\n" + BLOCK + "more of it",
            "  \t" + BLOCK, BEGIN + " \t \n" + BODY + END, BEGIN + BODY + END, "see " + BEGIN + " " + BODY + END, "- " + BEGIN + "\n" + BODY + "\n- " + END}) {
            PemText pem = PemText.of(text);

            assertThat(pem.blocks).as(text).hasSize(1);
            assertThat(pem.blocks.get(0).label).contains("CERTIFICATE");
            assertThat(pem.blocks.get(0).data).isEqualTo(Base64.getDecoder().decode(BODY));
            assertThat(pem.remarks).isEmpty();
        }
        assertThat(PemText.of(BLOCK + BLOCK + BLOCK.trim() + BLOCK).blocks).hasSize(4);
    }

    /** PKCS #8, encrypted and not, PKCS #1; certificates of version 1 and 3, PKCS #7; lengths that lead nowhere. */
    @ParameterizedTest
    @CsvSource({"3082010002010030, false", "308201003056060930, false", "308201005030820100, false", "308201003082010006, false",
        "308201003082010002, true", "3082010030820100A003, true", "30820100308100A003, true", "3080308006092A, false", "308201000609, true",
        "3080A0, false", "30FF, false", "308201, false", "0430800609, false", "30823030308202, false"})
    void aPrivateKeyIsKnownByItsBeginning(String start, boolean issued) throws Exception {
        byte[] body = Arrays.copyOf(Hex.decode(start), 60);
        String base64 = Base64.getEncoder().encodeToString(body);
        PemText pem = PemText.of("-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");

        assertThat(Asn1Shape.beginsAsIssued(Hex.decode(start))).isEqualTo(issued);
        assertThat(pem.privateKey).isNotEqualTo(issued);
        assertThat(pem.blocks).hasSize(issued ? 1 : 0);
    }

    @Test
    void whatSpeaksOfABlockIsNone() throws Exception {
        for (String text : new String[] {"copy all from " + BEGIN + "\nto " + END + "\n" + "words", "it begins with " + BEGIN + "\n" + BODY.substring(0, 19) + "\n" + END,
            "-----BEGIN Certificate of somebody\n" + BODY.substring(0, 40), "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nhello", ""}) {
            assertThat(PemText.of(text).blocks).as(text).isEmpty();
        }
    }

    @Test
    void aBeginWithoutDashesAtItsEndCountsInCapitalsOnly() throws Exception {
        assertThat(PemText.of("-----BEGIN CERTIFICATE\n" + BODY + "\n" + END).remarks)
                .containsExactly("the BEGIN line of \"CERTIFICATE\" does not end with five dashes");
        assertThat(PemText.of(BEGIN + "\n" + BODY + "\n-----END CERTIFICATE\n").remarks)
                .containsExactly("the END line of \"CERTIFICATE\" does not end with five dashes");
        assertThat(PemText.of("-----BEGIN Certificate\n" + BODY + "\n" + END).blocks).isEmpty();
    }

    @Test
    void itsMarksAreRemarkedWhenTheyAreNotTheStandards() throws Exception {
        String other = "the BEGIN or END line has other dashes than the five hyphens of the standard";

        assertThat(PemText.of(BLOCK.replace("-----BEGIN", "----BEGIN")).remarks).containsExactly(other);
        assertThat(PemText.of(BLOCK.replace("-----END", "------END")).remarks).containsExactly(other);
        assertThat(PemText.of(BLOCK.replace("END CERT", "END X509 CERT")).remarks)
                .containsExactly("the END line of \"CERTIFICATE\" names something else");
    }

    @Test
    void oneThatIsCutOffIsNamedByItsLine() {
        refused("\n\n" + BEGIN + "\n" + BODY).hasMessageContaining("line 3 has no END line");
        refused(BEGIN + "\n" + BODY + "\n" + BLOCK).hasMessageContaining("\"CERTIFICATE\" that begins in line 1 has no END line");
        refused(BEGIN + "  " + BODY.substring(0, 20)).hasMessageContaining("no END line");
        refused(BEGIN + " \n" + BODY.substring(0, 20)).hasMessageContaining("no END line");
    }

    @Test
    void aBlockWithoutBase64IsSaidOnceAndTheFirstIsNamed() throws Exception {
        PemText pem = PemText.of("\n" + BEGIN + "\nwords\n" + END + "\n-----BEGIN OTHER-----\n");

        assertThat(pem.blocks).isEmpty();
        assertThat(pem.instead).contains("it is a text with the BEGIN line 2, but without base64 after it");
        assertThat(PemText.of("-----BEGIN X\nwords").instead.get()).contains("does not end with five dashes");
        assertThat(PemText.of("-----BEGIN PGP MESSAGE-----\n" + BODY + "\n-----END PGP MESSAGE-----\n" + BEGIN + "\nwords\n" + END).instead.get())
                .contains("OpenPGP");
    }

    @Test
    void aPrivateKeyIsNoneOfOurBusiness() throws Exception {
        PemText pem = PemText.of("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n***\n-----END RSA PRIVATE KEY-----\n" + BLOCK);

        assertThat(pem.privateKey).isTrue();
        assertThat(pem.blocks).hasSize(1);
        assertThat(PemText.of(BLOCK).privateKey).isFalse();
    }

    @Test
    void headerLinesBeforeABlankOneAreIgnored() throws Exception {
        for (String headers : new String[] {"Comment: x\n\n", "Comment: x\r\n\r\n", "Comment:\n\n", "a: b\nc: d\n\n", "\nA: b\n \t\n"}) {
            PemText pem = PemText.of(BEGIN + "\n" + headers + BODY + "\n" + END);

            assertThat(pem.remarks).containsExactly("header lines in a PEM block are ignored");
            assertThat(pem.blocks.get(0).data).isEqualTo(Base64.getDecoder().decode(BODY));
        }
        assertThat(PemText.of(BEGIN + "\n\n" + BODY + "\n" + END).remarks).isEmpty();
        refused(BEGIN + "\nComment: x\n" + BODY + "\n" + END).hasMessageContaining("unexpected ':'");
        String hundred = new String(new char[98]).replace('\0', 'a');
        assertThat(PemText.of(BEGIN + "\n" + hundred + ": x\n\n" + BODY + "\n" + END).remarks).hasSize(1);
        refused(BEGIN + "\n" + hundred + "a: x\n\n" + BODY + "\n" + END).hasMessageContaining("unexpected ':'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n", "text\n%s\n", "\n \t%s", "words\r%s\r"})
    void base64BesideABlockIsNotLeftOut(String beside) {
        String stray = String.format(beside, BODY.substring(0, 48));

        refused(stray + "\n" + BLOCK).hasMessageContaining("without a BEGIN line of its own");
        refused(BLOCK + stray).hasMessageContaining("without a BEGIN line of its own");
        refused(BLOCK + stray + "\n" + BLOCK).hasMessageContaining("without a BEGIN line of its own");
    }

    /** What stands in every certificate has no digit, and the number before it may have none. */
    @Test
    void itNeedNotHaveDigitsAtItsBeginning() throws Exception {
        String row = "MIIDKDCCAhCgAwIBAgICA+owDQYJKoZIhvcNAQELBQAwJTEP";

        refused(BLOCK + row).hasMessageContaining("without a BEGIN line of its own");
        assertThat(PemText.of(BLOCK + row.substring(1)).blocks).hasSize(1);
        assertThat(PemText.of(BLOCK + row.substring(0, 47)).blocks).hasSize(1);
        assertThat(PemText.of(BLOCK + "MI " + row).blocks).hasSize(1);
    }

    @Test
    void itsLineIsNamed() {
        refused(BODY + "\n" + BLOCK).hasMessageContaining("in line 1,");
        refused(BLOCK + "\n" + BODY + "\nwords\n" + BODY).hasMessageContaining("in line 5,");
        refused(BODY + "\n" + END + "\n" + BODY + "\n" + END + "\n" + BLOCK).hasMessageContaining("in line 1,");
        refused(BLOCK + "x" + BEGIN + "\n" + BODY + "\n" + END + "\n").hasMessageContaining("without a BEGIN line of its own");
        refused(BEGIN + "\n" + BODY + "\n" + END + BODY + "\n").hasMessageContaining("in line 3,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MIIBszCCAVmgAwIBAg1UGK4AnIl8qv0Wn2nNnJ5lW5kwCgY", "x MIIBszCCAVmgAwIBAg1UGK4AnIl8qv0Wn2nNnJ5lW5kwCgYIKoZIzj0E",
        "MIIBszCCAVmgAwIBAg1 words and MIIBszCCAVmgAwIBAg1 and more of them, so many",
        "QUJDszCCAVmgAwIBAg1UGK4AnIl8qv0Wn2nNnJ5lW5kwCgYIKoZIzj0E", "miibszccavmgawibagiugkfanil8qv0wn2nnnj5lw5kwcgyikozizj0e"})
    void wordsBesideABlockAre(String beside) throws Exception {
        assertThat(PemText.of(beside + "\n" + BLOCK).blocks).hasSize(1);
        assertThat(PemText.of(BLOCK + beside).blocks).hasSize(1);
        assertThat(PemText.of(BLOCK + beside).around).isTrue();
        assertThat(PemText.of(" \n" + BLOCK + "\n\t").around).isFalse();
    }

    @Test
    void thereIsAnEndToMarksAndBlocks() throws Exception {
        String end = "-----END X-----\n";

        assertThat(PemText.of(times(end, 40_000)).blocks).isEmpty();
        refused(times(end, 40_001)).hasMessageContaining("more than 40000 BEGIN and END lines");
        assertThat(PemText.of(times(BLOCK, CaResponse.MAX_CERTIFICATES)).blocks).hasSize(CaResponse.MAX_CERTIFICATES);
        refused(times(BLOCK, CaResponse.MAX_CERTIFICATES + 1)).hasMessageContaining("more than " + CaResponse.MAX_CERTIFICATES + " PEM blocks");
    }

    @Test
    void whatIsNoBase64BetweenBeginAndEndIsSaid() throws Exception {
        String placeholder = BEGIN + "\n...\n" + END + "\n";

        assertThat(PemText.of("a\n" + placeholder + BLOCK + placeholder).remarks).containsExactly("what follows the BEGIN line in line 2 is no base64, and ignored");
        assertThat(PemText.of(BLOCK + placeholder).remarks).containsExactly("what follows the BEGIN line in line 4 is no base64, and ignored");
        assertThat(PemText.of(BEGIN + "\n" + END + "\n" + BLOCK).remarks).as("nothing").isEmpty();
        assertThat(PemText.of(placeholder).remarks).as("named otherwise").isEmpty();
    }

    /** Lines of every length, indented, set apart, with headers, with text before, between and behind: all that OpenSSL reads, and more. */
    @Test
    void blocksAreReadHoweverTheyAreLaidOut() throws Exception {
        Random random = new Random(7468);
        TestCa ca = TestCa.root(TestCa.Spec.of("Root").keys(TestCa.Keys.EC)).intermediate(TestCa.Spec.of("Issuing").keys(TestCa.Keys.EC));
        List<X509Certificate> chain = ca.chain(ca.issue("leaf", ca.keyPair().getPublic()));
        for (int i = 0; i < 500; i++) {
            String end = any(random, "\n", "\n", "\r\n", "\r");
            List<X509Certificate> some = new ArrayList<>(chain.subList(random.nextInt(3), 3));
            Collections.shuffle(some, random);
            StringBuilder text = new StringBuilder();
            for (X509Certificate certificate : some) {
                text.append(any(random, "", "", "", "\n", "text before\n", "subject=CN = x\nissuer=CN = y\n", "# comment\n", "   \n",
                        "Bag Attributes\n    localKeyID: 01 02\n", "-----\n", "-----BEGIN\n", " 0 s:CN = x\n   i:CN = y\n"));
                String label = any(random, "CERTIFICATE", "CERTIFICATE", "X509 CERTIFICATE");
                text.append("-----BEGIN ").append(label).append("-----").append(any(random, "", "", " ", "\t")).append('\n');
                text.append(any(random, "", "", "\n", "Comment: x\n\n", "X-A: 1\nX-B: 2\n\n"));
                String body = Base64.getEncoder().encodeToString(certificate.getEncoded());
                int width = new int[] {64, 64, 76, 48, 16, 4, 1, 63, 65, 72, 128, 253, 10_000}[random.nextInt(13)];
                for (int at = 0; at < body.length(); at += width) {
                    text.append(any(random, "", "", "", " ")).append(body, at, Math.min(body.length(), at + width))
                            .append(any(random, "", "", "", " ", "\t")).append(random.nextInt(60) == 0 ? "\n\n" : "\n");
                }
                text.append("-----END ").append(label).append("-----").append(any(random, "", "", " ")).append('\n');
            }
            text.append(any(random, "", "", "after\n", "\n\n", BEGIN + "\n", "-----BEGIN X-----\nAAAA\n-----END X-----\n"));
            byte[] file = text.toString().replace("\n", end).getBytes(StandardCharsets.US_ASCII);

            assertThat(CaResponse.parse(file).certificates()).as("%s", text).isEqualTo(some);
        }
    }

    private static String any(Random random, String... all) {
        return all[random.nextInt(all.length)];
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
        return assertThatThrownBy(() -> PemText.of(text)).isInstanceOf(NotACaResponseException.class);
    }

    private static String times(String text, int count) {
        StringBuilder all = new StringBuilder(text.length() * count);
        for (int i = 0; i < count; i++) {
            all.append(text);
        }
        return all.toString();
    }
}
