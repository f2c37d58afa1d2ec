package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Base64 that nothing announces: where an object begins in it and ends, and what is no object. */
class Base64RunTest {

    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    @Test
    void anObjectTakesTwentyLettersAtLeast() throws Exception {
        String shortest = base64(object(15));

        assertThat(shortest).hasSize(20);
        assertThat(Base64Run.of(shortest).found()).containsExactly(object(15));
        assertThat(Base64Run.of("a text:\n" + shortest + "\nand more").found()).containsExactly(object(15));
        assertThat(Base64Run.of(base64(object(14))).found()).isEmpty();
        assertThat(Base64Run.beginsWithObject(shortest)).isTrue();
        assertThat(Base64Run.beginsWithObject(" \n" + shortest)).isTrue();
        assertThat(Base64Run.beginsWithObject("  " + base64(object(14)))).isFalse();
        assertThat(Base64Run.beginsWithObject("x " + shortest)).isFalse();
        assertThat(Base64Run.beginsWithObject(base64(ascii("a text of more than twenty")))).isFalse();
    }

    @Test
    void linesOfAnyLengthAreOneObject() throws Exception {
        String all = base64(object(200));
        for (int width : new int[] {20, 60, 64, 76, 300}) {
            for (String end : new String[] {"\n", "\r\n", "\r", " ", "\n\t ", "\n\n"}) {
                assertThat(Base64Run.of("x: " + lines(all, width, end) + end + ". the end").found()).as(width + end).containsExactly(object(200));
            }
        }
        assertThat(Base64Run.of(all + "\n" + all).found()).hasSize(2);
        assertThat(Base64Run.of(lines(base64(object(199)), 64, "\n") + "\n" + all).found()).containsExactly(object(199), object(200));
    }

    @Test
    void twoPaddingsBelongToItAndAThirdDoesNot() throws Exception {
        String two = base64(object(100));

        assertThat(two).endsWith("==");
        assertThat(Base64Run.of(two + "=").found()).containsExactly(object(100));
        assertThat(Base64Run.of(two.replace("==", "")).found()).containsExactly(object(100));
        assertThat(Base64Run.of(two + "\n" + two).found()).hasSize(2);
    }

    @Test
    void oneThatEndsTooEarlyIsNamed() {
        String all = base64(object(200));

        refused("a\nb " + all.substring(0, 100)).hasMessageContaining("begins in line 2 ends in line 2 after 100 of 267 characters");
        refused(lines(all.substring(0, 100), 64, "\n") + "*" + all.substring(100)).hasMessageContaining("ends in line 2 at '*' after 100 of 267");
        refused(all.substring(0, 48)).hasMessageContaining("after 48 of 267 characters");
    }

    @Test
    void fewLettersThatEndTooEarlyMayBeAnything() throws Exception {
        assertThat(Base64Run.of(base64(object(200)).substring(0, 47)).found()).isEmpty();
        assertThat(Base64Run.of(base64(object(200)).substring(0, 47) + " * " + base64(object(20))).found()).containsExactly(object(20));
    }

    /** The digit 0 is the tag of a SEQUENCE. */
    @Test
    void whatBeginsWithTheDigitZeroIsAText() throws Exception {
        for (String text : new String[] {"00000000 and so on, the first line of a dump, as long as it takes to be one", "0\t1\t2 a table whose columns tabs part, its first row is long"}) {
            assertThat(Base64Run.of(base64(ascii(text))).found()).as(text).containsExactly(ascii(text));
        }
    }

