package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import java.time.Instant;
import java.util.function.Function;

/** What fits into a register and is nobody's to free. */
final class Scalar<T> extends NativeType {

    static final NativeType LONG = new Scalar<>(Variant.VT_I4, Integer.class, value -> value,
            (at, value) -> at.setInt(0, value), (at, frame) -> at.getInt(0));
    static final NativeType VARIANT_BOOL = new Scalar<>(Variant.VT_BOOL, Boolean.class, Scalar::variantBool,
            (at, value) -> at.setShort(0, variantBool(value)), (at, frame) -> at.getShort(0) != 0);
    static final NativeType BYTE = new Scalar<>(Variant.VT_I1, Byte.class, value -> value,
            (at, value) -> at.setByte(0, value), (at, frame) -> at.getByte(0));
    static final NativeType SHORT = new Scalar<>(Variant.VT_I2, Short.class, value -> value,
            (at, value) -> at.setShort(0, value), (at, frame) -> at.getShort(0));
    static final NativeType LONGLONG = new Scalar<>(Variant.VT_I8, Long.class, value -> value,
            (at, value) -> at.setLong(0, value), (at, frame) -> at.getLong(0));
    static final NativeType FLOAT = new Scalar<>(Variant.VT_R4, Float.class, value -> value,
            (at, value) -> at.setFloat(0, value), (at, frame) -> at.getFloat(0));
    static final NativeType DOUBLE = new Scalar<>(Variant.VT_R8, Double.class, value -> value,
            (at, value) -> at.setDouble(0, value), (at, frame) -> at.getDouble(0));
    static final NativeType HRESULT = new Scalar<>(Variant.VT_ERROR, HResult.class, HResult::code,
            (at, value) -> at.setInt(0, value.code()), (at, frame) -> HResult.of(at.getInt(0)));
    static final NativeType DATE = new Scalar<>(Variant.VT_DATE, Instant.class, AutomationDate::of,
            (at, value) -> at.setDouble(0, AutomationDate.of(value)),
            (at, frame) -> AutomationDate.instant(at.getDouble(0), frame.operation()));

    private interface Writer<T> {
        void write(Pointer at, T value);
    }

    private interface Reader<T> {
        T read(Pointer at, CallFrame frame) throws EnrollmentException;
    }

    private final Class<T> javaClass;
    private final Function<T, Object> word;
    private final Writer<T> writer;
    private final Reader<T> reader;

    private Scalar(int vartype, Class<T> javaClass, Function<T, Object> word, Writer<T> writer, Reader<T> reader) {
        super(vartype);
        this.javaClass = javaClass;
        this.word = word;
        this.writer = writer;
        this.reader = reader;
    }

    private static short variantBool(boolean value) {
        return (short) (value ? -1 : 0);
    }

    private T checked(Object value) {
        if (value == null) {
            throw new IllegalArgumentException("null is no " + javaClass.getSimpleName());
        }
        return javaClass.cast(value);
    }

    @Override
    Object word(Object value, CallFrame frame) {
        return word.apply(checked(value));
    }

    @Override
    void put(Pointer memory, Object value, CallFrame frame) {
        writer.write(memory, checked(value));
    }

    @Override
    Object take(Pointer memory, CallFrame frame) throws EnrollmentException {
        return reader.read(memory, frame);
    }
}
