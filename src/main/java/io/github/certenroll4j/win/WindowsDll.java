package io.github.certenroll4j.win;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Collections;

/** Binds the native methods of a class to a DLL of Windows. */
final class WindowsDll {

    private WindowsDll() {
    }

    /**
     * Windows' calls are stdcall on x86. Elsewhere there is one convention only, and JNA's direct mapping refuses the
     * name of another, although its {@link Function} does not.
     */
    static void bind(Class<?> calls, String name) {
        int convention = Platform.is64Bit() ? Function.C_CONVENTION : Function.ALT_CONVENTION;
        Native.register(calls, NativeLibrary.getInstance(name,
                Collections.singletonMap(Library.OPTION_CALLING_CONVENTION, convention)));
    }
}
