package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The providers that make and keep keys on this Windows. */
public final class WindowsProviders {

    /** More than any machine has; a provider list that never ends must not hang us. */
    private static final int AT_MOST = 1000;

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

    /** @see <a href="https://learn.microsoft.com/windows/win32/api/ncrypt/nf-ncrypt-ncryptenumstorageproviders">NCryptEnumStorageProviders</a> */
    private static List<String> keyStorageProviders() {
        List<String> names = new ArrayList<>();
        IntByReference count = new IntByReference();
        PointerByReference found = new PointerByReference();
        if (NCrypt.NCryptEnumStorageProviders(count, found, 0) < 0) {
            return names;
        }
        // An array of NCryptProviderName: two pointers, the name and a comment.
        for (int i = 0; i < Math.min(count.getValue(), AT_MOST); i++) {
            names.add(found.getValue().getPointer(2L * i * Native.POINTER_SIZE).getWideString(0));
        }
        NCrypt.NCryptFreeBuffer(found.getValue());
        return names;
    }
}
