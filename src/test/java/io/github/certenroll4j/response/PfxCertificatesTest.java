package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes out of a PFX that Java has written, and what is taken for one. */
class PfxCertificatesTest {

    private static final TestCa CA = TestCa.root("PFX Root");
    private static final KeyPair KEYS = TestCa.Keys.RSA.generate();
    private static final X509Certificate LEAF = CA.issue("leaf", KEYS.getPublic());
    private static final X509Certificate OTHER = TestCa.root("Other Root").certificate();

    private static KeyStore store() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static byte[] saved(KeyStore store) throws Exception {
        ByteArrayOutputStream pfx = new ByteArrayOutputStream();
        store.store(pfx, "secret".toCharArray());
        return pfx.toByteArray();
    }

    private static CaResponse opened(KeyStore store) throws Exception {
        return CaResponse.ofPfx(saved(store), "secret".toCharArray());
    }

    @Test
    void theCertificateOfTheKeyComesFirst() throws Exception {
        KeyStore store = store();
        store.setCertificateEntry("another", OTHER);
        store.setKeyEntry("mine", KEYS.getPrivate(), "secret".toCharArray(), new Certificate[] {LEAF, CA.certificate()});

        CaResponse response = opened(store);

        assertThat(response.certificates()).hasSize(3).startsWith(LEAF).contains(CA.certificate(), OTHER);
        assertThat(response.encoded().bringsKey()).isTrue();
    }

    @Test
    void withoutAKeyItIsRefused() throws Exception {
        KeyStore store = store();
        store.setCertificateEntry("another", OTHER);

        assertThatThrownBy(() -> opened(store)).isInstanceOf(NotACaResponseException.class)
                .hasMessage("the PFX holds no private key with its certificate");
    }

    @Test
    void anotherPasswordAndDamageAreRefused() throws Exception {
        KeyStore store = store();
        store.setKeyEntry("mine", KEYS.getPrivate(), "secret".toCharArray(), new Certificate[] {LEAF});
        byte[] pfx = saved(store);

        for (byte[] some : new byte[][] {pfx, Arrays.copyOf(pfx, pfx.length / 2)}) {
            assertThat(CaResponse.isPfx(some)).isTrue();
            assertThatThrownBy(() -> CaResponse.ofPfx(some, "Secret".toCharArray())).isInstanceOf(NotACaResponseException.class)
                    .hasMessage("the password does not open the PFX, or it is damaged");
        }
        assertThatThrownBy(() -> CaResponse.ofPfx(LEAF.getEncoded(), "secret".toCharArray())).hasMessage("not a PFX (PKCS #12)");
        assertThatThrownBy(() -> CaResponse.ofPfx(Arrays.copyOf(pfx, CaResponse.MAX_BYTES + 1), "secret".toCharArray()))
                .hasMessage("not a PFX (PKCS #12)");
    }

    @ParameterizedTest
    @CsvSource({"'', false", "30, false", "3006, false", "300602010330, true", "3006020103, false", "30060201033000, true", "3080020103300000, true",
        "308106020103300000, true", "30820006020103300000, true", "3082000602010330, true", "30820006020103, false", "308402, false",
        "310602010330, false", "300602010430, false", "300602010331, false", "300600020103, false"})
    void isKnownByItsFirstBytes(String hex, boolean pfx) {
        assertThat(CaResponse.isPfx(Hex.decode(hex))).isEqualTo(pfx);
    }
}
