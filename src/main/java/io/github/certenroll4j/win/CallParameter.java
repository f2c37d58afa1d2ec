package io.github.certenroll4j.win;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.certenroll4j.certenroll.ByReference;
import io.github.certenroll4j.certenroll.Out;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;

/** How one parameter of a method is handed over. */
final class CallParameter {

    private final String name;
    private final NativeType type;
    private final boolean isOut;
    private final boolean isVariantByValue;

    private CallParameter(Parameter parameter) {
        name = parameter.getName();
        isOut = Out.class.isAssignableFrom(parameter.getType());
        type = isOut ? NativeTypes.of(pointedTo(parameter.getParameterizedType())) : NativeTypes.of(parameter.getType());
        isVariantByValue = type == Variant.TYPE && !isOut && !parameter.isAnnotationPresent(ByReference.class);
    }

    static CallParameter[] of(Method method) {
        Parameter[] all = method.getParameters();
        CallParameter[] parameters = new CallParameter[all.length];
        for (int i = 0; i < all.length; i++) {
            parameters[i] = new CallParameter(all[i]);
        }
        return parameters;
    }

    private static Class<?> pointedTo(Type out) {
        Type of = out instanceof ParameterizedType ? ((ParameterizedType) out).getActualTypeArguments()[0] : out;
        if (!(of instanceof Class)) {
            throw new IllegalArgumentException("which type does " + out + " point to?");
        }
        return (Class<?>) of;
    }

    NativeType type() {
        return type;
    }

    boolean isOut() {
        return isOut;
    }

    /**
     * In a 64-bit process a VARIANT by value is a pointer to a copy: it is longer than 16 bytes (x64) and 8 (x64's rule is
     * 1, 2, 4 or 8 bytes). On x86 its sixteen bytes lie on the stack, as two numbers of eight do.
     */
    int words() {
        return isVariantByValue && Native.POINTER_SIZE == 4 ? 2 : 1;
    }

    /** Puts the parameter's words at {@code next}; returns where the next parameter's go. */
    int write(Object argument, Object[] natives, int next, CallFrame frame) {
        natives[next] = isOut ? frame.outCell((Out<?>) Objects.requireNonNull(argument, name), type).memory()
                : type.word(argument, frame);
        if (words() == 2) {
            Variant.spread((Pointer) natives[next], natives, next);
        }
        return next + words();
    }
}
