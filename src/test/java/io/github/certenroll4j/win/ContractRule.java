package io.github.certenroll4j.win;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;

/** One rule of CertEnroll, under the name that the stand-in and the contract client give it. */
final class ContractRule {

    /**
     * Whether Microsoft's reference or the knowledge base article says so, we conclude it, or it is uncertain: sources
     * disagree, or only practice speaks. The last one is documented where the hotfix is in.
     */
    enum Source { DOCUMENTED, INFERRED, UNCERTAIN, UNCERTAIN_BEFORE_HOTFIX }

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
        return inferred(name, symbol, symbol, scenario);
    }

    static ContractRule inferred(String name, String beforeHotfix, String withHotfix, Scenario scenario) {
        return new ContractRule(name, Source.INFERRED, HResult.parse(beforeHotfix), HResult.parse(withHotfix), scenario);
    }

    static ContractRule uncertain(String name, String symbol, Scenario scenario) {
        return uncertain(name, symbol, symbol, scenario);
    }

    static ContractRule uncertain(String name, String beforeHotfix, String withHotfix, Scenario scenario) {
        return new ContractRule(name, Source.UNCERTAIN, HResult.parse(beforeHotfix), HResult.parse(withHotfix), scenario);
    }

    static ContractRule uncertainBeforeHotfix(String name, String beforeHotfix, String withHotfix, Scenario scenario) {
        return new ContractRule(name, Source.UNCERTAIN_BEFORE_HOTFIX, HResult.parse(beforeHotfix), HResult.parse(withHotfix), scenario);
    }

    /** As {@link #source}, for one build. */
    Source source(FileVersion certenroll) {
        return source != Source.UNCERTAIN_BEFORE_HOTFIX ? source
                : certenroll.atLeast(HOTFIX) ? Source.DOCUMENTED : Source.UNCERTAIN;
    }

    HResult expected(FileVersion certenroll) {
        return certenroll.atLeast(HOTFIX) ? withHotfix : beforeHotfix;
    }
}
