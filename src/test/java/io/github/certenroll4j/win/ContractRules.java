package io.github.certenroll4j.win;

import static io.github.certenroll4j.win.ContractRule.documented;
import static io.github.certenroll4j.win.ContractRule.inferred;
import static io.github.certenroll4j.win.ContractRule.uncertain;
import static io.github.certenroll4j.win.ContractRule.uncertainBeforeHotfix;
import static io.github.certenroll4j.win.ContractScenario.ALLOW_NONE;
import static io.github.certenroll4j.win.ContractScenario.BASE64;
import static io.github.certenroll4j.win.ContractScenario.CONTEXT_USER;
import static io.github.certenroll4j.win.ContractScenario.FLAG_1;
import static io.github.certenroll4j.win.ContractScenario.FLAG_2;
import static io.github.certenroll4j.win.ContractScenario.FLAG_4;
import static io.github.certenroll4j.win.ContractScenario.hresultOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.win.ContractBinding.Caller;
import io.github.certenroll4j.win.ContractBinding.Enroll;
import io.github.certenroll4j.win.ContractRule.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** What Microsoft's reference and the knowledge base article say of InstallResponse. */
final class ContractRules {

    private static final String UNTRUSTED = "CERT_E_UNTRUSTEDROOT";

    private ContractRules() {
    }

    static List<ContractRule> all() {
        return Arrays.asList(
                documented("not-initialized", "OLE_E_BLANK", ContractRules::notInitialized),
                documented("initialize-twice", "ERROR_ALREADY_INITIALIZED", ContractRules::initializeTwice),
                documented("web-page-passes-flag-1-or-2/1", "E_ACCESSDENIED", webPage(FLAG_1)),
                documented("web-page-passes-flag-1-or-2/2", "E_ACCESSDENIED", webPage(FLAG_2)),
                documented("web-page-passes-flag-1-or-2/2-and-4", "E_ACCESSDENIED", webPage(FLAG_2 | FLAG_4)),
                documented("web-page-passes-any-flag-before-hotfix", "E_ACCESSDENIED", "S_OK", webPage(FLAG_4)),
                documented("root-untrusted/web-page", "CERT_E_UNTRUSTEDROOT", webPage(ALLOW_NONE)),
                documented("chain-incomplete/web-page", "CERT_E_CHAINING", webPageLeafAlone(ALLOW_NONE)),
                documented("web-page-passes-any-flag-before-hotfix/chain-incomplete", "E_ACCESSDENIED", "S_OK", webPageLeafAlone(FLAG_4)),
                documented("root-trusted/web-page", "S_OK", trusting(webPage(ALLOW_NONE))),
                documented("chain-incomplete", "CERT_E_CHAINING", leafAlone(ALLOW_NONE)),
                inferred("chain-incomplete/flag-2", "CERT_E_CHAINING", leafAlone(FLAG_2)),
                uncertainBeforeHotfix("flag-4-is-flag-2-before-hotfix", "CERT_E_CHAINING", "S_OK", leafAlone(FLAG_4)),
                documented("root-trusted", "S_OK", trusting(wholeChain(ALLOW_NONE))),
                documented("root-untrusted", "CERT_E_UNTRUSTEDROOT", wholeChain(ALLOW_NONE)),
                documented("root-untrusted/flag-1", "CERT_E_UNTRUSTEDROOT", wholeChain(FLAG_1)),
                uncertain("root-untrusted/flag-2", UNTRUSTED, wholeChain(FLAG_2)),
                inferred("root-untrusted/self-signed-flag-2", "S_OK", ContractRules::selfSigned),
                uncertainBeforeHotfix("root-untrusted/flag-4", UNTRUSTED, "S_OK", wholeChain(FLAG_4)),
                uncertainBeforeHotfix("root-untrusted/all-flags", UNTRUSTED, "S_OK", wholeChain(FLAG_1 | FLAG_2 | FLAG_4)),
                uncertain("installs-and-returns-the-error", UNTRUSTED, "S_OK", ContractRules::installsAndReturnsTheError),
                uncertain("machine-stores-need-elevation", "NTE_PERM", ContractRules::machineStoresNeedElevation),
                inferred("no-pending-request", "CRYPT_E_NOT_FOUND", ContractRules::noPendingRequest),
                inferred("no-pending-request/second-install", "CRYPT_E_NOT_FOUND", trustingBeforeHotfix(installTwice(FLAG_4))),
                inferred("no-pending-request/second-install-flag-1", "S_OK", trustingBeforeHotfix(installTwice(FLAG_1 | FLAG_4))),
                documented("pfx-without-certificate", "CERTSRV_E_PROPERTY_EMPTY", ContractRules::pfxWithoutCertificate));
    }

