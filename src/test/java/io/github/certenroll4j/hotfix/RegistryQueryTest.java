package io.github.certenroll4j.hotfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a reg.exe that is a shell script. */
@DisabledOnOs(OS.WINDOWS)
class RegistryQueryTest {

    @TempDir
    Path directory;

    private RegistryQuery answering(String script) throws IOException {
        Path program = Files.write(directory.resolve("reg.exe"), ("#!/bin/sh\n" + script + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new RegistryQuery(program);
    }

    @Test
    void valuesStandBelowTheirKeyAndUnderTheirName() throws IOException {
        RegistryQuery query = answering("[ \"$*\" = 'query HKLM\\A /s /v State' ] || exit 1; cat <<'END'\n"
                + "    State    REG_DWORD    0x1\n"
                + "hkey_local_machine\\a\\One\n    STATE    REG_DWORD    0x2\n    State    REG_SZ    two words\n"
                + "HKEY_LOCAL_MACHINE\\A\\Two\\Three\n    Other    REG_DWORD    0x3\n    State    REG_DWORD    0x4\nEND");

        assertThat(query.values("A", "State")).hasSize(2).containsEntry("One", "0x2").containsEntry("Two\\Three", "0x4");
    }

    @Test
    void whoIsInterruptedStaysSo() throws IOException {
        RegistryQuery query = answering("exec sleep 20");

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> query.subkeys("A")).isInstanceOf(IOException.class).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
