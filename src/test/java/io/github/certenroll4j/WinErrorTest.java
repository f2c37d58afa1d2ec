package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
        addWhatJnaHasNot();
    }

    /** Names that are newer than JNA's table, out of Windows' SDK as golang.org/x/sys has it, or of winhttp.h. */
    private static void addWhatJnaHasNot() {
        BiConsumer<String, Integer> also = (name, number) -> assertThat(OTHERS.put(name, number)).as(name).isNull();
        also.accept("NTE_DEVICE_NOT_READY", 0x80090030);
        also.accept("NTE_AUTHENTICATION_IGNORED", 0x80090031);
        also.accept("NTE_VALIDATION_FAILED", 0x80090032);
        also.accept("NTE_INCORRECT_PASSWORD", 0x80090033);
        also.accept("NTE_ENCRYPTION_FAILURE", 0x80090034);
        also.accept("NTE_DEVICE_NOT_FOUND", 0x80090035);
        also.accept("NTE_USER_CANCELLED", 0x80090036);
        also.accept("NTE_PASSWORD_CHANGE_REQUIRED", 0x80090037);
        also.accept("CERTSRV_E_ADMIN_DENIED_REQUEST", 0x80094014);
        also.accept("CERTSRV_E_NO_POLICY_SERVER", 0x80094015);
        also.accept("CERTSRV_E_WEAK_SIGNATURE_OR_KEY", 0x80094016);
        also.accept("CERTSRV_E_KEY_ATTESTATION_NOT_SUPPORTED", 0x80094017);
        also.accept("CERTSRV_E_ENCRYPTION_CERT_REQUIRED", 0x80094018);
        also.accept("CERTSRV_E_RENEWAL_BAD_PUBLIC_KEY", 0x80094816);
        also.accept("CERTSRV_E_INVALID_EK", 0x80094817);
        also.accept("CERTSRV_E_KEY_ATTESTATION", 0x8009481a);
        int winhttpErrorBase = 12000;
        also.accept("ERROR_WINHTTP_TIMEOUT", hresult(winhttpErrorBase + 2));
        also.accept("ERROR_WINHTTP_NAME_NOT_RESOLVED", hresult(winhttpErrorBase + 7));
        also.accept("ERROR_WINHTTP_CANNOT_CONNECT", hresult(winhttpErrorBase + 29));
        also.accept("ERROR_WINHTTP_SECURE_FAILURE", hresult(winhttpErrorBase + 175));
    }

    /** What winerror.h defines as a small number is an error of Windows. */
    private static int hresult(int number) {
        return number > 0 && number <= 0xFFFF ? number | 0x80070000 : number;
    }

    @Test
    void everyKnownNumberIsTheOneThatItsNameHasElsewhere() {
        assertThat(HResult.known()).hasSizeGreaterThan(350).allSatisfy(known ->
                assertThat(OTHERS).containsEntry(known.symbol(), known.code()));
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
