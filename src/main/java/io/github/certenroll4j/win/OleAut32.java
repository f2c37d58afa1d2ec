package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.ptr.ShortByReference;

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

    /** Frees what the VARIANT owns, and leaves it empty. */
    static native int VariantClear(Pointer pvarg);

    /** A copy that owns what the other one only points to (VT_BYREF). */
    static native int VariantCopyInd(Pointer pvarDest, Pointer pvargSrc);

    /** One dimension, filled with zeroes; null when there is no memory. */
    static native Pointer SafeArrayCreateVector(short vt, int lLbound, int cElements);

    /** Frees the elements too. */
    static native int SafeArrayDestroy(Pointer psa);

    static native int SafeArrayGetDim(Pointer psa);

    static native int SafeArrayGetElemsize(Pointer psa);

    static native int SafeArrayGetLBound(Pointer psa, int nDim, IntByReference plLbound);

    static native int SafeArrayGetUBound(Pointer psa, int nDim, IntByReference plUbound);

    static native int SafeArrayGetVartype(Pointer psa, ShortByReference pvt);

    static native int SafeArrayAccessData(Pointer psa, PointerByReference ppvData);

    static native int SafeArrayUnaccessData(Pointer psa);
}
