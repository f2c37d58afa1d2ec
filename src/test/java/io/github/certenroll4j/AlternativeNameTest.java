package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlternativeNameTest {

    @ParameterizedTest
    @CsvSource({"server.example, DNS, server.example", "dns: server.example , DNS, server.example", "IP:192.0.2.1, IP, 192.0.2.1",
        "email:a@b.example, EMAIL, a@b.example", "upn:u@d.example, UPN, u@d.example", "uri:https://a.example/, URI, https://a.example/"})
    void readsTheKindAndTheName(String text, AlternativeName.Type type, String value) {
        AlternativeName name = AlternativeName.parse(text);

        assertThat(name.type()).isEqualTo(type);
        assertThat(name.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({":server.example, no such kind", "fax:1, 'no such kind of alternative name: fax (there are: dns, ip, email'",
        "dns:, of kind dns is empty", "' ', of kind dns is empty", "uri: , of kind uri is empty"})
    void refusesAnotherKindAndNothing(String text, String message) {
        assertThatThrownBy(() -> AlternativeName.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    /** None of them is looked up in the network. */
    @ParameterizedTest
    @ValueSource(strings = {"server.example", "192.0.2.256", "192.0.2", "2001:db8", "2001:db8::1%eth0", "g::1", "1"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> AlternativeName.parse("ip:" + text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an IP address: " + text);
    }

    @Test
    void anAddressIsItsBytes() {
        assertThat(AlternativeName.parse("ip:192.0.2.1").address()).containsExactly(192, 0, 2, 1);
        assertThat(AlternativeName.parse("ip:2001:db8::1").address()).startsWith(0x20, 0x01, 0x0d, 0xb8).endsWith(0, 1).hasSize(16);
    }
}
