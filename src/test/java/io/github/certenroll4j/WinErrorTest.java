package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number and name of {@code hresults.tsv} is the one that other people's tables of winerror.h have. */
class WinErrorTest {

    private static final Map<String, Integer> OTHERS = new HashMap<>();

    @BeforeAll
    static void readThem() throws IllegalAccessException {
        for (Field constant : WinError.class.getFields()) {
            Object value = constant.get(null);
            if (value instanceof Integer) {
                OTHERS.put(constant.getName(), hresult((Integer) value));
            } else if (value instanceof WinNT.HRESULT) {
                OTHERS.put(constant.getName(), ((WinNT.HRESULT) value).intValue());
            }
        }
        table().forEach(row -> {
            Integer before = OTHERS.put(row[0], Integer.parseUnsignedInt(row[1], 16));
            assertThat(before).as(row[0]).isIn(null, OTHERS.get(row[0]));
        });
    }

    /** The rows of {@code winerror.tsv}: name, number, header. */
    private static Stream<String[]> table() {
        return new BufferedReader(new InputStreamReader(WinErrorTest.class.getResourceAsStream("winerror.tsv"), StandardCharsets.UTF_8))
                .lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t"));
    }

    /** What winerror.h defines as a small number is an error of Windows. */
    private static int hresult(int number) {
        return number > 0 && number <= 0xFFFF ? number | 0x80070000 : number;
    }

    @Test
    void everyKnownNumberIsTheOneThatItsNameHasElsewhere() {
        assertThat(HResult.known()).hasSizeGreaterThanOrEqualTo(520).allSatisfy(known ->
                assertThat(OTHERS).containsEntry(known.symbol(), known.code()));
    }

    /** CRYPT_E without those of the ASN.1 compiler OSS, of which Windows only passes on their base. */
    @ParameterizedTest
    @ValueSource(strings = {"CRYPT_E", "CERT_E", "TRUST_E", "NTE", "CERTSRV_E", "XENROLL_E", "WS_E", "SCARD_E", "SCARD_W", "TPM_E_PCP", "SEC_E"})
    void theFamilyIsKnownWhole(String family) {
        List<String> names = table().map(row -> row[0]).filter(name -> name.startsWith(family + "_")).collect(Collectors.toList());

        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(HResult.parse(name).isKnown()).isTrue());
    }

    @Test
    void thereAre36OfTheWebServices() {
        assertThat(HResult.known()).filteredOn(known -> known.symbol().startsWith("WS_E_")).hasSize(36);
    }

    /** The table is taken from headers; where they are, it is compared with them. */
    @ParameterizedTest
    @ValueSource(strings = {"winerror.h", "winhttp.h", "wininet.h"})
    void theTableIsWhatTheHeadersOfMingwSay(String header) throws IOException {
        Path file = Paths.get("/usr/share/mingw-w64/include", header);
        assumeTrue(Files.exists(file), "mingw-w64 is not installed");
        Map<String, Integer> defined = defined(file);

        assertThat(table().filter(row -> row[2].equals(header))).isNotEmpty().allSatisfy(row ->
                assertThat(defined).containsEntry(row[0], Integer.parseUnsignedInt(row[1], 16)));
    }

    private static Map<String, Integer> defined(Path header) throws IOException {
        Pattern definition = Pattern.compile("\\s*#\\s*define\\s+(\\w+)\\s+"
                + "(?:_HRESULT_TYPEDEF_|__MSABI_LONG|\\(\\(HRESULT\\))?\\(?(?:(?:WINHTTP|INTERNET)_ERROR_BASE\\s*(\\+)\\s*)?\\(?(0x[0-9A-Fa-f]+|\\d+)L?\\)*\\s*");
        Map<String, Integer> defined = new HashMap<>();
        for (String line : Files.readAllLines(header, StandardCharsets.ISO_8859_1)) {
            Matcher found = definition.matcher(line);
            if (found.matches()) {
                int number = Long.decode(found.group(3)).intValue();
                int whole = found.group(2) == null ? number : 12000 + number;
                // S_FALSE is 1, and so is an error of Windows.
                defined.putIfAbsent(found.group(1), line.contains("HRESULT") ? whole : hresult(whole));
            }
        }
        return defined;
    }

    @Test
    void everyNameThatIsUnderstoodMeansTheNumberThatItHasElsewhere() {
        OTHERS.forEach((name, number) -> {
            if (isUnderstood(name)) {
                assertThat(HResult.parse(name).code()).as(name).isEqualTo(number);
            }
        });
    }

    @Test
    void everyFacilityHasTheNameThatItHasElsewhere() throws IllegalAccessException {
        for (Field constant : WinError.class.getFields()) {
            // FACILITY_SECURITY is the old name of FACILITY_SSPI.
            if (constant.getName().startsWith("FACILITY_") && constant.getType() == short.class
                    && !constant.getName().equals("FACILITY_SECURITY")) {
                HResult unknown = HResult.of(0x8000fffe | constant.getShort(null) << 16);

                assertThat(unknown.meaning()).contains("facility " + unknown.facility() + " (" + constant.getName() + ")");
            }
        }
    }

    private static boolean isUnderstood(String name) {
        try {
            HResult.parse(name);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
