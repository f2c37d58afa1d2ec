package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The providers that make and keep keys on this Windows. */
public final class WindowsProviders {

    /** More than any machine has; a provider list that never ends must not hang us. */
    private static final int AT_MOST = 1000;

    private static final String CNG_PROVIDERS = "SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Providers\\";
    private static final String KEY_STORAGE_INTERFACE = "\\UM\\00010001";

    private WindowsProviders() {
    }

    /** Names of the CSPs, then of the key storage providers, as Windows lists them. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(cryptographicServiceProviders());
        names.addAll(keyStorageProviders());
        return Collections.unmodifiableList(names);
    }

    /** @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/nf-wincrypt-cryptenumprovidersw">CryptEnumProviders</a> */
    private static List<String> cryptographicServiceProviders() {
        List<String> names = new ArrayList<>();
        IntByReference type = new IntByReference();
        IntByReference size = new IntByReference();
        for (int i = 0; i < AT_MOST && Advapi32.CryptEnumProvidersW(i, Pointer.NULL, 0, type, Pointer.NULL, size); i++) {
            try (Memory name = new Memory(Math.max(2, size.getValue()))) {
                if (Advapi32.CryptEnumProvidersW(i, Pointer.NULL, 0, type, name, size)) {
                    names.add(name.getWideString(0));
                }
            }
        }
        return names;
    }

    /**
     * Those that are registered for the interface {@code NCRYPT_KEY_STORAGE_INTERFACE}. Read from the registry, because
     * Wine ends a process that calls {@code NCryptEnumStorageProviders}.
     */
    private static List<String> keyStorageProviders() {
        List<String> names = new ArrayList<>();
        try {
            for (String name : Advapi32Util.registryGetKeys(WinReg.HKEY_LOCAL_MACHINE, CNG_PROVIDERS)) {
                if (Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, CNG_PROVIDERS + name + KEY_STORAGE_INTERFACE)) {
                    names.add(name);
                }
            }
        } catch (Win32Exception notRegisteredHere) {
            // Windows before Vista has no CNG.
        }
        return names;
    }
}
