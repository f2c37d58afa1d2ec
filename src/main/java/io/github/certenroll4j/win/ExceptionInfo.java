package io.github.certenroll4j.win;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;

/**
 * EXCEPINFO: what a server says of a call by {@code Invoke} that failed.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/oaidl/ns-oaidl-excepinfo">EXCEPINFO</a>
 */
final class ExceptionInfo {

    private static final HResult DISP_E_EXCEPTION = HResult.of(0x80020009);

    private static final int POINTER = Native.POINTER_SIZE;
    private static final int SOURCE = POINTER;
    private static final int DESCRIPTION = 2 * POINTER;
    private static final int HELP_FILE = 3 * POINTER;
    private static final int DEFERRED_FILL_IN = 6 * POINTER;
    private static final int SCODE = 7 * POINTER;
    private static final int SIZE = 8 * POINTER;

    private final Memory memory;

    ExceptionInfo(CallFrame frame) {
        memory = frame.cell(SIZE);
    }

    Memory memory() {
        return memory;
    }

    /** Takes over its strings. */
    EnrollmentException toJava(String operation) {
        Pointer fillIn = memory.getPointer(DEFERRED_FILL_IN);
        if (fillIn != null) {
            Function.getFunction(fillIn, Function.ALT_CONVENTION).invokeInt(new Object[] {memory});
        }
        Bstr.take(memory.getPointer(SOURCE));
        Bstr.take(memory.getPointer(HELP_FILE));
        String description = Bstr.take(memory.getPointer(DESCRIPTION));
        int scode = memory.getInt(SCODE);
        return new EnrollmentException(scode < 0 ? HResult.of(scode) : DISP_E_EXCEPTION, operation, ErrorText.onOneLine(description));
    }
}
