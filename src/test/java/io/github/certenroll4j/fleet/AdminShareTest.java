package io.github.certenroll4j.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.hotfix.HotfixStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads the trees of a fleet from a Samba server. */
class AdminShareTest {

    @TempDir(cleanup=org.junit.jupiter.api.io.CleanupMode.NEVER)
    static Path folder;
    private static Samba samba;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(folder);
        for (FleetTrees tree : FleetTrees.values()) {
            samba.host(address(tree), tree);
        }
    }

    @AfterAll
    static void stop() {
        samba.close();
    }

    private static String address(FleetTrees tree) {
        return "127.0.1." + (tree.ordinal() + 1);
    }

    @ParameterizedTest
    @EnumSource(value = FleetTrees.class, names = "LOCKED", mode = EnumSource.Mode.EXCLUDE)
    void aTreeIsJudgedAsItIsOnDisk(FleetTrees tree) throws Exception {
        try (AdminShare share = AdminShare.open(Host.of(address(tree)), samba.settings())) {
            HotfixStatus status = HotfixStatus.of(share);

            assertThat(status.state()).as(status.reason()).isEqualTo(tree.state);
            System.out.println(tree + " " + status.state() + " " + status.reason() + " " + status.evidence() + " " + share.traffic());
            assertThat(share.failure()).isEmpty();
            assertThat(share.traffic()).isLessThan(32 * 1024);
        }
    }
}
