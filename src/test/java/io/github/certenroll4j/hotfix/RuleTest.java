package io.github.certenroll4j.hotfix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.pe.TestDll;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The rule as a table: what each version of Certenroll.dll means. */
class RuleTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvFileSource(resources = "rule.csv")
    void eachVersionHasItsState(String version, HotfixState state, ServicingBranch branch) {
        HotfixStatus status = new TestWindows(directory).with("System32/certenroll.dll", TestDll.x86(version)).status();
        CertenrollCopy copy = status.copies().get(0);

        assertThat(copy.version()).hasToString("Optional[" + version + "]");
        assertThat(status.state()).isEqualTo(state);
        assertThat(copy.branch().orElse(null)).isEqualTo(branch);
        assertThat(status.reason()).contains(version).endsWith(".").doesNotContain("..");
        assertThat(status.required().isPresent()).isEqualTo(state == HotfixState.MISSING || state == HotfixState.INSTALLED);
    }
}
