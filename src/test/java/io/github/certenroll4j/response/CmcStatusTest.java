package io.github.certenroll4j.response;

import static io.github.certenroll4j.response.TestCmc.ascii;
import static io.github.certenroll4j.response.TestCmc.extendedFailInfo;
import static io.github.certenroll4j.response.TestCmc.failInfo;
import static io.github.certenroll4j.response.TestCmc.pendInfo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.response.CaResponse.Kind;
import io.github.certenroll4j.response.CmcStatus.State;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CmcStatusTest {

    private static final TestCa CA = TestCa.root(TestCa.Spec.of("R").keys(TestCa.Keys.EC));
    private static final X509Certificate LEAF = CA.issue("L", TestCa.Keys.EC.generate().getPublic());

    /** The numbers and names of RFC 5272 section 6.1.4, and those of wincrypt.h. */
    @ParameterizedTest
    @CsvSource({
        "0, badAlg, CMC_FAIL_BAD_ALG",
        "1, badMessageCheck, CMC_FAIL_BAD_MESSAGE_CHECK",
        "2, badRequest, CMC_FAIL_BAD_REQUEST",
        "3, badTime, CMC_FAIL_BAD_TIME",
        "4, badCertId, CMC_FAIL_BAD_CERT_ID",
        "5, unsupportedExt, CMC_FAIL_UNSUPORTED_EXT",
        "6, mustArchiveKeys, CMC_FAIL_MUST_ARCHIVE_KEYS",
        "7, badIdentity, CMC_FAIL_BAD_IDENTITY",
        "8, popRequired, CMC_FAIL_POP_REQUIRED",
        "9, popFailed, CMC_FAIL_POP_FAILED",
        "10, noKeyReuse, CMC_FAIL_NO_KEY_REUSE",
        "11, internalCAError, CMC_FAIL_INTERNAL_CA_ERROR",
        "12, tryLater, CMC_FAIL_TRY_LATER",
        "13, authDataFail, CMC_FAIL_AUTH_DATA_FAIL",
    })
    void namesWhyItFailed(int number, String name, String microsoftName) throws Exception {
        CmcStatus status = status(new TestCmc().statusV1(2, "", failInfo(number)));

        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.failInfo()).contains(name);
        assertThat(status.failure().get().standardName()).isEqualTo(name);
        assertThat(status.failure().get().microsoftName()).isEqualTo(microsoftName);
        assertThat(advice(new TestCmc().status(2, "", failInfo(number)))).contains(name, status.failure().get().meaning(),
                status.failure().get().advice());
    }

    @Test
    void aReasonThatNobodyKnowsIsShownAsItIs() throws Exception {
        assertThat(status(new TestCmc().status(2, "", failInfo(14))).failInfo()).contains("14");
        assertThat(status(new TestCmc().status(2, "", failInfo(-1))).failInfo()).contains("-1");
        assertThat(status(new TestCmc().status(2, "", failInfo(14))).failure()).isEmpty();
        assertThat(status(new TestCmc().status(2, "no", extendedFailInfo("1.3.6.1.5.5.7.15.1"))).failInfo()).contains("1.3.6.1.5.5.7.15.1");
    }

    /** The numbers of RFC 5272 section 6.1.3. */
    @ParameterizedTest
    @CsvSource({"0, SUCCESS, false", "1, RESERVED, true", "2, FAILED, true", "3, PENDING, true", "4, NO_SUPPORT, true",
        "5, CONFIRM_REQUIRED, false", "6, POP_REQUIRED, true", "7, PARTIAL, false"})
    void namesWhatBecameOfTheRequest(int number, State state, boolean refusal) throws Exception {
        CmcStatus status = status(new TestCmc().status(number, ""));

        assertThat(status.state()).isEqualTo(state);
        assertThat(status.isRefusal()).isEqualTo(refusal);
    }

    @Test
    void everyStatusIsShownAndWhatFailedSpeaksForTheWhole() throws Exception {
        CmcStatus status = status(new TestCmc().status(0, "granted").statusV1(3, "wait").status(2, "denied", failInfo(8)));

        assertThat(status.state()).isEqualTo(State.PARTIAL);
        assertThat(status.isRefusal()).isFalse();
        assertThat(status.text()).contains("denied");
        assertThat(status.failInfo()).contains("popRequired");
        assertThat(status.statuses()).extracting(CmcStatusInfo::state).containsExactly(State.SUCCESS, State.PENDING, State.FAILED);
        assertThat(status.statuses()).extracting(info -> info.text().get()).containsExactly("granted", "wait", "denied");
        assertThat(status(new TestCmc().status(3, "").status(2, "")).state()).isEqualTo(State.FAILED);
        assertThat(status(new TestCmc().status(0, "").status(5, "")).state()).isEqualTo(State.SUCCESS);
        CmcStatus open = status(new TestCmc().status(0, "granted").status(3, "wait"));
        assertThat(open.state()).isEqualTo(State.PARTIAL);
        assertThat(open.isWhollyGranted()).isFalse();
        assertThat(open.text()).contains("wait");
    }

    @Test
    void theOnesWhoSaidNothingLeaveTheWordToOthers() throws Exception {
        CmcStatus status = status(new TestCmc().status(2, "").status(3, "wait", pendInfo(ascii("5"), "20300102030405Z")));

        assertThat(status.text()).contains("wait");
        assertThat(status.requestId()).contains("5");
        assertThat(status.failInfo()).isEmpty();
    }

    @Test
    void partsAreNumbersOrPathsOfThem() throws Exception {
        CmcStatus status = status(new TestCmc().statusOf(0, new ASN1Integer(4294967295L),
                new DERSequence(new ASN1Integer[] {new ASN1Integer(2), new ASN1Integer(1)})));

        assertThat(status.statuses().get(0).bodyParts()).containsExactly("4294967295", "2/1");
    }

    @Test
    void pendingSaysWithWhatAndWhenToAskAgain() throws Exception {
        CmcStatus pending = status(new TestCmc().status(3, "Taken under submission", pendInfo(ascii("12345"), "20300102030405.678Z")));

        assertThat(pending.requestId()).contains("12345");
        assertThat(pending.askAgain()).contains(Instant.parse("2030-01-02T03:04:05Z"));
        assertThat(status(new TestCmc().status(3, "", pendInfo(new byte[] {1, -1}, "20300102030405Z"))).requestId()).contains("01ff");
        assertThat(status(new TestCmc().status(3, "", pendInfo(ascii("1"), new ASN1Integer(1)))).askAgain()).isEmpty();
        assertThat(advice(new TestCmc().status(3, "Taken under submission", pendInfo(ascii("12345"), "20300102030405Z"))))
                .isEqualTo("The CA has not decided yet (\"Taken under submission\"): ask it again from 2030-01-02T03:04:05Z on with the"
                        + " request id 12345.");
        assertThat(advice(new TestCmc().status(3, ""))).isEqualTo("The CA has not decided yet: ask it again later.");
    }

    @Test
    void everyRefusalHasItsAdvice() throws Exception {
        assertThat(advice(new TestCmc().status(2, "Denied"))).isEqualTo(
                "The CA denied the request (\"Denied\"): ask the CA for the reason, and send a new request.");
        assertThat(advice(new TestCmc().status(4, ""))).contains("does not know how");
        assertThat(advice(new TestCmc().status(6, ""))).contains("proof");
    }

    @Test
    void theCertificateThatWasIssuedIsNamedByItsHash() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-1").digest(LEAF.getEncoded());

        assertThat(status(new TestCmc().status(0, "Issued").issuedHash(hash)).issuedCertificateHash().get())
                .isEqualTo(org.bouncycastle.util.encoders.Hex.toHexString(hash));
        assertThat(status(new TestCmc().status(0, "Issued").issuedHash(new byte[19])).issuedCertificateHash()).isEmpty();
        assertThat(status(new TestCmc().status(0, "Issued")).issuedCertificateHash()).isEmpty();
    }

    @Test
    void whatIsSaidInsideOfAnotherResponseCounts() throws Exception {
        byte[] denied = new TestCmc().status(2, "denied by the CA", failInfo(7)).encoded(CA);
        CaResponse response = CaResponse.parse(new TestCmc().status(0, "taken by the RA").message(denied).encoded(CA));
        CmcStatus status = response.cmcStatus().get();

        assertThat(status.state()).isEqualTo(State.PARTIAL);
        assertThat(status.statuses()).extracting(info -> info.text().get()).containsExactly("taken by the RA", "denied by the CA");
        assertThat(Recommendation.of(response, CertificateChain.of(response, Collections.emptyList())))
                .startsWith("The CA denied a part of the request (\"denied by the CA\"), badIdentity: ");
    }

    @Test
    void aCertificateThatIsNamedAsIssuedWithoutAStatusIsSaid() throws Exception {
        CaResponse response = CaResponse.parse(new TestCmc().issuedHash(new byte[20]).encoded(CA));

        assertThat(response.cmcStatus()).isEmpty();
        assertThat(response.remarks()).containsExactly("the CMC response says nothing of what became of the request, but names the"
                + " certificate with the SHA-1 hash 0000000000000000000000000000000000000000 as issued");
        assertThat(CaResponse.parse(new TestCmc().status(0, "").issuedHash(new byte[20]).encoded(CA)).remarks()).isEmpty();
    }

    @Test
    void theStatusesOfAllResponsesHaveAnEnd() throws Exception {
        TestCmc inner = new TestCmc();
        TestCmc outer = new TestCmc();
        for (int i = 0; i < 60; i++) {
            inner.status(3, "");
            outer.status(3, "");
        }
        assertThat(status(outer.message(inner.encoded(CA))).statuses()).hasSize(100);
    }

    @Test
    void certificatesInMessagesInsideAreFoundAndHandedOn() throws Exception {
        CaResponse response = CaResponse.parse(new TestCmc().status(0, "").message(CA.leafOnly(LEAF)).encoded(CA));

        assertThat(response.kind()).isEqualTo(Kind.CMC_FULL);
        assertThat(response.certificates()).containsExactlyInAnyOrder(LEAF, CA.certificate());
        assertThat(response.remarks()).contains("certificates lie in a CMS message inside of the CMC response");
        assertThat(CaResponse.parse(response.der()).certificates()).isEqualTo(response.certificates());

        byte[] deeper = new TestCmc().status(0, "").message(CA.leafOnly(LEAF)).encoded(CA);
        assertThat(CaResponse.parse(new TestCmc().status(0, "").message(deeper).encoded(CA)).certificates()).contains(LEAF);
    }

    @Test
    void aMessageInsideThatAddsNothingLeavesTheResponseAsItIs() throws Exception {
        byte[] cmc = new TestCmc().status(0, "").message(TestForms.p7b(Collections.singletonList(CA.certificate())))
                .message(TestMessages.enveloped()).encoded(CA);

        assertThat(CaResponse.parse(cmc).der()).isEqualTo(cmc);
    }

    @Test
    void messagesPackedTooDeepAreLeftAlone() throws Exception {
        byte[] deep = CA.leafOnly(LEAF);
        for (int i = 0; i < 10; i++) {
            deep = new TestCmc().status(0, "level").message(deep).encoded(CA);
        }
        assertThat(CaResponse.parse(deep).certificates()).containsExactly(CA.certificate());
    }

    @Test
    void whatIsHostileIsShortened() throws Exception {
        char[] text = new char[1_000_000];
        Arrays.fill(text, 'x');
        TestCmc many = new TestCmc().status(2, new String(text));
        for (int i = 0; i < 500; i++) {
            many.status(3, "");
        }
        CaResponse response = CaResponse.parse(many.status(8, "").encoded(CA));

        assertThat(response.cmcStatus().get().text().get()).hasSizeLessThan(2100);
        assertThat(response.cmcStatus().get().statuses()).hasSize(100);
        assertThat(response.remarks()).contains("402 statuses in the CMC response are passed by: too many, or of an unknown number");
    }

    @Test
    void aStatusOfAnUnknownNumberIsPassedBy() throws Exception {
        for (int number : new int[] {8, -1}) {
            CaResponse response = CaResponse.parse(new TestCmc().status(0, "").status(number, "").encoded(CA));

            assertThat(response.cmcStatus().get().statuses()).hasSize(1);
            assertThat(response.remarks()).containsExactly("1 status in the CMC response is passed by: too many, or of an unknown number");
        }
    }

    @Test
    void twoThousandCharactersAreShownWhole() throws Exception {
        char[] text = new char[2000];
        Arrays.fill(text, 'x');

        assertThat(status(new TestCmc().status(2, new String(text))).text()).contains(new String(text));
        assertThat(status(new TestCmc().status(2, "y" + new String(text))).text()).contains("y" + new String(text, 1, 1999) + "…");
    }

    @Test
    void whatIsPendingNeedNotSayUntilWhenNorWithWhatToAsk() throws Exception {
        CmcStatus bare = status(new TestCmc().status(3, "", new DERSequence(new DEROctetString(ascii("7")))));

        assertThat(bare.requestId()).contains("7");
        assertThat(bare.askAgain()).isEmpty();
        assertThat(status(new TestCmc().status(3, "", new DERSequence())).requestId()).isEmpty();
    }

    @Test
    void aStatusThatCannotBeReadIsRemarked() throws Exception {
        CaResponse response = CaResponse.parse(TestMessages.signed(CA, "1.3.6.1.5.5.7.12.3", new byte[] {0x30, 0x03, 0x02, 0x01, 0x05},
                Collections.singletonList(LEAF)));

        assertThat(response.cmcStatus()).isEmpty();
        assertThat(response.certificates()).contains(LEAF);
        assertThat(response.remarks()).containsExactly("the status in the CMC response cannot be read: an element is of a wrong type");
    }

    @Test
    void aResponseWithoutContentSaysNothing() throws Exception {
        CaResponse response = CaResponse.parse(new ContentInfo(CMSObjectIdentifiers.signedData, new SignedData(new DERSet(),
                new ContentInfo(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.12.3"), null),
                new DERSet(ASN1Sequence.getInstance(LEAF.getEncoded())), null, new DERSet())).getEncoded());

        assertThat(response.kind()).isEqualTo(CaResponse.Kind.CMC_FULL);
        assertThat(response.certificates()).containsExactly(LEAF);
        assertThat(response.remarks()).containsExactly("the CMC response is empty: it does not say what became of the request");
    }

    private static CmcStatus status(TestCmc cmc) throws Exception {
        return CaResponse.parse(cmc.encoded(CA)).cmcStatus().get();
    }

    private static String advice(TestCmc cmc) throws Exception {
        CaResponse response = CaResponse.parse(cmc.encoded(CA));
        return Recommendation.of(response, CertificateChain.of(response, Collections.emptyList()));
    }
}
