package io.github.certenroll4j.hotfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalWindowsTest {

    @TempDir
    Path directory;

    @Test
    void theLiveWindowsIsWhereTheEnvironmentSays() throws IOException {
        new TestWindows(directory).with("WinSxS/x86_a", new byte[0]).with("WinSxS/X86_B", new byte[0]).with("WinSxS/amd64_a", new byte[0]);
        WindowsFiles live = LocalWindows.live("Windows Vista", Collections.singletonMap("windir", directory.toString())::get);

        assertThat(live.list("winsxs", "x86_*")).containsExactlyInAnyOrder("x86_a", "X86_B");
        assertThat(live.fullName("winsxs\\X86_A")).isEqualTo(directory.resolve("WinSxS/x86_a").toString());
    }

    @Test
    void elsewhereThereIsNoLiveWindows() {
        assertThatThrownBy(() -> LocalWindows.live("Linux", name -> null))
                .isInstanceOf(UnsupportedOperationException.class).hasMessageContaining("Linux");
    }

    @Test
    void absentAndUnfitFilesAreToldApart() {
        WindowsFiles windows = new TestWindows(directory).with("System32/certenroll.dll/x", new byte[0]).files();

        assertThatThrownBy(() -> windows.open("System32\\ntoskrnl.exe")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> windows.open("System32\\certenroll.dll")).isInstanceOf(IOException.class)
                .hasMessageContaining("not a regular file");
    }
}
