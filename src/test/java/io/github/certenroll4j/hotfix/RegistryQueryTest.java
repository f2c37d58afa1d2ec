package io.github.certenroll4j.hotfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a reg.exe that is a shell script. */
@DisabledOnOs(OS.WINDOWS)
class RegistryQueryTest {

    @TempDir
    Path directory;

    private RegistryQuery answering(String script) throws IOException {
        return new RegistryQuery(program(script));
    }

    private Path program(String script) throws IOException {
        Path program = Files.write(directory.resolve("reg.exe"), ("#!/bin/sh\n" + script + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    @Test
    void valuesStandBelowTheirKeyAndUnderTheirName() throws IOException {
        RegistryQuery query = answering("[ \"$*\" = 'query HKLM\\A /s /v State' ] || exit 1; cat <<'END'\n"
                + "    State    REG_DWORD    0x1\n"
                + "hkey_local_machine\\a\\One\n    STATE    REG_DWORD    0x2\n    Status    REG_SZ    two words\n"
                + "HKEY_LOCAL_MACHINE\\A\\Two\\Three\n    Other    REG_DWORD    0x3\n    State    REG_DWORD    0x4\nEND");

        assertThat(query.valuesBelow("A", "State")).hasSize(2).containsEntry("One", "0x2").containsEntry("Two\\Three", "0x4");
    }

    @Test
    void valuesOfAKeyStandUnderTheirNames() throws IOException {
        RegistryQuery query = answering("printf 'HKEY_LOCAL_MACHINE\\\\A\\n    Product Name    REG_SZ    Windows Vista (TM)\\n"
                + "\\tBuild\\tREG_DWORD\\t0x1\\n    Bytes    REG_BINARY    00\\n    Empty    REG_SZ    \\nHKEY_LOCAL_MACHINE\\\\A\\\\B\\n'");

        assertThat(query.values("A")).hasSize(3).containsEntry("Product Name", "Windows Vista (TM)").containsEntry("Build", "0x1")
                .containsEntry("Empty", "");
        assertThat(query.keys("A")).containsExactly("B");
    }

    /** Its exit code is the same. */
    @Test
    void aKeyThatIsAbsentIsNotOneThatIsDenied() throws IOException {
        RegistryQuery query = answering("[ \"$2\" = 'HKLM\\A' ] || exit 1; printf 'HKEY_LOCAL_MACHINE\\\\A\\\\Denied\\n'");

        assertThatThrownBy(() -> query.keys("A\\Absent")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> query.keys("A\\Absent\\Key")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> query.keys("A\\denied")).isExactlyInstanceOf(IOException.class).hasMessageContaining("refused");
    }

    /** Not even one whose output has ended is waited for without end. */
    @ParameterizedTest
    @ValueSource(strings = {"exec sleep 20", "exec >&- 2>&-; exec sleep 20"})
    void aProgramThatDoesNotEndIsLeft(String script) throws IOException {
        RegistryQuery query = new RegistryQuery(program(script), 300);

        assertThatThrownBy(() -> query.keys("A")).isInstanceOf(IOException.class).hasMessageContaining("gave no answer");
    }

    @Test
    void whoIsInterruptedStaysSo() throws IOException {
        RegistryQuery query = answering("exec sleep 20");

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> query.keys("A")).isInstanceOf(IOException.class).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
