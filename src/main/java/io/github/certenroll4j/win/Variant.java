package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.certenroll.ComInterface;
import io.github.certenroll4j.certenroll.IDispatch;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * VARIANT: a value with its type before it.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/oaidl/ns-oaidl-variant">VARIANT</a>
 */
final class Variant extends NativeType {

    static final int VT_EMPTY = 0;
    static final int VT_NULL = 1;
    static final int VT_I2 = 2;
    static final int VT_I4 = 3;
    static final int VT_R4 = 4;
    static final int VT_R8 = 5;
    static final int VT_CY = 6;
    static final int VT_DATE = 7;
    static final int VT_BSTR = 8;
    static final int VT_DISPATCH = 9;
    static final int VT_ERROR = 10;
    static final int VT_BOOL = 11;
    static final int VT_VARIANT = 12;
    static final int VT_UNKNOWN = 13;
    static final int VT_DECIMAL = 14;
    static final int VT_I1 = 16;
    static final int VT_UI1 = 17;
    static final int VT_UI2 = 18;
    static final int VT_UI4 = 19;
    static final int VT_I8 = 20;
    static final int VT_UI8 = 21;
    static final int VT_INT = 22;
    static final int VT_UINT = 23;
    static final int VT_ARRAY = 0x2000;
    static final int VT_BYREF = 0x4000;

    /** Of two pointers is the longest of its values (VT_RECORD). */
    static final int SIZE = 8 + 2 * Native.POINTER_SIZE;
    static final int VALUE = 8;

    static final HResult DISP_E_BADVARTYPE = HResult.of(0x80020008);

    static final Variant TYPE = new Variant();

    private Variant() {
        super(VT_VARIANT);
    }

    /** On x86 a VARIANT that is handed over by value lies on the stack itself; two numbers of eight bytes do the same. */
    static void spread(Pointer variant, Object[] natives, int at) {
        natives[at] = variant.getLong(0);
        natives[at + 1] = variant.getLong(VALUE);
    }

    @Override
    Object word(Object value, CallFrame frame) {
        Memory variant = frame.cell(SIZE);
        frame.owe(() -> OleAut32.VariantClear(variant));
        put(variant, value, frame);
        return variant;
    }

    @Override
    void put(Pointer memory, Object value, CallFrame frame) {
        if (value instanceof BigDecimal) {
            VariantNumber.putDecimal(memory, (BigDecimal) value);
        } else if (value != null) {
            NativeType type = typeOf(value);
            type.put(memory.share(VALUE), value, frame);
            // Last: as long as it is empty, nobody frees a value that is not there.
            memory.setShort(0, (short) type.vartype());
        }
    }

    private static NativeType typeOf(Object value) {
        if (value instanceof ComInterface) {
            return value instanceof IDispatch ? InterfaceType.DISPATCH : InterfaceType.UNKNOWN;
        }
        NativeType type = NativeTypes.ofValue(value);
        if (type == null) {
            throw new IllegalArgumentException("a VARIANT cannot hold a " + value.getClass().getName());
        }
        return type;
    }

    @Override
    Object take(Pointer memory, CallFrame frame) throws EnrollmentException {
        int vartype = memory.getShort(0) & 0xFFFF;
        if ((vartype & VT_BYREF) != 0) {
            return takePointedTo(memory, frame);
        }
        Object number = VariantNumber.read(memory, vartype);
        if (number != null || vartype == VT_EMPTY || vartype == VT_NULL) {
            return number;
        }
        NativeType type = typeOf(vartype);
        if (type == null) {
            OleAut32.VariantClear(memory);
            throw new EnrollmentException(DISP_E_BADVARTYPE, frame.operation(), String.format((Locale) null,
                    "the server answered a VARIANT of type 0x%04x, for which there is no type in Java", vartype));
        }
        // From here on the value is what is read, and no longer the VARIANT's.
        memory.setShort(0, (short) VT_EMPTY);
        return type.take(memory.share(VALUE), frame);
    }

    private Object takePointedTo(Pointer memory, CallFrame frame) throws EnrollmentException {
        Memory copy = frame.cell(SIZE);
        // oleaut32 follows the pointer wherever it leads.
        int hr = memory.getPointer(VALUE) == null ? DISP_E_BADVARTYPE.code() : OleAut32.VariantCopyInd(copy, memory);
        // What it points to is somebody else's.
        memory.setShort(0, (short) VT_EMPTY);
        if (hr < 0) {
            throw new EnrollmentException(HResult.of(hr), frame.operation(), "the server answered a VARIANT that points to nothing readable");
        }
        return take(copy, frame);
    }

    /** Null for an unknown one. */
    private static NativeType typeOf(int vartype) {
        switch (vartype) {
            case VT_BOOL:
                return Scalar.VARIANT_BOOL;
            case VT_DATE:
                return Scalar.DATE;
            case VT_ERROR:
                return Scalar.HRESULT;
            case VT_BSTR:
                return BstrType.TEXT;
            case VT_DISPATCH:
                return InterfaceType.DISPATCH;
            case VT_UNKNOWN:
                return InterfaceType.UNKNOWN;
            default:
                return (vartype & VT_ARRAY) == 0 ? null : SafeArray.of(vartype & ~VT_ARRAY);
        }
    }
}
