package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a BEGIN or END mark, where it begins and ends, and what only looks like one. */
class PemMarkTest {

    private static final String WORD = "MIIBszCCAVmgAwIBAgIU";

    @Test
    void theStandardsOwnIsExact() {
        PemMark begin = mark("ab -----BEGIN X Y----- c", 0);

        assertThat(begin.begin).isTrue();
        assertThat(begin.label).isEqualTo("X Y");
        assertThat(begin.start).isEqualTo(3);
        assertThat(begin.end).isEqualTo(22);
        assertThat(begin.exact).isTrue();
        assertThat(begin.closed).isTrue();
        assertThat(mark("-----END X-----", 0).begin).isFalse();
        assertThat(mark("-----END X-----", 0).label).isEqualTo("X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"----BEGIN X-----", "------BEGIN X-----", "-----BEGIN X----", "-----BEGIN X\n", "--BEGIN X--", "\u2014BEGIN X\u2014",
        "-----  BEGIN X-----", "\u2010\u2010BEGIN X\u2015", "\u2212BEGIN X--", "\u0096BEGIN X--", "\u0097BEGIN X--", "\uFE58BEGIN X--",
        "\uFE63BEGIN X--", "\uFF0DBEGIN X\uFF0D"})
    void otherDashesMakeAMarkThatIsNotExact(String text) {
        PemMark mark = mark(text, 0);

        assertThat(mark.start).isZero();
        assertThat(mark.label).isEqualTo("X");
        assertThat(mark.exact).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BEGIN X-----", "-BEGIN X-----", "- BEGIN X-----", "-----   BEGIN X-----", "-----BEGINX-----", "-----BEGIN", "-----BEGIN ",
        "-----BEGIN -----", "-----BEGIN \n", "-----begin X-----", "-----START X-----", "\u200FBEGIN X--", "\u2016BEGIN X--", "\u0095BEGIN X--", "\u0098BEGIN X--"})
    void somethingElseIsNone(String text) {
        assertThat(PemMark.next(text, 0)).isEmpty();
    }

    @Test
    void dashesBelongToItUpToSixteenAndNotThoseBeforeTheOffset() {
        String many = "--------------------BEGIN X-----";

        assertThat(mark(many, 0).start).isEqualTo(4);
        assertThat(mark(many, 17).start).isEqualTo(17);
        assertThat(mark(many, 18).start).isEqualTo(18);
        assertThat(PemMark.next(many, 19)).isEmpty();
        assertThat(PemMark.next(many, 21)).isEmpty();
        assertThat(mark("-- BEGIN X-----", 0).start).isZero();
        assertThat(PemMark.next("-- BEGIN X-----", 2)).isEmpty();
    }

    @Test
    void aLabelEndsWithItsLineOrWithTwoDashes() {
        assertThat(mark("-----BEGIN X-Y-----", 0).label).isEqualTo("X-Y");
        assertThat(mark("-----BEGIN X\u2014Y", 0).label).isEqualTo("X");
        for (String open : new String[] {"-----BEGIN X", "-----BEGIN X\nY-----", "-----BEGIN X\rY-----"}) {
            assertThat(mark(open, 0).label).isEqualTo("X");
            assertThat(mark(open, 0).closed).isFalse();
            assertThat(mark(open, 0).end).isEqualTo(12);
        }
        assertThat(mark("-----BEGIN X-", 0).label).isEqualTo("X-");
        assertThat(mark("-----BEGIN X-", 0).closed).isFalse();
        assertThat(mark("-----BEGIN X--", 0).label).isEqualTo("X");
    }

    @Test
    void aLabelHasSixtyThreeLettersAtTheMost() {
        String letters = "0123456789012345678901234567890123456789012345678901234567890123";

        assertThat(mark("-----BEGIN " + letters.substring(1) + "-----", 0).label).isEqualTo(letters.substring(1));
        assertThat(mark("-----BEGIN " + letters.substring(1), 0).label).isEqualTo(letters.substring(1));
        assertThat(PemMark.next("-----BEGIN " + letters + "-----", 0)).isEmpty();
        assertThat(PemMark.next("-----BEGIN " + letters, 0)).isEmpty();
    }

    @Test
    void marksThatFollowEachOtherShareNoDash() {
        String joined = "-----END X----------BEGIN Y-----";

        assertThat(mark(joined, 0).end).isEqualTo(15);
        assertThat(mark(joined, 15).start).isEqualTo(15);
        assertThat(mark(joined, 15).exact).isTrue();
        assertThat(mark("-----END X--------END Y-----", 0).end).isEqualTo(15);
        assertThat(mark("-----END X----------", 0).end).isEqualTo(20);
        assertThat(mark("-----END X----------.", 0).end).isEqualTo(20);
        assertThat(mark("-----END X--BEGIN", 0).end).isEqualTo(12);
    }

    @Test
    void endlessDashesAreNotItsOwn() {
        String dashes = "--------------------------------------------------";

        assertThat(mark("-----END X" + dashes, 0).end).isEqualTo(10 + 5 + 17);
    }

    @Test
    void base64FollowsWithinTwentyFourCharacters() {
        String mark = "-----BEGIN X-----";

        assertThat(mark(mark, 0).isFollowed(mark)).isFalse();
        assertThat(followed(mark + WORD)).isTrue();
        assertThat(followed(mark + WORD.substring(1))).isFalse();
        assertThat(followed(mark + spaces(23) + WORD)).isTrue();
        assertThat(followed(mark + spaces(24) + WORD)).isFalse();
        assertThat(followed(mark + "\nName: value\n\n" + WORD)).isTrue();
    }

    @Test
    void blocksAreCountedThatAreToBeRead() {
        String block = "-----BEGIN X-----" + WORD + "-----END X-----\n";

        assertThat(PemMark.blocks("")).isZero();
        assertThat(PemMark.blocks(block)).isEqualTo(1);
        assertThat(PemMark.blocks(block + "-----BEGIN X-----\nwords and words and words\n" + block)).isEqualTo(2);
        assertThat(PemMark.blocks("-----BEGIN PRIVATE KEY-----" + WORD + "\n" + "-----END X-----" + WORD)).isZero();
    }

    private static boolean followed(String text) {
        return mark(text, 0).isFollowed(text);
    }

    private static PemMark mark(String text, int from) {
        Optional<PemMark> mark = PemMark.next(text, from);
        assertThat(mark).as(text).isPresent();
        return mark.get();
    }

    private static String spaces(int count) {
        return String.format("%" + count + "s", "");
    }
}
