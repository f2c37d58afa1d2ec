package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 2045 and RFC 2231, and what programs make of them. */
class MimeParametersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "multipart/mixed; boundary=abc | abc",
        "multipart/mixed; boundary=\"a; b=c\" ; x=y | a; b=c",
        "multipart/mixed; BOUNDARY = abc (a comment) | abc",
        "multipart/mixed; charset=\"boundary=x\"; boundary=y | y",
        "multipart/mixed; xboundary=x; boundary=y | y",
        "multipart/mixed; boundary*0=ab; boundary*1=\"cd\" | abcd",
        "multipart/mixed; boundary*1=cd; boundary*0=ab | abcd",
        "multipart/mixed; boundary*=us-ascii'en'a%20b | a b",
        "multipart/mixed; boundary*0*=us-ascii'en'a%2D; boundary*1=b | a-b",
        "multipart/mixed; boundary=a; boundary=b | a",
        "multipart/mixed; boundary=\"abc | abc",
        "multipart/mixed; boundary | ''",
        "multipart/mixed | ''",
        "; | ''",
    })
    void theValueIsFound(String header, String boundary) {
        assertThat(new MimeParameters(header).value("boundary")).isEqualTo(boundary);
    }
}
