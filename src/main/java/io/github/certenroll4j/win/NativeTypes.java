package io.github.certenroll4j.win;

import io.github.certenroll4j.HResult;
import io.github.certenroll4j.certenroll.ComInterface;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Which type of COM a type of Java is. */
final class NativeTypes {

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

    private NativeTypes() {
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
}
