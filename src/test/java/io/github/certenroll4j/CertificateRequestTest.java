package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be a subject is refused before a key is made for it. */
class CertificateRequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"CN=server.example", "CN=server.example, O=\"Example, \"\"Inc.\"\"\"", "cn = a ; o = b", "CN=a+OU=b",
        "OID.2.5.4.97=VATDE-1,C=DE", "2.5.4.3=a", "CN=a=b", "CN=", "CN=\"a\nb\"", "CN=M\u00fcller"})
    void aDistinguishedNameIsTakenAsItIs(String subject) {
        assertThat(CertificateRequest.forSubject(subject).build().subject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", " ", "CN=a, b", "CN=a,", ",CN=a", "=a", "CN=\"a", "server.example", "C\u0000N=a"})
    void whatIsNoneIsRefused(String subject) {
        assertThatThrownBy(() -> CertificateRequest.forSubject(subject)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a distinguished name like CN=server.example");
    }
}
