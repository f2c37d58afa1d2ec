package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.certenroll.ComInterface;

/** Makes of what a VARIANT held what a method is declared to return. */
final class Coercion {

    private static final HResult DISP_E_TYPEMISMATCH = HResult.of(0x80020005);

    private Coercion() {
    }

    /** @throws EnrollmentException {@code DISP_E_TYPEMISMATCH} where that cannot be without loss */
    static Object to(Class<?> type, Object value, String operation) throws EnrollmentException {
        if (value instanceof ComInterface && ComInterface.class.isAssignableFrom(type) && !type.isInstance(value)) {
            return asked(type.asSubclass(ComInterface.class), (ComInterface) value);
        }
        if (value instanceof Number && type == int.class && ((Number) value).doubleValue() == ((Number) value).intValue()) {
            return ((Number) value).intValue();
        }
        if (value instanceof Number && type == long.class && ((Number) value).doubleValue() == ((Number) value).longValue()) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number && type == double.class) {
            return ((Number) value).doubleValue();
        }
        if (value == null ? !type.isPrimitive() : NativeTypes.of(type) == NativeTypes.ofValue(value) || type.isInstance(value)) {
            return value;
        }
        throw new EnrollmentException(DISP_E_TYPEMISMATCH, operation, "the server answered "
                + (value == null ? "nothing" : "a " + value.getClass().getSimpleName()) + " and not a " + type.getSimpleName());
    }

    private static ComInterface asked(Class<? extends ComInterface> type, ComInterface value) throws EnrollmentException {
        try (ComInterface same = value) {
            return same.as(type);
        }
    }
}
