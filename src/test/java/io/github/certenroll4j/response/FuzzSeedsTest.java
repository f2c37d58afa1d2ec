package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the fuzzer starts from, and what it once found, in every plain run of the tests. */
class FuzzSeedsTest {

    @TestFactory
    Stream<DynamicTest> everySeedHolds() throws IOException {
        List<Path> seeds;
        try (Stream<Path> files = Files.list(Paths.get("src/test/fuzz/response"))) {
            seeds = files.sorted().collect(Collectors.toList());
        }
        assertThat(seeds).hasSizeGreaterThan(9);
        return seeds.stream().map(seed -> DynamicTest.dynamicTest(seed.getFileName().toString(),
                () -> ResponseFuzz.fuzzerTestOneInput(Files.readAllBytes(seed))));
    }
}