    @Test
    void aTextIsOneFromSixtyFourLettersOn() throws Exception {
        byte[] shortest = ascii("forty-eight characters are a text in base64 now.");

        assertThat(base64(shortest)).hasSize(64);
        assertThat(Base64Run.of(base64(shortest)).found()).containsExactly(shortest);
        assertThat(Base64Run.of("value: " + base64(shortest) + "\n").found()).containsExactly(shortest);
        assertThat(Base64Run.of(base64(Arrays.copyOf(shortest, 47)).replace("=", "")).found()).as("63 letters").isEmpty();
        assertThat(Base64Run.of(base64(shortest) + "\n\n" + base64(ascii("what comes after a text goes on"))).found()).hasSize(2);
        assertThat(Base64Run.of(base64(shortest) + "\n\n x " + base64(ascii("what comes after a text goes on"))).found()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 64, 76})
    void aTextGoesOnInTheNextFullLine(int width) throws Exception {
        byte[] text = ascii("Every line but the last is as long as the one before it, and so the whole of this is one text, which"
                + " programs write in lines of sixty letters or more, and which nobody has to join by hand.");
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            assertThat(Base64Run.of("a: " + lines(base64(text), width, end) + end).found()).containsExactly(text);
            assertThat(Base64Run.of(lines(base64(text), width, end) + end + end + "b").found()).containsExactly(text);
            assertThat(Base64Run.of("a: >-" + end + "    " + lines(base64(text), width, end + "    ") + end + "b: c").found())
                    .as("indented, as in YAML").containsExactly(text);
            assertThat(Base64Run.of(lines(base64(text), width, end + " \t") + end + "  b: c").found()).containsExactly(text);
        }
    }

    @Test
    void whatIsNeitherIsToldByItsLine() throws Exception {
        byte[] noise = new byte[75];
        Arrays.fill(noise, (byte) 1);

        assertThat(Base64Run.of("\n" + base64(noise)).otherLine()).contains(2);
        assertThat(Base64Run.of("\n" + base64(Arrays.copyOf(noise, 72))).otherLine()).isEmpty();
        assertThat(Base64Run.of("words").otherLine()).isEmpty();
        assertThat(Base64Run.of("\n" + base64(noise) + "\n\n*\n" + base64(noise)).otherLine()).contains(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "'", "`", "<", ">", ",", ";", ":", ".", ")", "]", "}", "|", "\\", "&", "\n", " ", ""})
    void aValueMayEndThere(String after) throws Exception {
        assertThat(Base64Run.of("(" + base64(ascii(pem())) + after + after).found()).containsExactly(ascii(pem()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "?", "#", "$", "!", "%"})
    void aTextWithObjectsThatStopsElsewhereIsDamaged(String after) {
        refused("\n" + base64(ascii(pem())) + after + "x").hasMessageContaining("begins in line 2 holds a text, but not to its end at '" + after + "'");
    }

    @Test
    void aLineAsLongAsTheOnesBeforeWithAnotherCharacterIsOfTheText() throws Exception {
        String all = base64(ascii(pem()));
        String line = all.substring(192, 256);

        for (String torn : new String[] {line.substring(0, 20) + "*" + line.substring(21), line.substring(0, 20) + "*" + line.substring(22)}) {
            refused(lines(all.substring(0, 192), 64, "\n") + "\n" + torn + "\n" + all.substring(256)).hasMessageContaining("not to its end");
        }
        String words = base64(ascii("Words, and no block of PEM that would have to have an end: they go on for as long as it takes to fill more than three lines"
                + " of sixty-four letters each, and are words all the same."));
        assertThat(Base64Run.of(lines(words.substring(0, 192), 64, "\n") + "\n" + line.substring(0, 20) + "*" + line.substring(23)).found())
                .as("62 characters are another line").startsWith(Base64.getDecoder().decode(words.substring(0, 192)));
    }

    /** Whatever stands where a letter was. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "=", "*", "\n\n", ", "})
    void aTextThatStopsWithinABlockIsDamaged(String at) {
        String all = base64(ascii("First:\n" + pem() + pem()));
        int inTheSecond = (all.length() / 2 + 40) / 4 * 4 + 3;

        refused(all.substring(0, inTheSecond) + at + all.substring(inTheSecond + 1)).hasMessageContaining("holds a text, but not to its end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "-----", "-----BEG", "-----BEGIN"})
    void aTextThatStopsWithinABeginLineIsDamaged(String last) throws Exception {
        refused(base64(ascii(pem() + last))).hasMessageContaining("holds a text, but not to its end");
        assertThat(Base64Run.of(base64(ascii(pem() + "-- "))).found()).as("the line before a signature").hasSize(1);
    }

    @Test
    void noValueBeginsWithAPlusSign() throws Exception {
        byte[] text = ascii("These are words of a text that is long enough to be taken for one");

        assertThat(Base64Run.of("cert:++" + base64(text) + "\n+" + base64(object(60))).found()).containsExactly(text, object(60));
    }

    @Test
    void aTextDirectlyAfterAnotherIsToldByItsLine() throws Exception {
        byte[] one = ascii("These are words of a text that is long enough to be taken for one");
        Base64Run run = Base64Run.of("a: " + base64(one) + "\n" + base64(one) + "\nb: " + base64(one));

        assertThat(run.found()).containsExactly(one, one, one);
        assertThat(run.found()).extracting(run::lineGoingOn).containsExactly(Optional.empty(), Optional.of(2), Optional.empty());
    }

    @Test
    void aMarkWhoseBase64IsNotReadIsDamage() throws Exception {
        String object = base64(object(120));

        refused(object + "\n" + PEM + "\nx " + base64(object(60)).substring(4)).hasMessageContaining("BEGIN in line 2 cannot be read");
        String encoded = "QUJDszCCAVmgAwIBAg1UGK4AnIl8qv0Wn2nNnJ5lW5kwCgYIKoZIzj0E";
        refused(object + "\n" + PEM + "\nmore words, than a line of a header has\n" + encoded).hasMessageContaining("BEGIN in line 2 cannot be read");
        assertThat(Base64Run.of(object + "\n" + PEM + "\nmore words, than a line of a header has\n" + encoded.substring(0, 40)).found()).hasSize(1);
        assertThat(Base64Run.of(PEM + "\n" + object).found()).hasSize(1);
        assertThat(Base64Run.of(PEM + spaces(24) + object).found()).hasSize(1);
        assertThat(Base64Run.of(PEM + "\nwords\n" + object + "\n-----BEGIN PRIVATE KEY-----\nx " + object.substring(4)).found()).hasSize(1);
    }

    /** The letters of what is written below would do for the end of a signature. */
    @Test
    void wordsAreNotTheRestOfWhatIsCutOff() throws Exception {
        String whole = lines(base64(object(200)), 64, "\n");
        String cut = whole.substring(0, whole.lastIndexOf('\n'));

        assertThat(Base64Run.of(whole + "\n\nKind regards\nYour CA team\n").found()).containsExactly(object(200));
        refused(cut + "\n\nKind regards from all of us here\nYour CA team and the help desk with many thanks for all that you have done\n")
                .hasMessageContaining("ends in line 4 at 'K' after 256 of 267");
        refused(cut + "\nthe CA of the example sends this with its best wishes and hopes that it is of use to you\n").hasMessageContaining("broken base64");
        String narrow = lines(base64(object(200)), 61, "\n").replaceAll("(?m)^(.{57})(....)$", "$1\n$2");
        assertThat(Base64Run.of(narrow).found()).containsExactly(object(200));
    }

    @Test
    void whatIsAboveAnObjectIsARulerOrItsHash() throws Exception {
        byte[] issued = new byte[200]; // as a certificate, a SEQUENCE in a SEQUENCE and a number in that
        System.arraycopy(new byte[] {0x30, (byte) 0x81, (byte) 197}, 0, issued, 0, 3);
        System.arraycopy(object(197), 0, issued, 3, 197);
        String written = lines(base64(issued), 64, "\n") + "\n";
        for (String above : new String[] {"-", "_", "+", "c00b91e7"}) {
            String line = String.join("", Collections.nCopies(64 / above.length(), above)) + "\n";

            assertThat(Base64Run.of(line + written + line + written + line).found()).as(above).containsExactly(issued, issued);
        }
    }

    private static String pem() {
        return PEM + "\n" + lines(base64(object(120)), 64, "\n") + "\n-----END CERTIFICATE-----\n";
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
        return assertThatThrownBy(() -> Base64Run.of(text)).isInstanceOf(NotACaResponseException.class);
    }

    /** A SEQUENCE of so many bytes in all, with a number and an OCTET STRING in it. */
    private static byte[] object(int size) {
        byte[] object = new byte[size];
        Arrays.fill(object, (byte) 0x5A);
        byte[] begin = size < 130 ? new byte[] {0x30, (byte) (size - 2), 2, 1, 5, 4, (byte) (size - 7)}
                : new byte[] {0x30, (byte) 0x81, (byte) (size - 3), 2, 1, 5, 4, (byte) 0x81, (byte) (size - 9)};
        System.arraycopy(begin, 0, object, 0, begin.length);
        return object;
    }

    private static String lines(String letters, int width, String end) {
        return letters.replaceAll("(.{" + width + "})(?=.)", "$1" + end);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String spaces(int count) {
        return String.format("%" + count + "s", "");
    }
}
