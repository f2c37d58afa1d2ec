package io.github.certenroll4j.response;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.response.InstallForecast.Caller;
import java.util.Collections;

/** Whatever the bytes are: a reading that holds together, or one message. Run by {@code scripts/fuzz.sh response SECONDS}. */
public final class ResponseFuzz {

    private static final FileVersion VISTA = FileVersion.parse("6.0.6000.16386");

    private ResponseFuzz() {
    }

    /** One input of the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        CaResponse response;
        try {
            response = CaResponse.parse(data);
        } catch (NotACaResponseException refused) {
            check(!refused.getMessage().isEmpty(), "refused without a word");
            return;
        }
        CertificateChain chain = CertificateChain.of(response, response.certificates());
        boolean refused = response.cmcStatus().filter(CmcStatus::isRefusal).isPresent();
        check(chain.endEntity().isPresent() || refused || !chain.unreadable().isEmpty()
                || response.entries().isEmpty()
                || response.entries().stream().anyMatch(response::isSigner), "certificates, but no end-entity");
        check(chain.missingIssuer().isPresent() == (chain.endEntity().isPresent() && !chain.complete()),
                "incomplete, and nothing is missing");
        response.entries().forEach(chain::role);
        response.entries().forEach(ResponseCertificate::toString);
        chain.missingIssuerAddresses();
        check(!Recommendation.of(response, chain).isEmpty(), "no advice");
        InstallForecast.of(chain, VISTA, Caller.WEB_PAGE, Collections.emptySet()).wouldInstallWith();
        readAgain(response);
    }

    /** What Windows is handed is the same response. */
    private static void readAgain(CaResponse response) {
        try {
            check(CaResponse.parse(response.der()).entries().equals(response.entries()), "handed on, it is another");
        } catch (NotACaResponseException lost) {
            throw new AssertionError("what Windows is handed cannot be read", lost);
        }
    }

    private static void check(boolean held, String otherwise) {
        if (!held) {
            throw new AssertionError(otherwise);
        }
    }
}
