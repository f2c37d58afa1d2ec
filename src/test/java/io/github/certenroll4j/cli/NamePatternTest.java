package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.nio.file.Paths;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

    private static final String[] NAMES = {"a.dll", "A.DLL", "b.exe", "dll", ".dll", "a.dll.bak", "a-b", "b", "z", "-", "a]b", "a!b", "a,b",
        "{a}", "a+b", "$1", "a^b", "a&&b", "a b", "M\u00fcnchen.dll", "\u0394.sys", "\ud83d\ude00.dll", "a'b", "(a)", "a|b", "a#b"};

    /** Java's own, which is asked for names in lower case, is the judge. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "*.dll", "*.DLL", "?.dll", "{*.exe,*.sys}", "{a,b}*", "[a-c]", "[!a]", "[a-]", "[-]", "[!-]*", "a*b", "*.*",
        "a.dll", "m\u00dcnchen.*", "*.d[kl]l", "a?b", "a+b", "$1", "a^b", "[&]", "a&&b", "a b", "(a)", "a|b", "a#b", "[a-b]*", "?*", "{,a.}dll"})
    void matchesAsJavaDoes(String glob) {
        PathMatcher judge = FileSystems.getDefault().getPathMatcher("glob:" + glob.toLowerCase(Locale.ROOT));
        NamePattern pattern = new NamePattern(glob);

        for (String name : NAMES) {
            assertThat(pattern.matches(name)).as(name).isEqualTo(judge.matches(Paths.get(name.toLowerCase(Locale.ROOT))));
        }
    }

    @Test
    void aBackslashTakesTheMeaningAway() {
        assertThat(new NamePattern("\\{a\\}").matches("{a}")).isTrue();
        assertThat(new NamePattern("a\\*").matches("ab")).isFalse();
        assertThat(new NamePattern("a\\*").matches("a*")).isTrue();
    }

    @Test
    void aNameMayHaveALineEnd() {
        assertThat(new NamePattern("a*b").matches("a\nb")).isTrue();
        assertThat(new NamePattern("a?b").matches("a\nb")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a", "{a,{b}}", "[a", "[", "[!", "[a-", "a\\", "[z-a]"})
    void whatIsNotClosedIsNoPattern(String glob) {
        assertThatThrownBy(() -> new NamePattern(glob)).isInstanceOf(PatternSyntaxException.class);
    }
}
