package io.github.certenroll4j.hotfix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.HotfixRule;
import io.github.certenroll4j.hotfix.PackageFile.Comparison;
import io.github.certenroll4j.pe.TestDll;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a directory says of itself when it is not the whole package. */
class PackageAuditTest {

    private static final int LISTED_SIZE = 1_105_408;
    private static final byte[] LISTED = Arrays.copyOf(TestDll.x86("6.0.6000.20755"), LISTED_SIZE);

    @TempDir
    Path folder;
    private TestWindows directory;

    @BeforeEach
    void anEmptyDirectory() {
        directory = new TestWindows(folder);
    }

    private PackageFile dll(byte[] bytes) throws IOException {
        // The manifest says which platform it is, whatever the DLL is.
        directory.with("x86_some.manifest", new byte[0]).with("certenroll.dll", bytes);
        List<PackageFile> files = PackageAudit.of(folder).files();
        return files.get(files.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({"x86_a.manifest, x86", "AMD64_A.MANIFEST, x64", "x86.manifest, ''", "_x86_.manifest, ''", "x86_a.txt, ''",
        "ia64_a.manifest, ''", "manifest, ''"})
    void aManifestAloneSaysThePlatform(String name, String platform) throws IOException {
        directory.with(name, new byte[0]);

        assertThat(PackageAudit.of(folder).platform()).isEqualTo(platform);
        assertThat(PackageAudit.of(folder).files()).hasSize(platform.isEmpty() ? 0 : 4);
        assertThat(PackageAudit.of(folder).isComplete()).isFalse();
    }

    @Test
    void theDllAloneSaysThePlatform() throws IOException {
        directory.with("certenroll.dll", TestDll.x86("6.0.6000.20755")).with("other.dll", TestDll.x64("6.0.6000.20755"));
        assertThat(PackageAudit.of(folder).platform()).isEqualTo("x86");

        directory.with("b/certenroll.dll", TestDll.x64("6.0.6000.20755"));
        assertThat(PackageAudit.of(folder).platform()).as("an x64 package has both").isEqualTo("x64");
    }

    @Test
    void theDllAsListed() throws IOException {
        PackageFile dll = dll(LISTED);

        assertThat(dll.comparison()).isEqualTo(Comparison.AS_LISTED);
        assertThat(dll.detail()).isEmpty();
        assertThat(dll.path()).contains(folder.resolve("certenroll.dll"));
        assertThat(dll.listedVersion()).contains(HotfixRule.FIRST_WITH_FIX);
        assertThat(dll.listedSize()).isEqualTo(LISTED_SIZE);
    }

    @Test
    void aDllThatIsNotTheListedOne() throws IOException {
        assertThat(dll(Arrays.copyOf(LISTED, LISTED_SIZE - 1)).detail()).isEqualTo("has 1105407 bytes, not 1105408");
        assertThat(dll(new byte[3])).extracting(PackageFile::comparison, PackageFile::detail)
                .containsExactly(Comparison.DIFFERENT, "not a PE file: it has only 3 bytes");
        assertThat(dll(TestDll.x86().bytes())).extracting(PackageFile::comparison, PackageFile::detail)
                .containsExactly(Comparison.DIFFERENT, "the resource tree has a branch for versions with nothing in it");
        assertThat(dll(TestDll.x86("6.0.6000.20754")).comparison()).isEqualTo(Comparison.DIFFERENT);
        assertThat(dll(TestDll.x86("6.0.6000.20756")).comparison()).isEqualTo(Comparison.LATER);
        directory.with("amd64_some.manifest", new byte[0]);
        assertThat(dll(TestDll.x86("6.0.6000.20756")).detail()).isEqualTo("is for x86, not x64");
    }

    @Test
    void aFileThatIsNotThere() throws IOException {
        dll(LISTED);

        assertThat(PackageAudit.of(folder).files().get(0)).extracting(PackageFile::name, PackageFile::comparison)
                .containsExactly("Update.mum", Comparison.ABSENT);
        assertThat(PackageAudit.of(folder).files().get(0).path()).isEmpty();
    }

    @Test
    void ofSeveralTheBestIsMeantAndOfEqualsTheFirstByName() throws IOException {
        for (String name : "h g f e d c b a".split(" ")) {
            directory.with(name + "/certenroll.dll", TestDll.x86("6.0.6000.16386")).with(name + ".cab", new byte[0]);
        }
        PackageAudit audit = PackageAudit.of(folder);
        assertThat(audit.files().get(3).path()).contains(folder.resolve("a/certenroll.dll"));
        assertThat(audit.packed()).hasSize(8).isSorted();

        directory.with("e/certenroll.dll", LISTED);
        assertThat(PackageAudit.of(folder).files().get(3).path()).contains(folder.resolve("e/certenroll.dll"));
    }
}
