package io.github.certenroll4j;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of Windows that HRESULTs come from.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/0642cb2f-2075-4469-918c-4441e69c548a">[MS-ERREF] 2.1 HRESULT</a>
 */
final class Facility {

    private static final Map<Integer, String> NAMES = new HashMap<>();

    static {
        named(0, "NULL", "RPC", "DISPATCH", "STORAGE", "ITF");
        named(7, "WIN32", "WINDOWS", "SSPI", "CONTROL", "CERT", "INTERNET", "MEDIASERVER", "MSMQ", "SETUPAPI", "SCARD",
                "COMPLUS", "AAF", "URT", "ACS", "DPLAY", "UMI", "SXS", "WINDOWS_CE", "HTTP", "USERMODE_COMMONLOG");
        named(31, "USERMODE_FILTER_MANAGER", "BACKGROUNDCOPY", "CONFIGURATION", "STATE_MANAGEMENT", "METADIRECTORY",
                "WINDOWSUPDATE", "DIRECTORYSERVICE", "GRAPHICS", "SHELL", "TPM_SERVICES", "TPM_SOFTWARE");
        named(48, "PLA", "FVE", "FWP", "WINRM", "NDIS", "USERMODE_HYPERVISOR", "CMI");
        named(61, "WEBSERVICES");
        named(80, "WINDOWS_DEFENDER");
    }

    private Facility() {
    }

    /** {@code FACILITY_SSPI} for 9. */
    static Optional<String> name(int facility) {
        return Optional.ofNullable(NAMES.get(facility));
    }

    private static void named(int first, String... names) {
        for (int i = 0; i < names.length; i++) {
            NAMES.put(first + i, "FACILITY_" + names[i]);
        }
    }
}
