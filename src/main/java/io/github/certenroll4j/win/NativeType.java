package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.certenroll.ComInterface;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How values of a Java type cross into COM and back. */
abstract class NativeType {

    private static final Map<Class<?>, NativeType> BY_CLASS = new HashMap<>();

    static {
        add(Scalar.LONG, int.class, Integer.class);
        add(Scalar.VARIANT_BOOL, boolean.class, Boolean.class);
        add(Scalar.BYTE, byte.class, Byte.class);
        add(Scalar.SHORT, short.class, Short.class);
        add(Scalar.LONGLONG, long.class, Long.class);
        add(Scalar.FLOAT, float.class, Float.class);
        add(Scalar.DOUBLE, double.class, Double.class);
        add(Scalar.HRESULT, HResult.class);
        add(Scalar.DATE, Instant.class);
        add(BstrType.TEXT, String.class);
        add(BstrType.SECRET, char[].class);
        add(Variant.TYPE, Object.class);
        add(SafeArray.OF_BYTES, byte[].class);
        add(SafeArray.OF_LONGS, int[].class);
        add(SafeArray.OF_STRINGS, String[].class);
        add(SafeArray.OF_VARIANTS, Object[].class);
    }

    /** The VARTYPE of such a value in a VARIANT. */
    private final int vartype;

    NativeType(int vartype) {
        this.vartype = vartype;
    }

    private static void add(NativeType type, Class<?>... classes) {
        for (Class<?> each : classes) {
            BY_CLASS.put(each, type);
        }
    }

    /** @throws IllegalArgumentException for a class that no type of COM is mapped to */
    static NativeType of(Class<?> type) {
        NativeType known = BY_CLASS.get(type);
        if (known == null && !ComInterface.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException("COM has no type for " + type.getName());
        }
        return known == null ? new InterfaceType(type.asSubclass(ComInterface.class)) : known;
    }

    /** By the value's own class; null where a VARIANT cannot hold it. */
    static NativeType ofValue(Object value) {
        return value.getClass() == Object.class ? null : BY_CLASS.get(value.getClass());
    }

    int vartype() {
        return vartype;
    }

    /** The value as a word of a call; what it borrows is given back when the call ends. */
    abstract Object word(Object value, CallFrame frame);

    /** Writes the value into zeroed memory, which owns it from then on. */
    abstract void put(Pointer memory, Object value, CallFrame frame);

    /** Reads what a server wrote, and frees it. */
    abstract Object take(Pointer memory, CallFrame frame) throws EnrollmentException;
}
