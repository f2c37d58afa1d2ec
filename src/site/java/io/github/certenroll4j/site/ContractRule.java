package io.github.certenroll4j.site;

import io.github.certenroll4j.HResult;

/**
 * A rule of CertEnroll as the contract client asks it.
 *
 * @param where where it is written, or what it is inferred from; empty if the stand-in says nothing
 */
record ContractRule(String name, Certainty certainty, HResult beforeHotfix, HResult withHotfix, String where) {

    /** How we know of a rule. */
    enum Certainty {
        DOCUMENTED("documented"), INFERRED("inferred"), UNCERTAIN("uncertain"), UNCERTAIN_BEFORE_HOTFIX("uncertain before the hotfix");

        private final String words;

        Certainty(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Where the contract's page has it. */
    String path() {
        return Contract.PAGE + "#" + Html.anchor(name);
    }

    boolean answers(HResult code) {
        return beforeHotfix.equals(code) || withHotfix.equals(code);
    }
}
