package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths and nesting by the rules of X.690 sections 8.1.2 to 8.1.5, and where they cannot be. */
class Asn1Test {

    @ParameterizedTest
    @CsvSource({"3000, 2", "3005, 7", "307F, 129", "308180, 131", "30820100, 260", "3083010000, 65541", "3084FFFFFFFF, 2147483653", "3085FFFFFFFFFF, 2147483654",
        "3081, 3", "3082, 4", "308201, 260"})
    void aBeginningSaysHowLongTheWholeIs(String start, long length) {
        assertThat(Asn1.encodedLength(Hex.decode(start))).contains(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "3080"})
    void aBeginningWithoutALengthSaysNothing(String start) {
        assertThat(Asn1.encodedLength(Hex.decode(start))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"300330", "300306", "300302", "30030A", "30810330", "3082000306", "308300000302", "30840000000306", "308030", "300002"})
    void aSequenceBeginsWithOneOrANameOrANumber(String start) {
        assertThat(Asn1.isSequence(Hex.decode(start))).isTrue();
        assertThat(Asn1.isSequence(Hex.decode("FF" + start), 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "3003", "310330", "30030C", "300304", "308103", "3085000000000330", "3003FF", "313030", "308130"})
    void anythingElseIsNone(String start) {
        assertThat(Asn1.isSequence(Hex.decode(start))).isFalse();
        assertThat(Asn1.isSequence(Hex.decode("FF" + start), 1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3000, 0, false", "3003020105, 0, false", "3003020105FF, 1, false", "30800000, 0, true", "308030800201050000 0000, 0, true",
        "0500, 0, false", "02810105, 0, false", "3008300306012A020105, 0, false", "1F8101 00, 0, false", "3F010205 00, 0, false"})
    void whatIsRightIsWalked(String data, int trailing, boolean indefinite) throws IOException {
        byte[] bytes = Hex.decode(data);
        Asn1 scan = Asn1.scan(bytes);

        assertThat(scan.trailing()).isEqualTo(trailing);
        assertThat(scan.end()).isEqualTo(bytes.length - trailing);
        assertThat(scan.indefinite()).isEqualTo(indefinite);
        assertThat(scan.object()).isEqualTo(Arrays.copyOf(bytes, bytes.length - trailing));
    }

    @Test
    void anObjectInTheMiddleIsWalkedFromThere() throws IOException {
        Asn1 scan = Asn1.scan(Hex.decode("FFFF3003020105FF"), 2);

        assertThat(scan.end()).isEqualTo(7);
        assertThat(scan.trailing()).isEqualTo(1);
        assertThat(scan.object()).isEqualTo(Hex.decode("3003020105"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|it ends at byte 0", "30|it ends at byte 1", "3001|the element at byte 0 says 1 bytes, but only 0 follow",
        "3003020205|the element at byte 2 says 2 bytes, but only 1 follow", "0000|an end-of-contents mark where none belongs, at byte 0",
        "30020000|an end-of-contents mark where none belongs, at byte 2", "0280|a primitive element of indefinite length at byte 0",
        "3080020105|it ends at byte 5", "30840000|it ends at byte 4", "3084FFFFFFFF00|says 2147483647 bytes, but only 1 follow",
        "3085FFFFFFFFFF00|says 2147483647 bytes", "1FFF|it ends at byte 2", "300530800201050000|it ends at byte 7",
        "30043080020105|says 1 bytes, but only 0 follow", "300302810105|the element at byte 2 says 1 bytes, but only 0 follow"})
    void whatCannotBeIsNamedByItsByte(String data, String fault) {
        assertThatThrownBy(() -> Asn1.scan(Hex.decode(data))).isInstanceOf(IOException.class).hasMessageContaining(fault);
    }

    @Test
    void sixtyFourLevelsAreTheMost() throws IOException {
        assertThat(Asn1.scan(nested(64)).trailing()).isZero();
        assertThatThrownBy(() -> Asn1.scan(nested(65))).isInstanceOf(IOException.class).hasMessageContaining("nested deeper than 64 levels at byte 128");
    }

    @Test
    void aMillionElementsAreTheMost() throws IOException {
        assertThat(Asn1.scan(many(999_999)).trailing()).isZero();
        assertThatThrownBy(() -> Asn1.scan(many(1_000_000))).isInstanceOf(IOException.class).hasMessageContaining("more than 1000000 ASN.1 elements");
    }

    @Test
    void whatBouncyCastleRefusesIsNoObject() {
        assertThatThrownBy(() -> Asn1.parse(Hex.decode("0200"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Asn1.check(Hex.decode("3001"))).isInstanceOf(NotACaResponseException.class)
                .hasMessage("broken ASN.1: the element at byte 0 says 1 bytes, but only 0 follow. The file is damaged or cut off; fetch the response again");
    }

    /** Indefinite lengths, which have no end in this: each level takes two bytes. */
    private static byte[] nested(int levels) {
        byte[] nested = new byte[levels * 4];
        for (int i = 0; i < levels; i++) {
            nested[2 * i] = 0x30;
            nested[2 * i + 1] = (byte) 0x80;
        }
        return nested;
    }

    /** A SEQUENCE of so many NULLs. */
    private static byte[] many(int nulls) {
        byte[] many = new byte[5 + 2 * nulls];
        many[0] = 0x30;
        many[1] = (byte) 0x83;
        many[2] = (byte) (2 * nulls >> 16);
        many[3] = (byte) (2 * nulls >> 8);
        many[4] = (byte) (2 * nulls);
        for (int i = 5; i < many.length; i += 2) {
            many[i] = 5;
        }
        return many;
    }
}
