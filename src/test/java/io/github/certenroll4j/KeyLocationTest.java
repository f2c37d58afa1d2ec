package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyLocationTest {

    private static final KeyLocation KEY = new KeyLocation("a provider", 1, "a container", 0x20, 2);

    @Test
    void twoOfTheSameKeyAreEqual() {
        KeyLocation same = new KeyLocation("a provider", 1, "a container", 0x20, 2);

        assertThat(same).isEqualTo(KEY).hasSameHashCodeAs(KEY);
        for (KeyLocation other : new KeyLocation[] {new KeyLocation("b provider", 1, "a container", 0x20, 2),
            new KeyLocation("a provider", 0, "a container", 0x20, 2), new KeyLocation("a provider", 1, "b container", 0x20, 2),
            new KeyLocation("a provider", 1, "a container", 0, 2), new KeyLocation("a provider", 1, "a container", 0x20, 1)}) {
            assertThat(other).isNotEqualTo(KEY);
        }
    }

    @Test
    void itSaysWhoseKeyItIs() {
        assertThat(KEY).hasToString("machine key \"a container\" of \"a provider\"");
        assertThat(new KeyLocation("p", 0, "c", 0, 0)).hasToString("user key \"c\" of \"p\"");
    }
}