    private static int notInitialized(ContractBinding binding) throws Exception {
        try (ContractBinding.Session session = binding.open(Caller.DESKTOP); Enroll enrollment = session.enrollment()) {
            return hresultOf(() -> enrollment.installResponse(ALLOW_NONE, "AAAA", BASE64, new char[0]));
        }
    }

    private static int initializeTwice(ContractBinding binding) throws Exception {
        try (ContractBinding.Session session = binding.open(Caller.DESKTOP); Enroll enrollment = session.enrollment()) {
            enrollment.initialize(CONTEXT_USER);
            return hresultOf(() -> enrollment.initialize(CONTEXT_USER));
        }
    }

    private static Scenario webPage(int flags) {
        return binding -> {
            try (ContractScenario page = ContractScenario.webPage(binding)) {
                return page.install(flags, page.wholeChain());
            }
        };
    }

    private static Scenario webPageLeafAlone(int flags) {
        return binding -> {
            try (ContractScenario page = ContractScenario.webPage(binding)) {
                return page.install(flags, page.leafAlone());
            }
        };
    }

    private static Scenario wholeChain(int flags) {
        return binding -> {
            try (ContractScenario desktop = ContractScenario.desktop(binding)) {
                return desktop.install(flags, desktop.wholeChain());
            }
        };
    }

    private static Scenario leafAlone(int flags) {
        return binding -> {
            try (ContractScenario desktop = ContractScenario.desktop(binding)) {
                return desktop.install(flags, desktop.leafAlone());
            }
        };
    }

    /** No flag is sure to install the whole chain before the hotfix: there its root is trusted meanwhile. */
    static Scenario trustingBeforeHotfix(Scenario scenario) {
        return binding -> {
            if (NativeStores.hasTheFix()) {
                return scenario.run(binding);
            }
            NativeStores.assumeMachine();
            return trusting(scenario).run(binding);
        };
    }

    static Scenario trusting(Scenario scenario) {
        return binding -> {
            ContractScenario.trustRoot(true);
            try {
                return scenario.run(binding);
            } finally {
                ContractScenario.trustRoot(false);
            }
        };
    }

    /** What scripts install with flag 2: the certificate is its own issuer, as the dummy is. */
    private static int selfSigned(ContractBinding binding) throws Exception {
        try (ContractScenario desktop = ContractScenario.desktop(binding)) {
            for (PendingRequest pending : WindowsStores.of(EnrollmentContext.USER).pending()) {
                if (pending.dummy().x509().getPublicKey().equals(desktop.key)) {
                    desktop.leaf = pending.dummy().x509();
                }
            }
            return desktop.install(FLAG_2, desktop.leafAlone());
        }
    }

    /** A third party's test heard CERT_E_UNTRUSTEDROOT of what was installed. */
    private static int installsAndReturnsTheError(ContractBinding binding) throws Exception {
        try (ContractScenario desktop = ContractScenario.desktop(binding)) {
            int hr = desktop.install(FLAG_4, desktop.wholeChain());
            assertThat(ContractScenario.standsIn(StoreName.MY, desktop.leaf)).as("stands in MY").isEqualTo(hr >= 0);
            return hr;
        }
    }

    private static int machineStoresNeedElevation(ContractBinding binding) throws Exception {
        Assumptions.assumeFalse(NativeStores.isAdministrator(), "this program is elevated");
        try (ContractBinding.Session session = binding.open(Caller.DESKTOP); Enroll enrollment = session.enrollment()) {
            enrollment.initialize(EnrollmentContext.MACHINE.value());
            return hresultOf(() -> enrollment.createRequest(BASE64));
        }
    }

    private static int noPendingRequest(ContractBinding binding) throws Exception {
        Set<String> before = ContractScenario.STORES.contents();
        try (ContractScenario desktop = ContractScenario.desktop(binding)) {
            ContractScenario.cleanUp(before);
            return desktop.install(FLAG_4, desktop.wholeChain());
        }
    }

    private static Scenario installTwice(int secondFlags) {
        return binding -> {
            try (ContractScenario desktop = ContractScenario.desktop(binding)) {
                int first = desktop.install(FLAG_4, desktop.wholeChain());
                return first < 0 ? first : desktop.install(secondFlags, desktop.wholeChain());
            }
        };
    }

    private static int pfxWithoutCertificate(ContractBinding binding) throws Exception {
        try (ContractScenario desktop = ContractScenario.desktop(binding)) {
            return hresultOf(() -> desktop.enrollment.createPfx("secret", 0, BASE64));
        }
    }
}
