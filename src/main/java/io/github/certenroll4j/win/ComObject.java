package io.github.certenroll4j.win;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.certenroll.ComInterface;
import io.github.certenroll4j.certenroll.IDispatch;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * An interface pointer, called through its table of functions: the HRESULT arrives as the server returned it.
 *
 * <p>Not built on jna-platform's {@code Unknown}, which calls with the C convention; COM's is stdcall, and on x86 they
 * differ. An object belongs to the thread that got it.
 */
final class ComObject implements InvocationHandler {

    private static final int QUERY_INTERFACE = 0;
    private static final int ADD_REF = 1;
    private static final int RELEASE = 2;
    private static final Object[] NO_ARGUMENTS = {};

    private final LiveObjects objects;
    private final Class<?> type;
    private Pointer pointer;

    private ComObject(LiveObjects objects, Class<?> type, Pointer pointer) {
        this.objects = objects;
        this.type = type;
        this.pointer = pointer;
    }

    /** Takes over an interface pointer, reference included. */
    static <T extends ComInterface> T of(LiveObjects objects, Class<T> type, Pointer pointer) {
        ComObject object = new ComObject(objects, type, pointer);
        objects.add(object);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, object));
    }

    /** The object behind an interface, to be handed to a call on this thread. */
    static ComObject behind(Object argument) {
        InvocationHandler handler = Proxy.isProxyClass(argument.getClass()) ? Proxy.getInvocationHandler(argument) : null;
        if (!(handler instanceof ComObject)) {
            throw new IllegalArgumentException(argument.getClass().getName() + " is not an object that COM made");
        }
        ComObject object = (ComObject) handler;
        Threads.check(object.objects.owner(), "COM object");
        return object;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws EnrollmentException {
        if (method.getDeclaringClass() == Object.class) {
            return ofJava(proxy, method.getName(), given);
        }
        Threads.check(objects.owner(), "COM object");
        if (method.getDeclaringClass() == ComInterface.class) {
            return given == null ? release() : as(((Class<?>) given[0]).asSubclass(ComInterface.class));
        }
        if (method.getDeclaringClass() == IDispatch.class) {
            return byName(method.getName(), (String) given[0], (Object[]) given[1]);
        }
        return call(CallPlan.of(method), given == null ? NO_ARGUMENTS : given);
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

    private Object call(CallPlan plan, Object[] arguments) throws EnrollmentException {
        try (CallFrame frame = new CallFrame(objects, plan.name())) {
            if (!plan.hasSlot()) {
                return new DispatchCall(this, frame).call(plan, arguments);
            }
            Object[] natives = plan.natives(live(), arguments, frame);
            OleAut32.SetErrorInfo(0, Pointer.NULL);
            int hr = invokeSlot(plan.slot(), natives);
            // What the server wrote must be taken before another call, freeing strings included, can change it.
            if (hr < 0) {
                throw new EnrollmentException(HResult.of(hr), plan.name(), ErrorText.ofThisThread());
            }
            return plan.results(frame);
        }
    }

    private Object byName(String method, String name, Object[] arguments) throws EnrollmentException {
        try (CallFrame frame = new CallFrame(objects, name)) {
            DispatchCall call = new DispatchCall(this, frame);
            Object[] all = arguments == null ? new Object[] {null} : arguments;
            return method.equals("put") ? call.put(name, all) : call.invoke(name, all);
        }
    }

    <T extends ComInterface> T as(Class<T> other) throws EnrollmentException {
        int hr = invokeSlot(QUERY_INTERFACE, live(), Iids.pointer(other), objects.result());
        if (hr < 0) {
            throw new EnrollmentException(HResult.of(hr), "QueryInterface for " + other.getSimpleName(), Iids.since(hr, other));
        }
        return of(objects, other, objects.result().getPointer(0));
    }

    /** Another reference, for whoever is to release it. */
    Pointer addRef() {
        invokeSlot(ADD_REF, live());
        return pointer;
    }

    Object release() {
        if (pointer != null) {
            Pointer last = pointer;
            Function release = slot(RELEASE);
            pointer = null;
            objects.remove(this);
            release.invokeInt(new Object[] {last});
        }
        return null;
    }

    int invokeSlot(int number, Object... natives) {
        return slot(number).invokeInt(natives);
    }

    private Function slot(int number) {
        Pointer table = live().getPointer(0);
        return Function.getFunction(table.getPointer((long) number * Native.POINTER_SIZE), Function.ALT_CONVENTION);
    }

    Pointer live() {
        if (pointer == null) {
            throw new IllegalStateException("this " + type.getSimpleName() + " was closed");
        }
        return pointer;
    }
}
