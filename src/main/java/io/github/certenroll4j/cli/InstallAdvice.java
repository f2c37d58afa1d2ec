package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.installer.Refusal;
import io.github.certenroll4j.response.InstallForecast.Caller;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What to type after a refusal: the facts are the refusal's, the words are this command line's. */
final class InstallAdvice {

    private final String responses;

    /** @param responses the files as they were typed */
    InstallAdvice(List<String> responses) {
        this.responses = String.join(" ", responses);
    }

    /** The next command, with what its flags mean; the general next step where no flag would help. */
    String nextStep(Refusal refusal) {
        Optional<EnrollmentContext> elsewhere = refusal.requestWaitsElsewhere();
        if (elsewhere.isPresent()) {
            return "Install where the request is: "
                    + command(elsewhere.get().isMachine(), Caller.DESKTOP, refusal.installation().restrictions());
        }
        String general = CommandWords.in(refusal.hresult().nextStep(refusal.operation()));
        return refusal.helpfulFlags().map(flags -> general + " Here, this would install it: "
                + command(refusal.installation().context().isMachine(), refusal.installation().caller(), flags)).orElse(general);
    }

    private String command(boolean machine, Caller caller, Set<InstallRestriction> flags) {
        return "certenroll4j install " + (machine ? "--machine " : "") + (caller == Caller.WEB_PAGE ? "--as-web-page " : "")
                + RestrictionOptions.words(flags) + (flags.isEmpty() ? "" : " ") + responses;
    }
}
