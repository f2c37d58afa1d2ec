package io.github.certenroll4j.win;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;

/** One rule of CertEnroll, under the name that the stand-in and the contract client give it. */
final class ContractRule {

    /** Whether Microsoft's reference or the knowledge base article says so, or we conclude it. */
    enum Source { DOCUMENTED, INFERRED }

    /** Provokes the rule and returns the HRESULT; an AssertionError says what else is wrong. */
    interface Scenario {
        int run(ContractBinding binding) throws Exception;
    }

    private static final FileVersion HOTFIX = FileVersion.parse("6.0.6000.20755");

    final String name;
    final Source source;
    final Scenario scenario;
    private final HResult beforeHotfix;
    private final HResult withHotfix;

    private ContractRule(String name, Source source, HResult beforeHotfix, HResult withHotfix, Scenario scenario) {
        this.name = name;
        this.source = source;
        this.beforeHotfix = beforeHotfix;
        this.withHotfix = withHotfix;
        this.scenario = scenario;
    }

    static ContractRule documented(String name, String symbol, Scenario scenario) {
        return documented(name, symbol, symbol, scenario);
    }

    static ContractRule documented(String name, String beforeHotfix, String withHotfix, Scenario scenario) {
        return new ContractRule(name, Source.DOCUMENTED, HResult.parse(beforeHotfix), HResult.parse(withHotfix), scenario);
    }

    static ContractRule inferred(String name, String symbol, Scenario scenario) {
        return new ContractRule(name, Source.INFERRED, HResult.parse(symbol), HResult.parse(symbol), scenario);
    }

    HResult expected(FileVersion certenroll) {
        return certenroll.atLeast(HOTFIX) ? withHotfix : beforeHotfix;
    }
}
