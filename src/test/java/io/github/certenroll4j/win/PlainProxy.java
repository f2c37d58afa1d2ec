package io.github.certenroll4j.win;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.certenroll.Slot;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The floor for the benchmark: strings in and out of a slot, as the binding did it before it knew more types. It reads the
 * slot from the annotation at each call.
 */
final class PlainProxy implements InvocationHandler {

    private static final int RELEASE = 2;

    private final Thread owner = Thread.currentThread();
    private final Memory result = new Memory(8);
    private final Pointer pointer;

    private PlainProxy(Pointer pointer) {
        this.pointer = pointer;
    }

    static <T> T of(Class<T> type, Pointer pointer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new PlainProxy(pointer)));
    }

    static void release(Pointer pointer) {
        slot(pointer, RELEASE).invokeInt(new Object[] {pointer});
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws EnrollmentException {
        Threads.check(owner, "COM object");
        Deque<Bstr> strings = new ArrayDeque<>();
        try {
            boolean hasResult = method.getReturnType() != void.class;
            int count = arguments == null ? 0 : arguments.length;
            Object[] natives = new Object[1 + count + (hasResult ? 1 : 0)];
            natives[0] = pointer;
            for (int i = 0; i < count; i++) {
                strings.push(Bstr.of((String) arguments[i]));
                natives[i + 1] = strings.peek().pointer();
            }
            if (hasResult) {
                result.clear();
                natives[natives.length - 1] = result;
            }
            OleAut32.SetErrorInfo(0, Pointer.NULL);
            int hr = slot(pointer, method.getAnnotation(Slot.class).value()).invokeInt(natives);
            if (hr < 0) {
                throw new EnrollmentException(HResult.of(hr), method.getName(), ErrorText.ofThisThread());
            }
            return hasResult ? Bstr.take(result.getPointer(0)) : null;
        } finally {
            strings.forEach(Bstr::close);
        }
    }

    private static Function slot(Pointer pointer, int number) {
        return Function.getFunction(pointer.getPointer(0).getPointer((long) number * Native.POINTER_SIZE), Function.ALT_CONVENTION);
    }
}
