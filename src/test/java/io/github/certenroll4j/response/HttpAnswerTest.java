package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a saved answer of a web server says: its status, and the message below it. */
class HttpAnswerTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n";

    @Test
    void theStatusLineIsApartFromTheMessage() {
        HttpAnswer answer = HttpAnswer.of("HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody\r\n");

        assertThat(answer.status).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.message).isEqualTo("A: b\r\n\r\nbody\r\n");
        assertThat(HttpAnswer.of("HTTP/1.1 404").status).isEqualTo("HTTP/1.1 404");
        assertThat(HttpAnswer.of("HTTP/1.1 404").message).isEmpty();
        assertThat(HttpAnswer.of("HTTP/1.1 404\n").message).isEmpty();
        assertThat(HttpAnswer.matches("HTTP/2 200")).isTrue();
        assertThat(HttpAnswer.matches(" HTTP/2 200")).isFalse();
    }

    @Test
    void aStatusLineOfAnyLengthIsCut() {
        String longest = "HTTP/1.1 " + new String(new char[8192 - 9]).replace('\0', 'x');

        assertThat(HttpAnswer.of(longest + "\nA: b").status).isEqualTo(longest);
        assertThat(HttpAnswer.of(longest + "y\nA: b").status).isEqualTo(longest);
        assertThat(HttpAnswer.of("HTTP/1.1 100 Continue\n\n" + longest + "y\nA: b").status).isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void theLastOfSeveralAnswersCounts(String end) {
        String text = ("HTTP/1.1 200 Connection established\n\nHTTP/1.1 302 Found\nLocation: x\n\nHTTP/1.1 200 OK\nA: b\n\nbody\n\nHTTP/1.1 is no answer")
                .replace("\n", end);
        HttpAnswer answer = HttpAnswer.of(text);

        assertThat(answer.status).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.message).isEqualTo(("A: b\n\nbody\n\nHTTP/1.1 is no answer").replace("\n", end));
    }

    @Test
    void anAnswerWithABodyIsTheLast() {
        assertThat(HttpAnswer.of("HTTP/1.1 200 OK\n\nx\nHTTP/1.1 404 Not Found\n").status).isEqualTo("HTTP/1.1 200 OK");
        assertThat(HttpAnswer.of("HTTP/1.1 200 OK\nHTTP/1.1 404 Not Found\n").status).isEqualTo("HTTP/1.1 200 OK");
        assertThat(HttpAnswer.of("HTTP/1.1 200 OK\n\n").status).isEqualTo("HTTP/1.1 200 OK");
        assertThat(HttpAnswer.of("HTTP/1.1 200 OK\n").status).isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void chunksAreJoined() {
        assertThat(body("5\nhello\n7\n, world\n0\n\n")).isEqualTo("hello, world");
        assertThat(body("5\r\nhello\r\n0\r\n\r\n")).isEqualTo("hello");
        assertThat(body("A;name=value\n0123456789\n0\n")).isEqualTo("0123456789");
        assertThat(body("00000001\nx\n00000000\n")).isEqualTo("x");
        assertThat(body("0\n")).isEmpty();
        assertThat(HttpAnswer.of(CHUNKED.replace(": ", ":") + "1\nx\n0\n").message).isEqualTo("Transfer-Encoding:chunked\n\nx");
    }

    @Test
    void whatIsNotInChunksStays() {
        for (String whole : new String[] {"", "hello", "5\nhello", "5\nhello\n", "6\nhello\n", "7\nhello\n0\n", "5\nhello\n000000000\n", "5\nhello\n0", "5\nhello\nx\n",
            "000000001\nx\n0\n", "ffffffff\nx\n0\n", "5 \nhello\n0\n"}) {
            assertThat(body(whole)).as(whole).isEqualTo(whole);
        }
        assertThat(HttpAnswer.of("HTTP/1.1 200 OK\nA: b\n\n1\nx\n0\n").message).isEqualTo("A: b\n\n1\nx\n0\n");
        assertThat(HttpAnswer.of("HTTP/1.1 200 OK\n\nTransfer-Encoding: chunked\n1\nx\n0\n").message).isEqualTo("\nTransfer-Encoding: chunked\n1\nx\n0\n");
        assertThat(HttpAnswer.of("HTTP/1.1 200 OK\nTransfer-Encoding: chunked").message).isEqualTo("Transfer-Encoding: chunked");
    }

    private static String body(String chunks) {
        String head = "Transfer-Encoding: chunked\n\n";
        assertThat(HttpAnswer.of(CHUNKED + chunks).message).startsWith(head);
        return HttpAnswer.of(CHUNKED + chunks).message.substring(head.length());
    }
}
