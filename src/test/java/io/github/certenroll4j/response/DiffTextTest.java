package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a diff leaves and adds. */
class DiffTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "index 1..2/@@ -1,2 +1,2 @@/ a/-b/+c/|index 1..2/a/c/", "@@ -1 +1 @@/-b/+c|c", "@@ -1 +1 @@ x/+a/\\ No newline/+b/|a/b/",
        "@@ -1 +1 @@/+a/@@ -9,2 +8 @@/+b/|a/b/", "@@ -1 +1 @@/+a//+b/|a/b/", "@@ -1 +1 @@/+a/diff --git/+b/|a/diff --git/+b/",
        "2,3c2,3/< a/< b/---/> c/> d/|c/d/", "0a1,2/> a/> b|a/b", "1d0/< a/|''", "1c1/< a/---/>/9a10/> b/x|b/x", "1c1/< a/\\ No newline/---/> b|b",
        "@@ -1 +1 @@/+a/--- a!y/+++ b!y/@@ -0,0 +1 @@/+b/|a/--- a!y/+++ b!y/b/", "@@ -1 +0,0 @@/-a|''", "x/@@ -1 +1 @@/+a|x/a"})
    void whatIsNewIsLeft(String text, String after) {
        assertThat(DiffText.after(text.replace('/', '\n'))).contains(after.replace('/', '\n'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "+a/-b", "x @@ -1 +1 @@/+a", "/@@ -1/+a", "/@@ -1 +1/+a", "/@@ -a +1 @@", "@@ -1234567890 +1 @@", "@@ -1 +1 @@", "1c1/x", "c/> x", "1c/> x",
        "/> x/< y", "x1c1/> y"})
    void everythingElseStaysAsItIs(String text) {
        assertThat(DiffText.after(text.replace('/', '\n'))).isEmpty();
    }
}
