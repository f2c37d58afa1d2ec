package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * The calls of oleaut32.dll that every COM call here needs. Mapped directly, because they are made several times a call
 * and JNA's interface mapping costs more than the calls themselves.
 */
final class OleAut32 {

    static {
        WindowsDll.bind(OleAut32.class, "oleaut32");
    }

    private OleAut32() {
    }

    /** A new BSTR of {@code ui} characters, not filled when {@code strIn} is null; null when there is no memory. */
    static native Pointer SysAllocStringLen(Pointer strIn, int ui);

    static native void SysFreeString(Pointer bstrString);

    static native int SysStringLen(Pointer pbstr);

    static native int GetErrorInfo(int dwReserved, PointerByReference pperrinfo);

    static native int SetErrorInfo(int dwReserved, Pointer perrinfo);
}
