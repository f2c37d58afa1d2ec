package io.github.certenroll4j.pe;

import static io.github.certenroll4j.pe.BrokenPEFileTest.answers;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sweeps over files that lie anywhere: an answer or one sentence, in a few reads. */
class PEFileBadInputTest {

    @Test
    void prefixesOfARealDll() throws IOException {
        byte[] whole = Files.readAllBytes(WineFiles.directory().toPath().resolve("kernel32.dll"));
        for (int length = 0; length < whole.length; length += length < 2048 ? 1 : 4999) {
            answers(Arrays.copyOf(whole, length));
        }
        assertThat(answers(whole)).isTrue();
    }

    @Test
    @Tag("long")
    void everyPrefixOfARealDll() throws IOException {
        byte[] whole = Files.readAllBytes(WineFiles.directory().toPath().resolve("version.dll"));
        for (int length = 0; length < whole.length; length++) {
            answers(Arrays.copyOf(whole, length));
        }
        assertThat(answers(whole)).isTrue();
    }

    /** Every byte of the DLL replaced by each of a few values: an answer or one sentence, in a few reads. */
    @Test
    void everyByteReplaced() throws IOException {
        byte[] whole = TestDll.x64().version(0x0409, "6.0.6000.20755").string("CompanyName", "Contoso").bytes();
        int answered = 0;
        for (int at = 0; at < whole.length; at++) {
            for (int value : new int[] {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                answered += answers(changed) ? 1 : 0;
            }
        }
        assertThat(answered).as("most bytes are of no consequence").isGreaterThan(whole.length);
    }
}
