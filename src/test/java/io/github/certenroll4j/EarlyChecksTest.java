package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.certenroll4j.pe.PEFile;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.win.WindowsEnrollment;
import io.github.certenroll4j.win.WindowsStores;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whoever passes nothing hears at once, and by name, what was missing; not from somewhere deep below. */
class EarlyChecksTest {

    private interface Call {
        void run() throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> nothingIsRefusedByTheNameOfTheArgument() {
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put("file", () -> CaResponse.parse(null));
        calls.put("in", () -> CaResponse.read((InputStream) null));
        calls.put("text", () -> HResult.parse(null));
        calls.put("text ", () -> FileVersion.parse(null));
        calls.put("subject", () -> CertificateRequest.forSubject(null));
        calls.put("context", () -> WindowsEnrollment.open(null));
        calls.put("context ", () -> WindowsStores.of(null));
        calls.put("channel", () -> PEFile.read(null));
        return calls.entrySet().stream().map(call -> DynamicTest.dynamicTest(call.getKey(), () ->
                assertThatExceptionOfType(NullPointerException.class).isThrownBy(call.getValue()::run)
                        .withMessage(call.getKey().trim())));
    }
}
