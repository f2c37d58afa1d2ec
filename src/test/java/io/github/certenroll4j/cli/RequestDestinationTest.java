package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a request goes, and that nobody takes for written what did not arrive. */
class RequestDestinationTest {

    /** 48 bytes fill a line of PEM. */
    private static final byte[] REQUEST = new byte[48 + 3];
    private static final String PEM = "-----BEGIN CERTIFICATE REQUEST-----\n"
            + String.join("", Collections.nCopies(64, "A")) + "\nAAAA\n-----END CERTIFICATE REQUEST-----\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void aFileIsPemOrDerAndStdoutStaysEmpty() throws Exception {
        of("request.pem", false).write(REQUEST, stdout(printed), Optional.empty());
        of("request.der", true).write(REQUEST, stdout(printed), Optional.of(Json.answerOf("request")));

        assertThat(folder.resolve("request.pem")).hasContent(PEM);
        assertThat(folder.resolve("request.der")).hasBinaryContent(REQUEST);
        assertThat(printed.size()).isZero();
    }

    @Test
    void stdoutIsPemWhateverIsAskedForOrTheAnswerThatHasIt() throws Exception {
        RequestDestination stdout = RequestDestination.of("-", true, false, Collections.emptyList());

        stdout.write(REQUEST, stdout(printed), Optional.empty());
        assertThat(text()).isEqualTo(PEM);

        printed.reset();
        stdout.write(REQUEST, stdout(printed), Optional.of(stdout.describe(Json.answerOf("request"), REQUEST)));
        assertThat(text()).contains("\"schema\": \"certenroll4j.request/1\"", "\"file\": null", PEM.replace("\n", "\\n"));
    }

    @Test
    void whatStdoutLosesIsNoticedBeforeTheCommandEnds() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        RequestDestination stdout = RequestDestination.of("-", false, false, Collections.emptyList());

        for (Optional<Json> answer : Arrays.asList(Optional.<Json>empty(), Optional.of(Json.answerOf("request")))) {
            assertThatThrownBy(() -> stdout.write(REQUEST, stdout(full), answer)).isInstanceOf(OutputLostException.class);
        }
    }

    @Test
    void whatFailsInTheFileIsNoticed() throws Exception {
        RequestDestination destination = of("request.pem", false);
        Files.write(folder.resolve("request.pem"), new byte[0]);

        assertThatThrownBy(() -> destination.write(REQUEST, stdout(printed), Optional.empty()))
                .isInstanceOf(IOException.class).hasMessageContaining("it is there already");
    }

    @Test
    void aNameThatNoFileCanHaveIsWrongUsage() {
        CommandException wrong = catchThrowableOfType(CommandException.class, () -> of("a\0b", false));

        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong).hasMessageContaining("no name of a file");
    }

    private RequestDestination of(String name, boolean der) {
        return RequestDestination.of(folder + "/" + name, der, false, Collections.emptyList());
    }

    private static Printer stdout(OutputStream stream) {
        return Run.console(stream, new ByteArrayOutputStream()).out();
    }

    private String text() {
        return new String(printed.toByteArray(), StandardCharsets.UTF_8);
    }
}
