package io.github.certenroll4j.win;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.ptr.ShortByReference;
import io.github.certenroll4j.EnrollmentException;
import java.lang.reflect.Array;
import java.util.Locale;

/**
 * SAFEARRAY, COM's array, of one dimension.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/oaidl/ns-oaidl-safearray">SAFEARRAY</a>
 */
final class SafeArray extends NativeType {

    static final NativeType OF_BYTES = new SafeArray(Variant.VT_UI1, byte.class, 1);
    static final NativeType OF_LONGS = new SafeArray(Variant.VT_I4, int.class, Integer.BYTES);
    static final NativeType OF_STRINGS = new SafeArray(Variant.VT_BSTR, String.class, Native.POINTER_SIZE);
    static final NativeType OF_VARIANTS = new SafeArray(Variant.VT_VARIANT, Object.class, Variant.SIZE);

    private final int elementType;
    private final Class<?> javaClass;
    private final int elementSize;

    private SafeArray(int elementType, Class<?> javaClass, int elementSize) {
        super(Variant.VT_ARRAY | elementType);
        this.elementType = elementType;
        this.javaClass = javaClass;
        this.elementSize = elementSize;
    }

    /** Null for elements that have no type in Java here. */
    static NativeType of(int elementType) {
        switch (elementType) {
            case Variant.VT_UI1:
                return OF_BYTES;
            case Variant.VT_I4:
            case Variant.VT_INT:
                return OF_LONGS;
            case Variant.VT_BSTR:
                return OF_STRINGS;
            case Variant.VT_VARIANT:
                return OF_VARIANTS;
            default:
                return null;
        }
    }

    @Override
    Object word(Object value, CallFrame frame) {
        if (value == null) {
            return Pointer.NULL;
        }
        Pointer array = create(value, frame);
        frame.owe(() -> OleAut32.SafeArrayDestroy(array));
        return array;
    }

    @Override
    void put(Pointer memory, Object value, CallFrame frame) {
        if (value != null) {
            memory.setPointer(0, create(value, frame));
        }
    }

    private Pointer create(Object value, CallFrame frame) {
        int length = Array.getLength(value);
        Pointer array = OleAut32.SafeArrayCreateVector((short) elementType, 0, length);
        if (array == null) {
            throw new OutOfMemoryError("Windows has no memory for an array of " + length + " elements");
        }
        try {
            Pointer data = access(array);
            try {
                if (length > 0) {
                    fill(data, value, length, frame);
                }
            } finally {
                OleAut32.SafeArrayUnaccessData(array);
            }
            return array;
        } catch (RuntimeException | Error e) {
            OleAut32.SafeArrayDestroy(array);
            throw e;
        }
    }

    private void fill(Pointer data, Object value, int length, CallFrame frame) {
        if (value instanceof byte[]) {
            data.write(0, (byte[]) value, 0, length);
        } else if (value instanceof int[]) {
            data.write(0, (int[]) value, 0, length);
        } else {
            NativeType element = NativeTypes.of(javaClass);
            for (int i = 0; i < length; i++) {
                element.put(data.share((long) i * elementSize), Array.get(value, i), frame);
            }
        }
    }

    @Override
    Object take(Pointer memory, CallFrame frame) throws EnrollmentException {
        Pointer array = memory.getPointer(0);
        memory.setPointer(0, Pointer.NULL);
        if (array == null) {
            return null;
        }
        try {
            int length = length(array, frame);
            Pointer data = access(array);
            try {
                return read(data, length, frame);
            } finally {
                OleAut32.SafeArrayUnaccessData(array);
            }
        } finally {
            OleAut32.SafeArrayDestroy(array);
        }
    }

    /** Of an array that is what its declaration says: the server could have made another. */
    private int length(Pointer array, CallFrame frame) throws EnrollmentException {
        ShortByReference type = new ShortByReference((short) elementType);
        OleAut32.SafeArrayGetVartype(array, type);
        IntByReference first = new IntByReference();
        IntByReference last = new IntByReference(-1);
        int dimensions = OleAut32.SafeArrayGetDim(array);
        if (dimensions == 1) {
            OleAut32.SafeArrayGetLBound(array, 1, first);
            OleAut32.SafeArrayGetUBound(array, 1, last);
        }
        long length = (long) last.getValue() - first.getValue() + 1;
        if (dimensions != 1 || of(type.getValue()) != this || OleAut32.SafeArrayGetElemsize(array) != elementSize
                || length < 0 || length * elementSize > Integer.MAX_VALUE) {
            throw new EnrollmentException(Variant.DISP_E_BADVARTYPE, frame.operation(), String.format((Locale) null,
                    "the server answered an array of %d dimensions and type 0x%04x; only one of one dimension and type 0x%04x is read here",
                    dimensions, type.getValue(), elementType));
        }
        return (int) length;
    }

    private Object read(Pointer data, int length, CallFrame frame) throws EnrollmentException {
        Object array = Array.newInstance(javaClass, length);
        if (length == 0) {
            return array;
        }
        if (array instanceof byte[]) {
            data.read(0, (byte[]) array, 0, length);
        } else if (array instanceof int[]) {
            data.read(0, (int[]) array, 0, length);
        } else {
            NativeType element = NativeTypes.of(javaClass);
            for (int i = 0; i < length; i++) {
                // Taken out of the array, which frees what is left.
                Array.set(array, i, element.take(data.share((long) i * elementSize), frame));
            }
        }
        return array;
    }

    private static Pointer access(Pointer array) {
        PointerByReference data = new PointerByReference();
        int hr = OleAut32.SafeArrayAccessData(array, data);
        if (hr < 0) {
            throw new IllegalStateException("SafeArrayAccessData: " + Integer.toHexString(hr));
        }
        return data.getValue();
    }
}
