package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.TestAbortedException;

/**
 * The contract of CertEnroll, rule by rule, under the names of {@code native-tests/client}.
 *
 * <p>Each rule writes the client's line ({@code rule build hresult expected ok|DIFFERENT documented|inferred}) to
 * {@code contract-<binding>.txt} in the folder that the system property {@code certenroll4j.contract} names;
 * {@code target/native/<build>} if it names none.
 */
class ContractIT {

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    private final FileVersion build = NativeStores.certenrollVersion();

    @TestFactory
    Stream<DynamicTest> byOurOwnBinding() throws IOException {
        return everyRule(new ContractOverVtable());
    }

    @TestFactory
    Stream<DynamicTest> byCom4j() throws IOException {
        return everyRule(new ContractOverCom4j());
    }

    static List<ContractRule> rules() {
        List<ContractRule> rules = new ArrayList<>(ContractRules.all());
        rules.addAll(ContractInstallRules.all());
        rules.addAll(ContractPfxRules.all());
        rules.addAll(ContractInputRules.all());
        rules.addAll(ContractClassRules.all());
        rules.addAll(ContractRenewalRules.all());
        rules.addAll(ContractSelfSignedRules.all());
        return rules;
    }

    private Stream<DynamicTest> everyRule(ContractBinding binding) throws IOException {
        Path folder = Paths.get(System.getProperty("certenroll4j.contract", "target/native/" + build));
        Path lines = Files.createDirectories(folder).resolve("contract-" + binding + ".txt");
        Files.deleteIfExists(lines);
        return rules().stream().map(rule -> DynamicTest.dynamicTest(rule.name, () -> run(rule, binding, lines)));
    }

    private void run(ContractRule rule, ContractBinding binding, Path lines) throws Exception {
        if (NativeStores.isOfTheMachine(rule.name)) {
            NativeStores.assumeMachine();
        }
        HResult expected = rule.expected(build);
        Set<String> before = stores.contents();
        String found = "-";
        String trouble = "";
        boolean asked = true;
        try {
            found = HResult.of(rule.scenario.run(binding)).hex();
            NativeStores.assertNothingLives();
        } catch (TestAbortedException notHere) {
            asked = false;
            throw notHere;
        } catch (Exception | AssertionError e) {
            trouble = " # " + e.toString().replaceAll("\\s+", " ");
            throw e;
        } finally {
            ContractScenario.cleanUp(before);
            String verdict = found.equals(expected.hex()) && trouble.isEmpty() ? "ok" : "DIFFERENT";
            String line = String.join(" ", rule.name, build.toString(), found, expected.hex(), verdict,
                    rule.source(build).name().toLowerCase(Locale.ROOT)) + trouble;
            if (asked) {
                Files.write(lines, Collections.singletonList(line), StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
        assertThat(HResult.parse(found)).isEqualTo(expected);
    }
}
