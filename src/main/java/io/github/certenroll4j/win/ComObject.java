package io.github.certenroll4j.win;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Guid.GUID;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An interface pointer, called through its table of functions: the HRESULT arrives as the server returned it.
 *
 * <p>Not built on jna-platform's {@code Unknown}, which calls with the C convention; COM's is stdcall, and on x86 they
 * differ. An object belongs to the thread that got it.
 */
final class ComObject implements InvocationHandler {

    private static final int QUERY_INTERFACE = 0;
    private static final int RELEASE = 2;

    private final Thread owner = Thread.currentThread();
    private final Class<?> type;
    /** Where the server puts a result: one cell for all calls, since only one thread makes them. */
    private final Memory result = new Memory(8);
    private Pointer pointer;

    private ComObject(Class<?> type, Pointer pointer) {
        this.type = type;
        this.pointer = pointer;
    }

    /** Takes over an interface pointer, reference included. */
    static <T extends ComInterface> T of(Class<T> type, Pointer pointer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new ComObject(type, pointer)));
    }

    static GUID.ByReference iid(Class<?> type) {
        return new GUID.ByReference(GUID.fromString(type.getAnnotation(Iid.class).value()));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws EnrollmentException {
        if (method.getDeclaringClass() == Object.class) {
            return ofJava(proxy, method.getName(), arguments);
        }
        Threads.check(owner, "COM object");
        switch (method.getName()) {
            case "close":
                release();
                return null;
            case "as":
                return as((Class<?>) arguments[0]);
            default:
                return call(method, arguments == null ? new Object[0] : arguments);
        }
    }

    private Object ofJava(Object proxy, String method, Object[] arguments) {
        switch (method) {
            case "equals":
                return proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            default:
                return type.getSimpleName() + (pointer == null ? " (released)" : "");
        }
    }

    private Object call(Method method, Object[] arguments) throws EnrollmentException {
        Deque<Bstr> strings = new ArrayDeque<>();
        try {
            boolean hasResult = method.getReturnType() != void.class;
            Object[] natives = new Object[1 + arguments.length + (hasResult ? 1 : 0)];
            natives[0] = live();
            for (int i = 0; i < arguments.length; i++) {
                natives[i + 1] = toNative(arguments[i], strings);
            }
            if (hasResult) {
                result.clear();
                natives[natives.length - 1] = result;
            }
            OleAut32.SetErrorInfo(0, Pointer.NULL);
            int hr = slot(method.getAnnotation(Slot.class).value()).invokeInt(natives);
            // What the server wrote must be taken before another call, freeing strings included, can change it.
            if (hr < 0) {
                throw new EnrollmentException(HResult.of(hr), method.getName(), ErrorText.ofThisThread());
            }
            return fromNative(method.getReturnType());
        } finally {
            strings.forEach(Bstr::close);
        }
    }

    private static Object toNative(Object argument, Deque<Bstr> strings) {
        if (argument instanceof String) {
            strings.push(Bstr.of((String) argument));
            return strings.peek().pointer();
        }
        if (argument instanceof char[]) {
            strings.push(Bstr.password((char[]) argument));
            return strings.peek().pointer();
        }
        if (argument instanceof Boolean) {
            return (short) ((Boolean) argument ? -1 : 0);
        }
        if (argument instanceof ComInterface) {
            return ((ComObject) Proxy.getInvocationHandler(argument)).live();
        }
        return argument;
    }

    private Object fromNative(Class<?> type) {
        if (type == void.class) {
            return null;
        }
        if (type == String.class) {
            return Bstr.take(result.getPointer(0));
        }
        if (type == int.class) {
            return result.getInt(0);
        }
        if (type == boolean.class) {
            return result.getShort(0) != 0;
        }
        return of(type.asSubclass(ComInterface.class), result.getPointer(0));
    }

    private ComInterface as(Class<?> other) throws EnrollmentException {
        result.clear();
        int hr = slot(QUERY_INTERFACE).invokeInt(new Object[] {live(), iid(other), result});
        if (hr < 0) {
            throw new EnrollmentException(HResult.of(hr), "QueryInterface for " + other.getSimpleName(), "");
        }
        return of(other.asSubclass(ComInterface.class), result.getPointer(0));
    }

    private void release() {
        if (pointer != null) {
            Pointer last = pointer;
            Function release = slot(RELEASE);
            pointer = null;
            release.invokeInt(new Object[] {last});
        }
    }

    private Function slot(int number) {
        Pointer table = live().getPointer(0);
        return Function.getFunction(table.getPointer((long) number * Native.POINTER_SIZE), Function.ALT_CONVENTION);
    }

    private Pointer live() {
        if (pointer == null) {
            throw new IllegalStateException("this " + type.getSimpleName() + " was closed");
        }
        return pointer;
    }
}
