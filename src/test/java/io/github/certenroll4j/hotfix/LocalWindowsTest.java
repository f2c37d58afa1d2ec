package io.github.certenroll4j.hotfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.certenroll4j.pe.TestDll;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalWindowsTest {

    @TempDir
    Path directory;

    private LocalWindows live(String architecture) {
        return LocalWindows.live("Windows Vista", architecture, directory.toString());
    }

    @Test
    void theLiveWindowsIsWhereTheEnvironmentSays() throws IOException {
        new TestWindows(directory).with("WinSxS/x86_a", new byte[0]).with("WinSxS/X86_B", new byte[0]).with("WinSxS/amd64_a", new byte[0]);
        WindowsFiles live = live("amd64");

        assertThat(live.list("winsxs", "x86_*")).containsExactlyInAnyOrder("x86_a", "X86_B");
        // Of paths, because on Windows the letters' case is no difference.
        assertThat(Paths.get(live.fullName("winsxs\\X86_A"))).isEqualTo(directory.resolve("WinSxS/x86_a"));
    }

    @ParameterizedTest
    @CsvSource({
        "a_b_c.x, a_b_c.x, true",
        "A_B_C.X, a_b_c.x, true",
        "a_b_c.x, *, true",
        "a_b_c.x, *_b_*, true",
        "a_b_c.x, *_B_*, true",
        "a_b_c.x, a*b*c*x, true",
        "a_b_c.x, *.x, true",
        "a_b_c.x, *a_*, true",
        "ab, a*b, true",
        "a_b_c.x, a_b_c, false",
        "a_b_c.x, *_c, false",
        "a_b_c.x, b*, false",
        "a_b_c.x, *c*b*, false",
        "aba, ab*ba, false",
        "aba, a*ba*a, false",
    })
    void anAsteriskStandsForAnyCharacters(String name, String pattern, boolean listed) throws IOException {
        WindowsFiles windows = new TestWindows(directory).with("WinSxS/" + name, new byte[0]).files();

        assertThat(windows.list("WinSxS", pattern)).hasSize(listed ? 1 : 0);
    }

    @Test
    void elsewhereThereIsNoLiveWindows() {
        assertThatThrownBy(() -> LocalWindows.live("Linux", "amd64", null))
                .isInstanceOf(UnsupportedOperationException.class).hasMessageContaining("Linux");
    }

    @Test
    void absentAndUnfitFilesAreToldApart() {
        WindowsFiles windows = new TestWindows(directory).with("System32/certenroll.dll/x", new byte[0]).files();

        assertThatThrownBy(() -> windows.open("System32\\ntoskrnl.exe")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> windows.open("System32\\certenroll.dll")).isInstanceOf(IOException.class)
                .hasMessageContaining("not a regular file");
    }

    /** A hive has any letters in the names of its keys, from which names of files are made. */
    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800"})
    void aNameThatNoFileCanHaveIsAbsent(String name) {
        WindowsFiles windows = new TestWindows(directory).with("servicing/Packages/x", new byte[0]).files();

        assertThatThrownBy(() -> windows.open("servicing\\Packages\\" + name + ".mum")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToWhatIsNoFileLeadsToSomething() throws IOException {
        WindowsFiles windows = new TestWindows(directory).with("System32/folder/x", new byte[0]).files();
        Files.createSymbolicLink(directory.resolve("System32/certenroll.dll"), Paths.get("folder"));

        assertThatThrownBy(() -> windows.open("System32\\certenroll.dll")).hasMessageEndingWith("certenroll.dll is not a regular file");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNameThatMayNotBeLookedUpIsNotAbsent() throws IOException {
        WindowsFiles windows = new TestWindows(directory).with("WinSxS/x", new byte[0]).files();
        Files.createSymbolicLink(directory.resolve("WinSxS/pending.xml"), Paths.get("pending.xml"));

        assertThatThrownBy(() -> windows.list("WinSxS", "pending.xml")).as("a link in a circle").isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class);
    }

    /** A user who may list a folder and do nothing else in it sees names, and no files behind them. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatMayNotBeLookedAtIsDenied() throws IOException {
        WindowsFiles windows = new TestWindows(directory).with("System32/certenroll.dll", new byte[0]).files();
        Path folder = directory.resolve("System32");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r--------"));
        try {
            assumeFalse(Files.exists(folder.resolve("certenroll.dll")), "root may do everything");
            assertThatThrownBy(() -> windows.open("System32\\certenroll.dll")).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> windows.list("System32", "certenroll.dll")).isInstanceOf(AccessDeniedException.class);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aFileInThePlaceOfAFolderIsSaid() {
        TestWindows windows = new TestWindows(directory).with("System32", new byte[0]);

        assertThat(windows.status().reason()).endsWith("certenroll.dll cannot be read: " + directory.resolve("System32") + " is no directory.");
    }

    /** The name stands for the real System32 in 32-bit processes only; in an image it is a folder that somebody made. */
    @ParameterizedTest
    @CsvSource({"x86, true", "amd64, false", "i386, false"})
    void a32BitProcessLooksIntoSysnative(String architecture, boolean redirected) {
        new TestWindows(directory)
                .with("Sysnative/certenroll.dll", TestDll.x64("6.0.6000.16386"))
                .with("System32/certenroll.dll", TestDll.x64("6.0.6000.20755"))
                .with("SysWOW64/certenroll.dll", TestDll.x86("6.0.6000.20755"));
        HotfixStatus status = HotfixStatus.of(live(architecture));

        assertThat(status.state()).isEqualTo(redirected ? HotfixState.MISSING : HotfixState.INSTALLED);
        assertThat(status.copies()).hasSize(2);
        assertThat(status.copies().get(0).path()).as("the name that everyone else knows").contains("System32");
        assertThat(HotfixStatus.of(LocalWindows.in(directory, architecture)).state()).isEqualTo(status.state());
    }

    @Test
    void aSingleNameIsFoundInItsUsualSpellings() throws IOException {
        WindowsFiles windows = new TestWindows(directory).with("A/small", new byte[0]).with("A/LARGE", new byte[0]).with("A/Mixed", new byte[0]).files();

        assertThat(windows.list("A", "SMALL")).hasSize(1);
        assertThat(windows.list("A", "large")).hasSize(1);
        assertThat(windows.list("A", "Mixed")).containsExactly("Mixed");
        assertThat(windows.list("A", "none")).isEmpty();
        assertThat(windows.list("", "A")).containsExactly("A");
        assertThatThrownBy(() -> windows.list("B", "small")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> windows.list("A\\small", "x")).isInstanceOf(NoSuchFileException.class);
    }
}
