package io.github.certenroll4j.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TransportTest {

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(address, port);
    }

    private static Transport transport(int millis) {
        return new Transport(null, new FrameGuard(), millis, new Deadline(30_000));
    }

    /** A server in two networks, a laptop that was somewhere else yesterday. */
    @Test
    void aNameWithSeveralAddressesIsReachedAtAnyOfThem() throws IOException {
        try (FakeHost host = new FakeHost(FakeHost.Manner.SILENT, "127.0.7.2", 0)) {
            Transport transport = transport(5000);
            transport.connect(Arrays.asList(at("127.0.7.1", host.port()), at("127.0.7.2", host.port())));
            assertThat(transport.isConnected()).isTrue();
            assertThat(transport.failure()).isEmpty();
            transport.close();
            assertThat(transport.isConnected()).isFalse();
        }
    }

    @Test
    void thatNoneCanBeReachedIsSaidOfTheFirst() throws IOException {
        // Taken and not listened at: a port that was given back may be anybody's, or still be the one of before.
        try (Socket taken = new Socket()) {
            taken.bind(at("0.0.0.0", 0));
            int port = taken.getLocalPort();
            Transport transport = transport(5000);
            assertThatThrownBy(() -> transport.connect(Arrays.asList(at("127.0.7.1", port), at("127.0.7.2", port))))
                    .isInstanceOf(ShareException.class).hasMessageStartingWith("cannot be reached at port " + port + ": ");
            assertThat(transport.failure()).isPresent();
            assertThat(transport.isConnected()).isFalse();
        }
    }

    /** What one address is silent for is not taken from the host's time, and the next has some left. */
    @Test
    void theTimeIsSharedAmongTheAddresses() throws IOException {
        Transport transport = transport(1000);
        long begun = System.nanoTime();
        // Not routed anywhere (RFC 5737), or said so at once.
        assertThatThrownBy(() -> transport.connect(Collections.nCopies(3, at("192.0.2.1", 445)))).isInstanceOf(ShareException.class);
        assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(3000);
    }

    @Test
    void aNameHasTheAddressesThatItIsLookedUpWith() throws IOException {
        assertThat(Transport.places(at("127.0.0.1", 445))).containsExactly(at("127.0.0.1", 445));
        assertThat(Transport.places(at("localhost", 445))).contains(at("localhost", 445)).hasSizeLessThanOrEqualTo(4);
    }
}
