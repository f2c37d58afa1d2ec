package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.installer.ThisWindows;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import java.util.List;
import java.util.Optional;

/** What {@code inspect} looks at, and how it is told. */
final class Inspection {

    final CaResponse response;
    final CertificateChain chain;
    private final Optional<Boolean> answered;

    private Inspection(CaResponse response, CertificateChain chain, Optional<Boolean> answered) {
        this.response = response;
        this.chain = chain;
        this.answered = answered;
    }

    /** @param file the CA's answer, or {@code -} for stdin */
    static Inspection of(String file, TrustOption trust, RequestOption request) {
        CaResponse response = ResponseFile.read(file);
        ThisWindows here = thisWindows();
        CertificateChain chain = CertificateChain.of(response, trust.trusted(here), trust.others(here), request.keys(here));
        return new Inspection(response, chain, request.isAnsweredBy(chain));
    }

    private static ThisWindows thisWindows() {
        try {
            return ThisWindows.now();
        } catch (EnrollmentException refused) {
            throw new CommandException(ExitCode.CANNOT_TELL, refused.getMessage());
        }
    }

    void print(Printer out, List<FileVersion> versions, boolean details, boolean asJson) {
        if (asJson) {
            out.json(InspectJson.of(response, chain, answered, versions));
        } else {
            InspectText.print(out, response, chain, answered, versions, details);
        }
    }

    int exitCode() {
        return chain.unreadable().isEmpty() ? ExitCode.YES : ExitCode.CANNOT_TELL;
    }
}
