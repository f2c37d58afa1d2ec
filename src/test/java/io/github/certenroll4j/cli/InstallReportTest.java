package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.installer.Outcomes;
import io.github.certenroll4j.response.TestCa;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What is said of a dry run that could not take everything away again. */
class InstallReportTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void whatADryRunLeftIsNamed() {
        StoredCertificate authority = new StoredCertificate(EnrollmentContext.USER, StoreName.CA,
                StoredCertificate.encoded(TestCa.root("Touched").certificate()));
        InstalledCertificate tried = new InstalledCertificate(authority, HResult.S_OK, KeyProof.verified("SHA256withRSA"),
                Collections.singletonList(authority)).leaving(Collections.singletonList(authority));

        for (boolean json : new boolean[] {false, true}) {
            Console console = Run.console(out, err);
            int exitCode = new InstallReport(console, json, new InstallAdvice(Collections.singletonList("a.p7b"))).done(Outcomes.dryRun(tried));
            console.out().flush();

            assertThat(exitCode).isZero();
            assertThat(text(err).replaceAll("\\s+", " "))
                    .startsWith("Left where it is, as another program has changed it meanwhile: CA (user): ").contains("Touched");
        }
        assertThat(text(out).replaceAll("\\s+", " ")).startsWith("Dry run: Windows installed it, and everything else was taken away again");
    }

    private static String text(ByteArrayOutputStream bytes) {
        return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
}
