package io.github.certenroll4j.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    @ParameterizedTest
    @CsvSource({
        "pc-01, pc-01", "PC_01, pc_01", "pc.example., pc.example", "\\\\PC01, pc01", "' pc ', pc", "'\u00a0pc\u2003\u00a0', pc", "'\ufeffpc', pc", "1a, 1a", "a, a",
        "bücher.example, xn--bcher-kva.example", "日本.example, xn--wgv71a.example", "xn--bcher-kva.example, xn--bcher-kva.example",
        "192.0.2.1, 192.0.2.1", "0.0.0.0, 0.0.0.0", "255.255.255.255, 255.255.255.255", "10.20.30.40, 10.20.30.40", "１０.20.30.４０, 10.20.30.40", "10-0-0-1, 10-0-0-1",
        "::1, ::1", "[::1], ::1", "FE80::1%eth0, fe80::1%eth0", "2001:DB8:0:1:2:3:4:5, 2001:db8:0:1:2:3:4:5", "::, ::", "fe80::, fe80::",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1", "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7::",
        "1:2:3:4:5:6:192.0.2.1, 1:2:3:4:5:6:192.0.2.1",
        "0000:0000:0000:0000:0000:ffff:255.255.255.255, 0000:0000:0000:0000:0000:ffff:255.255.255.255"})
    void isLookedUpByItsAddress(String written, String address) {
        assertThat(Host.of(written).fault()).isEmpty();
        assertThat(Host.of(written).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a b", "a\tb", "a\u0000b", "a\u001b[2Jb", "-a", "a-", "a..b", ".a", "a/b", "a@b", "a;b", "*", "a\\b", "256.1.1.1", "10.0.0.1-10.0.0.9", "10.0.0.1-9", "１.2",
        "1.1.1.256", "1.1.1.04", "1:2:3:4:5:6:7:192.0.2.1", "1.2.3", "1.2.3.4.5", "010.0.0.1", "1.2.3.", "127.1", "2130706433", "pc:445", "1.2.3.4:445", ":", ":::", "1:2", "1:2:3:4:5:6:7:8:9",
        "1::2::3", "12345::", "::1%", "::1%a b", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:", "1:2:3:4:5:6:7:8::", "[::1", "g::1"})
    void isNone(String written) {
        assertThat(Host.of(written).fault()).as(Host.of(written).address()).isNotEmpty();
        assertThat(Host.of(written).address()).isEmpty();
    }

    @Test
    void whoeverMeansARangeHearsHowItIsWritten() {
        assertThat(Host.of("10.0.0.1-10.0.0.9").fault()).contains("192.0.2.0/24");
    }

    @Test
    void hasAtMost253Characters() {
        String longest = String.join("", Collections.nCopies(126, "a.")) + "b";
        assertThat(longest).hasSize(253);
        assertThat(Host.of(longest).fault()).isEmpty();
        assertThat(Host.of(longest + "b").fault()).contains("254 characters");
        assertThat(Host.of(String.join("", Collections.nCopies(63, "a"))).fault()).isEmpty();
        assertThat(Host.of(String.join("", Collections.nCopies(64, "a"))).fault()).isNotEmpty();
        assertThat(Host.of(String.join("", Collections.nCopies(300, "a"))).shown()).hasSize(255 + 3).endsWith("a...");
        assertThat(Host.of(String.join("", Collections.nCopies(255, "a"))).shown()).hasSize(255);
        // 60 letters beyond ASCII take more than 63 in a label.
        assertThat(Host.of(String.join("", Collections.nCopies(60, "ü"))).fault()).isNotEmpty();
    }

    @Test
    void isTheSameHoweverItIsWritten() {
        assertThat(Host.of("PC01.example.")).isEqualTo(Host.of(" \\\\pc01.EXAMPLE")).hasSameHashCodeAs(Host.of("pc01.example"));
        assertThat(Host.of("[::1]")).isEqualTo(Host.of("::1"));
        assertThat(Host.of("a b")).isEqualTo(Host.of("a b")).isNotEqualTo(Host.of("a c")).isNotEqualTo(Host.of("ab"));
        assertThat(Host.of("pc")).isNotEqualTo(Host.of("pd")).isNotEqualTo("pc").hasToString("pc");
    }
}
