package io.github.certenroll4j.pe;

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

/** The files that the fuzzer starts from, in src/test/fuzz/pe; {@link #main} writes them. */
class PeSeedsTest {

    private static final Path SEEDS = Paths.get("src", "test", "fuzz", "pe");

    private static Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new TreeMap<>();
        seeds.put("pe32", TestDll.x86("6.0.6000.20755"));
        seeds.put("pe32plus", TestDll.x64("6.0.6000.16386"));
        seeds.put("strings", TestDll.x64().version(0x0409, "10.0.19041.1")
                .string("CompanyName", "Contoso").string("FileVersion", "6.0.6000.16386 (rtm)").bytes());
        seeds.put("languages", TestDll.x86().version(0x0407, "1.0.0.7").version(0, "1.0.0.0").bytes());
        seeds.put("named", TestDll.x86().namedResource().version(0x0409, "1.0.0.9").bytes());
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
            PeFuzz.fuzzerTestOneInput(seed.getValue());
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
