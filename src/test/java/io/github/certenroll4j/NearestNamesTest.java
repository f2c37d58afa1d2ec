package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {

    private static final List<String> COMMANDS = Arrays.asList("status", "version", "inspect", "install", "verify", "explain");

    @ParameterizedTest
    @CsvSource({
        "stauts, status",
        "statu, status",
        "sstatus, status",
        "ztatus, status",
        "STATUS, status",
        "--status, status",
        "/status, status",
        "stat, status",
        "ve, version verify",
        "spect, inspect",
        "instal, install",
        "explian, explain",
        "stxyus, ''",
        "x, ''",
        "--, ''",
        "'', ''",
        "pect, inspect",
        "ect, ''",
    })
    void namesWhatMayBeMeant(String word, String names) {
        assertThat(String.join(" ", NearestNames.to(word, COMMANDS))).isEqualTo(names);
    }

    @Test
    void theNearestComesFirstAndThreeAreEnough() {
        List<String> names = Arrays.asList("rsa-4096", "rsa-2048-x", "rsa_2048", "rsa-2048-xy", "rsa-2048-xyz");

        assertThat(NearestNames.to("RSA-2048", names)).containsExactly("rsa_2048", "rsa-2048-x", "rsa-2048-xy");
        assertThat(NearestNames.question("rsa-2048", names)).isEqualTo("did you mean rsa_2048, rsa-2048-x or rsa-2048-xy?");
    }

    @Test
    void aTypoIsNearerThanAPart() {
        assertThat(NearestNames.to("instal", Arrays.asList("reinstalling", "install"))).containsExactly("install", "reinstalling");
    }

    @Test
    void aShortNameIsNotNearToEverything() {
        assertThat(NearestNames.to("b", Collections.singletonList("a"))).isEmpty();
        assertThat(NearestNames.to("", Collections.singletonList("a"))).isEmpty();
    }

    @Test
    void aHugeWordIsNotCompared() {
        char[] letters = new char[1 << 24];
        Arrays.fill(letters, 'a');

        assertThat(NearestNames.to(new String(letters), COMMANDS)).isEmpty();
    }

    @Test
    void lettersAreTheSameInTurkey() {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale("tr", "TR"));
        try {
            assertThat(NearestNames.to("VERIFY", COMMANDS)).containsExactly("verify");
            assertThat(NearestNames.to("INSPECT", COMMANDS)).containsExactly("inspect");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CERT_E_UNTRUSTEDROT, CERT_E_UNTRUSTEDROOT",
        "cert-e-untrustedroot, CERT_E_UNTRUSTEDROOT",
        "UNTRUSTEDROOT, CERT_E_UNTRUSTEDROOT",
        "E_ACESSDENIED, E_ACCESSDENIED",
        "ERROR_INVALID_DAT, ERROR_INVALID_DATA",
    })
    void aMistypedCodeIsAnsweredWithTheNearest(String word, String name) {
        assertThatThrownBy(() -> HResult.parse(word)).hasMessageStartingWith("not an error code: " + word + "; did you mean " + name);
    }

    @Test
    void aMistypedNameOfASettingIsAnsweredWithTheNearestAndAll() {
        assertThatThrownBy(() -> KeyAlgorithm.parse("rsa-2408")).hasMessageStartingWith("no such key: rsa-2408 (there are: rsa-2048, ")
                .hasMessageEndingWith("ecdsa-p521); did you mean rsa-2048?");
        assertThatThrownBy(() -> HashAlgorithm.parse("sha265")).hasMessageEndingWith("; did you mean sha256?");
        assertThatThrownBy(() -> KeyUsage.parse("digitalSignatur")).hasMessageEndingWith("; did you mean digitalSignature?");
        assertThatThrownBy(() -> ExtendedKeyUsage.oidOf("servrAuth")).hasMessageEndingWith("; did you mean serverAuth?");
        assertThatThrownBy(() -> AlternativeName.parse("emial:a@b.example")).hasMessageEndingWith("; did you mean email?");
        assertThatThrownBy(() -> HashAlgorithm.parse("md5")).hasMessage("no such hash: md5 (there are: sha256, sha384, sha512, sha1)");
    }
}
