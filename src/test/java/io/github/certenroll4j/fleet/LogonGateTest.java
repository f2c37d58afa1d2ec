package io.github.certenroll4j.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LogonGateTest {

    @Test
    void closesAfterSoManyRefusals() throws Exception {
        LogonGate gate = new LogonGate(2);
        gate.enter();
        gate.undecided();
        gate.enter();
        gate.refused();
        assertThat(gate.isClosed()).isFalse();
        gate.enter();
        gate.refused();
        assertThat(gate.isClosed()).isTrue();
        assertThatThrownBy(gate::enter).isInstanceOfSatisfying(ShareException.class,
                told -> assertThat(told.trouble()).isEqualTo(Trouble.NOT_TRIED)).hasMessageContaining("2 others");
    }

    @Test
    void letsNoMoreTryThanMayBeRefused() throws Exception {
        LogonGate gate = new LogonGate(3);
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(50);
        CountDownLatch threeAreIn = new CountDownLatch(3);
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < 50; i++) {
            new Thread(() -> {
                try {
                    gate.enter();
                    tries.incrementAndGet();
                    threeAreIn.countDown();
                    go.await();
                    gate.refused();
                } catch (ShareException | InterruptedException notTried) {
                    // As it should be.
                } finally {
                    ended.countDown();
                }
            }).start();
        }
        threeAreIn.await();
        go.countDown();
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(tries).hasValue(3);
    }

    @Test
    void isOpenForAllOnceOneWasAccepted() throws Exception {
        LogonGate gate = new LogonGate(1);
        gate.enter();
        gate.accepted();
        for (int i = 0; i < 100; i++) {
            gate.enter();
        }
        assertThat(gate.isClosed()).isFalse();
    }
}
