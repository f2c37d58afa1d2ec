package io.github.certenroll4j.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final String INSTALL = "io.github.certenroll4j.win.InstallResponseIT";

    @Test
    void allIsEverything() {
        Selection all = Selection.parse("all");

        assertThat(all.hasJavaClass(INSTALL)).isTrue();
        assertThat(all.hasMachineStores()).isTrue();
        assertThat(all.hasContractClient()).isTrue();
    }

    @Test
    void userLeavesTheMachineAlone() {
        Selection user = Selection.parse("user");

        assertThat(user.hasJavaClass(INSTALL)).isTrue();
        assertThat(user.hasMachineStores()).isFalse();
        assertThat(user.hasContractClient()).isFalse();
    }

    @Test
    void anythingElseIsSoughtInTheNamesOfClasses() {
        Selection some = Selection.parse("Install|win[.]Undo");

        assertThat(some.hasJavaClass(INSTALL)).isTrue();
        assertThat(some.hasJavaClass("io.github.certenroll4j.win.UndoIT")).isTrue();
        assertThat(some.hasJavaClass("io.github.certenroll4j.win.ContractIT")).isFalse();
        assertThat(some.hasMachineStores()).isTrue();
        assertThat(some.hasContractClient()).isFalse();
        assertThat(some).hasToString("Install|win[.]Undo");
    }

    @Test
    void whatIsNoRegularExpressionIsRefused() {
        assertThatThrownBy(() -> Selection.parse("*IT")).isInstanceOf(PatternSyntaxException.class);
    }
}
