package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a mail, and what of it belongs to which part. */
class MimeMessageTest {

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: text/plain\n\nx", "content-transfer-encoding: base64\n\nx", "A: b\nContent-Type: text/plain\n\nx",
        "From somebody Mon Jan 1\nA: b\nContent-Type: text/plain\n", "--boundary\nContent-Type: x/y\n\n", "A: b\n goes on\n\tand on\nContent-Type: x/y\n",
        "X-1: 2\nContent-Type: x/y"})
    void headerLinesMakeAMail(String text) {
        assertThat(MimeMessage.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A: b\n\nx", "x\nContent-Type: text/plain\n", "a text\nContent-Type: x/y\n", ": b\nContent-Type: x/y\n", "A: b\n\n\nContent-Type: x/y\n",
        "A: b\n \nContent-Type: x/y\n", "A: b\n\t\nContent-Type: x/y\n", "A b: c\nContent-Type: x/y\n", "A\nContent-Type: x/y\n", "see Content-Type: x/y\n", "Content-Typ: x"})
    void anythingElseIsNone(String text) {
        assertThat(MimeMessage.matches(text)).isFalse();
    }

    @Test
    void aHeadOfAnyLengthHasAnEnd() {
        String lines = new String(new char[131_072 / 4 - 4]).replace("\0", "A:b\n");

        assertThat(MimeMessage.matches(lines + "Content-Type: x\n")).isTrue();
        assertThat(MimeMessage.matches(lines + "A:b\nA:b\nA:b\nContent-Type: x\n")).isFalse();
    }

    @Test
    void aMailOfOnePartHasAllBelowItsBlankLine() throws Exception {
        assertThat(bodies("Content-Type: text/plain\n\nbody\n\nmore")).containsExactly("body\n\nmore");
        assertThat(bodies("A: b\n goes on\n\tand on\n \nbody")).containsExactly("body");
        assertThat(bodies("A: b\nno header\n\nbody")).containsExactly("no header\n\nbody");
        assertThat(bodies("From me\nA: b\n\nbody")).containsExactly("body");
        assertThat(bodies("A: b\n")).containsExactly("");
        assertThat(bodies("A: b\n\n--\n-- x\nbody")).containsExactly("--\n-- x\nbody");
    }

    @Test
    void boundariesPartIt() throws Exception {
        String head = "Content-Type: multipart/mixed; boundary=\"a b\"\n\n";

        assertThat(bodies(head + "prose\n--a b\nA: b\n\none\n--a b\n\ntwo\n--a b--\nend")).containsExactly("prose\n", "one\n", "two\n", "end");
        assertThat(bodies(head + "prose\r\n--a b \r\n\r\none\r\n--other\r\n--a b--\r\n")).containsExactly("prose\r\n", "one\r\n--other\r\n");
        assertThat(bodies(head + "--a b--x\n--a\n--a b-\n---\n----")).containsExactly("--a b--x\n--a\n--a b-\n---\n----");
    }

    @Test
    void aFileThatBeginsWithABoundaryHasParts() throws Exception {
        assertThat(bodies("--x\nA: b\n\none\n--x\nA: b\n\ntwo\n--x--\n")).containsExactly("one\n", "two\n");
        assertThat(bodies("-- \nA: b\n\none\n-- \n")).containsExactly("one\n-- \n");
    }

    @Test
    void aMailInsideGivesItsParts() throws Exception {
        assertThat(bodies("Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: message/rfc822\n\nSubject: x\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\ninner\n--b--\n--a--\n")).contains("inner\n");
    }

    @Test
    void thereIsAnEndToParts() throws Exception {
        String part = "\nx\n--b\n";
        String head = "--b\n";

        assertThat(MimeMessage.parts(head + times(part, 1000))).hasSize(1000);
        assertThatThrownBy(() -> MimeMessage.parts(head + times(part, 1001))).isInstanceOf(NotACaResponseException.class)
                .hasMessageContaining("more than 1000 parts");
    }

    @Test
    void aHundredBoundariesAreKnown() throws Exception {
        StringBuilder nested = new StringBuilder("--b0\n");
        for (int i = 1; i <= 100; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b").append(i - 1).append('\n');
        }
        String before = nested.toString();

        assertThat(bodies(before + "\nx\n--b99\n\ny")).endsWith("x\n", "y");
        assertThat(bodies(before + "\nx\n--b100\n\ny")).endsWith("x\n--b100\n\ny");
    }

    private static List<String> bodies(String text) throws NotACaResponseException {
        return MimeMessage.parts(text).stream().map(part -> part.body).collect(Collectors.toList());
    }

    private static String times(String text, int count) {
        return new String(new char[count]).replace("\0", text);
    }
}
