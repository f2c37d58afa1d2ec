package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.certenroll4j.HResult;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandWordsTest {

    private static final Pattern WORD = Pattern.compile("[A-Za-z]\\w*(\\.[A-Z_a-z]\\w*)?");

    /** All that the library says of error codes, by number and by number and call. */
    private static List<String> sentences() {
        return Stream.of("hresults.tsv", "hresults-by-call.tsv").flatMap(CommandWordsTest::lines)
                .flatMap(line -> Arrays.stream(line.split("\t")).skip(2)).collect(Collectors.toList());
    }

    private static Stream<String> lines(String resource) {
        return new BufferedReader(new InputStreamReader(HResult.class.getResourceAsStream(resource), StandardCharsets.UTF_8))
                .lines().filter(line -> !line.startsWith("#"));
    }

    /** Simple names of what a library user sees and that are ours: CertEnroll and what is in it are Windows' own words. */
    private static Set<String> publicClasses() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.certenroll4j").stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().endsWith(".certenroll") && !type.getSimpleName().equals("CertEnroll"))
                .map(JavaClass::getSimpleName).collect(Collectors.toSet());
    }

    @Test
    void theLibraryNamesNoCommandAndNoOption() {
        assertThat(sentences()).noneMatch(sentence -> sentence.contains("--") || sentence.contains("certenroll4j "));
    }

    @Test
    void everyWordOfTheLibraryIsTurnedIntoWhatOneTypes() {
        Set<String> classes = publicClasses();
        assertThat(classes).contains("Enrollment", "InstallRestriction", "HotfixStatus", "CaResponse");
        for (String sentence : sentences()) {
            Matcher word = WORD.matcher(CommandWords.in(sentence));
            while (word.find()) {
                assertThat(classes).as(sentence).doesNotContain(word.group().replaceFirst("\\..*", ""));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "pass InstallRestriction.ALLOW_UNTRUSTED_ROOT. | pass --allow-untrusted-root.",
        "(try EnrollmentContext.MACHINE)               | (try --machine)",
        "Open an Enrollment.                           | Open an enrollment.",
        "the status (HotfixStatus)                     | the status (certenroll4j status)",
        "X509Enrollment.CX509Enrollment                | X509Enrollment.CX509Enrollment",
        "CertEnroll and EnrollmentContexts stay $1     | CertEnroll and EnrollmentContexts stay $1",
    })
    void onlyWholeNamesAreReplaced(String library, String typed) {
        assertThat(CommandWords.in(library)).isEqualTo(typed);
    }

    @Test
    void theCommandLineSpeaksOfOptions() {
        assertThat(Run.of("explain", "CERT_E_UNTRUSTEDROOT").out).contains("--allow-untrusted-root").doesNotContain("ALLOW_UNTRUSTED_ROOT");
        assertThat(Run.of("explain", "--json", "NTE_PERM").out).contains("--machine").doesNotContain("EnrollmentContext");
        assertThat(HResult.parse("CERT_E_UNTRUSTEDROOT").nextStep()).contains("InstallRestriction.ALLOW_UNTRUSTED_ROOT");
    }
}
