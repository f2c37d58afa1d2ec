package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativePartTest {

    @TempDir
    Path folder;

    @Test
    void theDllsBesideTheJarAreTaken() throws Exception {
        Path x64 = dll("win32-x86-64");
        Path x86 = dll("win32-x86");

        assertThat(NativePart.settings(folder.resolve("certenroll4j-cli.jar"), "local"))
                .containsEntry("jna.boot.library.path", x64 + File.pathSeparator + x86)
                .containsEntry("jna.tmpdir", "local" + File.separator + "certenroll4j" + File.separator + "jna");
    }

    @Test
    void withoutThemTheyAreUnpackedToTheAccountsOwnFolder() throws Exception {
        Files.createDirectories(folder.resolve("jna").resolve("win32-x86-64").resolve("jnidispatch.dll"));

        assertThat(NativePart.settings(folder.resolve("certenroll4j-cli.jar"), "local")).containsOnlyKeys("jna.tmpdir");
        assertThat(NativePart.settings(null, "local")).containsOnlyKeys("jna.tmpdir");
    }

    @Test
    void withoutSuchAFolderJnaGoesItsOwnWay() {
        assertThat(NativePart.settings(folder.resolve("certenroll4j-cli.jar"), null)).isEmpty();
        assertThat(NativePart.settings(null, "")).isEmpty();
    }

    private Path dll(String platform) throws Exception {
        Path place = Files.createDirectories(folder.resolve("jna").resolve(platform));
        Files.createFile(place.resolve("jnidispatch.dll"));
        return place;
    }
}
