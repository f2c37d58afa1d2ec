package io.github.certenroll4j.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files that the fuzzer starts from, in src/test/fuzz/hive; {@link #main} writes them. */
class HiveSeedsTest {

    private static final Path SEEDS = Paths.get("src", "test", "fuzz", "hive");

    private static Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new TreeMap<>();
        seeds.put("values", new TestHive().string("Microsoft\\Windows", "Name", "Windows").number("Microsoft", "State", 0x60)
                .value("Microsoft", "Long", 11, new byte[8]).string("Ω", "Ω", "Ω").bytes());
        TestHive many = new TestHive().lists("lf").lists("lh").lists("li");
        for (int i = 0; i < 40; i++) {
            many.key("K" + i);
        }
        seeds.put("lists", many.bytes());
        return seeds;
    }

    @Test
    void theSeedsOfTheRepositoryAreTheseAndPass() throws IOException {
        Map<String, byte[]> seeds = seeds();
        try (Stream<Path> files = Files.list(SEEDS)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toList()))
                    .containsExactlyInAnyOrderElementsOf(seeds.keySet());
        }
        for (Map.Entry<String, byte[]> seed : seeds.entrySet()) {
            assertThat(Files.readAllBytes(SEEDS.resolve(seed.getKey()))).isEqualTo(seed.getValue());
            HiveFuzz.fuzzerTestOneInput(seed.getValue());
        }
    }

    /** Writes the seeds anew. */
    public static void main(String[] args) throws IOException {
        Files.createDirectories(SEEDS);
        for (Map.Entry<String, byte[]> seed : seeds().entrySet()) {
            Files.write(SEEDS.resolve(seed.getKey()), seed.getValue());
        }
    }
}
