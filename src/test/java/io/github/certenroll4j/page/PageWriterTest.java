package io.github.certenroll4j.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is around a page when it is changed: its mode, its links, its neighbours. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "modes and links are those of a Unix")
class PageWriterTest {

    private static final byte[] BEFORE = "before".getBytes(StandardCharsets.UTF_8);
    private static final byte[] AFTER = "after".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;
    private Path page;

    @BeforeEach
    void write() throws IOException {
        page = Files.write(folder.resolve("page.html"), BEFORE);
        Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rwxr-x--x"));
    }

    @Test
    void theModeAndTheOwnerStay() throws IOException {
        Path backup = PageWriter.write(page, BEFORE, AFTER);

        assertThat(page).hasBinaryContent(AFTER);
        assertThat(backup).hasFileName("page.html.bak").hasBinaryContent(BEFORE);
        assertThat(Files.getPosixFilePermissions(page)).isEqualTo(PosixFilePermissions.fromString("rwxr-x--x"));
        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rwxr-x--x"));
        assertThat(Files.getOwner(page)).isEqualTo(Files.getOwner(backup));
        assertThat(names()).containsExactlyInAnyOrder("page.html", "page.html.bak");
    }

    /** A reader that has the file open reads the old one to its end: it is another file that takes the place. */
    @Test
    void thePlaceIsTakenAtOneStroke() throws IOException {
        Object before = Files.getAttribute(page, "unix:ino");

        PageWriter.write(page, BEFORE, AFTER);

        assertThat(Files.getAttribute(page, "unix:ino")).isNotEqualTo(before);
    }

    @Test
    void aHardLinkStillLeadsToTheSameFile() throws IOException {
        Path other = Files.createLink(folder.resolve("other.html"), page);

        PageWriter.write(page, BEFORE, AFTER);

        assertThat(other).hasBinaryContent(AFTER);
        assertThat(Files.getAttribute(other, "unix:ino")).isEqualTo(Files.getAttribute(page, "unix:ino"));
    }

    @Test
    void aSymbolicLinkStaysAndWhatItLeadsToIsWritten() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.html"), page);

        Path backup = PageWriter.write(link, BEFORE, AFTER);

        assertThat(link).isSymbolicLink().hasBinaryContent(AFTER);
        assertThat(page).hasBinaryContent(AFTER);
        assertThat(backup).hasFileName("link.html.bak").hasBinaryContent(BEFORE);
    }

    @Test
    void aReadOnlyFileIsNotTouched() throws IOException {
        Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertThatThrownBy(() -> PageWriter.write(page, BEFORE, AFTER)).isInstanceOf(AccessDeniedException.class);
        assertThat(page).hasBinaryContent(BEFORE);
        assertThat(names()).containsExactly("page.html");
    }

    @Test
    void whatWasChangedMeanwhileIsNotTouched() throws IOException {
        assertThatThrownBy(() -> PageWriter.write(page, AFTER, AFTER)).isInstanceOf(IOException.class).hasMessageContaining("changed");
        assertThat(names()).containsExactly("page.html");
    }

    @Test
    void anOlderBackupAndABrokenLinkOfItsNameStay() throws IOException {
        Files.write(folder.resolve("page.html.bak"), AFTER);
        Files.createSymbolicLink(folder.resolve("page.html.bak2"), folder.resolve("gone"));

        assertThat(PageWriter.write(page, BEFORE, AFTER)).hasFileName("page.html.bak3");
    }

    @Test
    void aFolderIsNoPage() {
        assertThatThrownBy(() -> PageWriter.write(folder, BEFORE, AFTER)).isInstanceOf(IOException.class)
                .hasMessageContaining("a pipe or a device");
    }

    @Test
    void whatIsNotOursIsRefused() throws IOException {
        for (String name : new String[] {"site/a.html", "site/vendors/a.html", "site/vendor/a.html", "site/b/node_modules/c/a.html", "vendor/a.html"}) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.write(folder.resolve(name), BEFORE);
        }
        Files.createSymbolicLink(folder.resolve("site/out"), folder.resolve("vendor"));
        Files.createSymbolicLink(folder.resolve("site/in"), folder.resolve("site/vendors"));

        assertThat(refusal("site", "site/a.html")).isEmpty();
        assertThat(refusal("site", "site/vendors/a.html")).isEmpty();
        assertThat(refusal("site", "site/in/a.html")).isEmpty();
        assertThat(refusal("vendor", "vendor/a.html")).isEmpty();
        assertThat(refusal("site", "site/vendor/a.html")).isEqualTo("it lies in vendor");
        assertThat(refusal("site", "site/b/node_modules/c/a.html")).isEqualTo("it lies in node_modules");
        assertThat(refusal("site", "site/out/a.html")).contains("outside of the folder");
    }

    private String refusal(String start, String file) throws IOException {
        return PageWriter.refusal(folder.resolve(start), folder.resolve(file)).orElse("");
    }

    private Stream<String> names() throws IOException {
        return Files.list(folder).map(file -> file.getFileName().toString());
    }
}
