package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import io.github.certenroll4j.win.NativeStores;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DoctorIT {

    private static final String CLASS = "Software\\Classes\\CLSID\\{884e2046-217d-11da-b2a4-000e7bbb2b09}";
    private static final String SERVER = CLASS + "\\InprocServer32";

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    @Test
    void onAWindowsThatCanEnrollNothingIsAmissButAMissingHotfix() throws Exception {
        stores.assertUnchangedBy(() -> {
            Map<String, JsonObject> checks = checks();

            checks.forEach((name, check) -> assertThat(check.get("result").getAsString()).as(check.toString())
                    .isEqualTo(name.equals("hotfix") && !NativeStores.hasTheFix() ? "NO" : "OK"));
            assertThat(checks).containsKeys("programs", "web pages", "key providers", "profile", "elevated", "user's stores",
                    "machine's stores", "interrupted (user)", "clock");
            assertThat(checks.get("Certenroll.dll").get("found").getAsString()).contains(NativeStores.certenrollVersion().toString());
        });
    }

    @Test
    void aClassThatIsNotRegisteredIsNamedWithWhatToDo() {
        assumeTrue(NativeStores.isSandbox(), "it takes a class out of the registry");
        String dll = Advapi32Util.registryGetStringValue(WinReg.HKEY_LOCAL_MACHINE, SERVER, "");
        String model = Advapi32Util.registryGetStringValue(WinReg.HKEY_LOCAL_MACHINE, SERVER, "ThreadingModel");
        Advapi32Util.registryDeleteKey(WinReg.HKEY_LOCAL_MACHINE, SERVER);
        try {
            Run run = Run.of("doctor");

            assertThat(run.exitCode).isEqualTo(ExitCode.NO);
            assertThat(run.out).contains("NO       programs: REGDB_E_CLASSNOTREG (0x80040154)", "do:");
        } finally {
            Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, SERVER);
            Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, SERVER, "", dll);
            Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, SERVER, "ThreadingModel", model);
        }
        assertThat(checks().get("programs").get("result").getAsString()).isEqualTo("OK");
    }

    private static Map<String, JsonObject> checks() {
        Map<String, JsonObject> checks = new LinkedHashMap<>();
        for (JsonElement check : JsonParser.parseString(Run.of("doctor", "--json").out).getAsJsonObject().getAsJsonArray("checks")) {
            checks.put(check.getAsJsonObject().get("name").getAsString(), check.getAsJsonObject());
        }
        return checks;
    }
}
