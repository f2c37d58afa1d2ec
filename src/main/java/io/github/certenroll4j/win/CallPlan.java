package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.certenroll.DispId;
import io.github.certenroll4j.certenroll.Slot;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How a method is called, found out once from its signature. */
final class CallPlan {

    private static final Map<Method, CallPlan> PLANS = new ConcurrentHashMap<>();
    private static final int NO_SLOT = -1;

    private final String name;
    private final int slot;
    private final Integer dispId;
    private final CallParameter[] parameters;
    private final Class<?> resultClass;
    /** Null where there is none. */
    private final NativeType result;
    /** The object itself, the parameters and the pointer to the result. */
    private final int words;

    private CallPlan(Method method) {
        name = method.getName();
        slot = method.isAnnotationPresent(Slot.class) ? method.getAnnotation(Slot.class).value() : NO_SLOT;
        dispId = method.isAnnotationPresent(DispId.class) ? method.getAnnotation(DispId.class).value() : null;
        parameters = CallParameter.of(method);
        resultClass = method.getReturnType();
        result = resultClass == void.class ? null : NativeTypes.of(resultClass);
        int count = result == null ? 1 : 2;
        for (CallParameter parameter : parameters) {
            count += parameter.words();
        }
        words = count;
    }

    static CallPlan of(Method method) {
        CallPlan plan = PLANS.get(method);
        return plan == null ? PLANS.computeIfAbsent(method, CallPlan::new) : plan;
    }

    String name() {
        return name;
    }

    boolean hasSlot() {
        return slot != NO_SLOT;
    }

    int slot() {
        return slot;
    }

    /** Null where only the name is known. */
    Integer dispId() {
        return dispId;
    }

    CallParameter[] parameters() {
        return parameters;
    }

    Class<?> resultClass() {
        return resultClass;
    }

    /** The words of the call. */
    Object[] natives(Pointer self, Object[] arguments, CallFrame frame) {
        Object[] natives = new Object[words];
        natives[0] = self;
        int next = 1;
        for (int i = 0; i < parameters.length; i++) {
            next = parameters[i].write(arguments[i], natives, next, frame);
        }
        if (result != null) {
            Memory cell = frame.objects().result();
            cell.clear();
            natives[next] = cell;
        }
        return natives;
    }

    /** What came out of a call that succeeded. */
    Object results(CallFrame frame) throws EnrollmentException {
        frame.succeeded();
        Object got = result == null ? null : result.take(frame.objects().result(), frame);
        frame.fillArguments();
        return got;
    }
}
