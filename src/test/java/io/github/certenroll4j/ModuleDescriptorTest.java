package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** src/main/java9/module-info.java names what the packages hold; the tests are Java 8, so it is read as text. */
class ModuleDescriptorTest {

    private static final Path DESCRIPTOR = Paths.get("src", "main", "java9", "module-info.java");
    private static final String ROOT = "io.github.certenroll4j";

    /** Public classes that are nobody else's. */
    private static final Set<String> OURS_ALONE = new TreeSet<>(Arrays.asList(ROOT + ".cli", ROOT + ".hive"));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void everyRoomWithAPublicDoorIsExported() throws Exception {
        Set<String> rooms = MAIN.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getPackageName)
                .filter(room -> !OURS_ALONE.contains(room))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named("exports ([a-z0-9.]+);")).isEqualTo(rooms);
    }

    /** Who uses the library is not made to have what the command line alone needs. */
    @Test
    void onlyTheLibrarysOwnLibrariesAreRequired() throws Exception {
        assertThat(named("requires ((?!java\\.)[a-z0-9.]+);")).containsExactlyInAnyOrder(
                "com.sun.jna", "com.sun.jna.platform", "org.bouncycastle.pkix", "org.bouncycastle.provider");
    }

    private static Set<String> named(String clause) throws Exception {
        Matcher matcher = Pattern.compile(clause).matcher(new String(Files.readAllBytes(DESCRIPTOR), StandardCharsets.UTF_8));
        Set<String> names = new TreeSet<>();
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
