package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Guid.GUID;
import io.github.certenroll4j.certenroll.Iid;
import io.github.certenroll4j.certenroll.Since;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What an interface is to COM: its id, and which Windows has it. */
final class Iids {

    static final int E_NOINTERFACE = 0x80004002;
    static final int REGDB_E_CLASSNOTREG = 0x80040154;

    private static final int GUID_SIZE = 16;
    private static final Map<Class<?>, Memory> POINTERS = new ConcurrentHashMap<>();

    private Iids() {
    }

    static GUID guid(Class<?> type) {
        return GUID.fromString(declaring(type).getAnnotation(Iid.class).value());
    }

    /** An {@code IID*}, which stays. */
    static Pointer pointer(Class<?> type) {
        return POINTERS.computeIfAbsent(type, Iids::write);
    }

    private static Memory write(Class<?> type) {
        GUID guid = guid(type);
        Memory memory = new Memory(GUID_SIZE);
        memory.setInt(0, guid.Data1);
        memory.setShort(4, guid.Data2);
        memory.setShort(6, guid.Data3);
        memory.write(8, guid.Data4, 0, guid.Data4.length);
        return memory;
    }

    /** The interface itself; that of a class is the one that it extends. */
    private static Class<?> declaring(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getInterfaces().length == 0 ? null : each.getInterfaces()[0]) {
            if (each.isAnnotationPresent(Iid.class)) {
                return each;
            }
        }
        throw new IllegalArgumentException(type.getName() + " is no interface of COM: it has no @Iid");
    }

    /** What there is to say when a Windows does not have an interface or class; empty when it is not known to be too old. */
    static String since(int hr, Class<?> type) {
        Class<?> asked = hr == E_NOINTERFACE || hr == REGDB_E_CLASSNOTREG ? declaring(type) : Object.class;
        Since since = asked.getAnnotation(Since.class);
        return since == null ? "" : "this Windows has no " + type.getSimpleName() + "; " + asked.getSimpleName()
                + " came with " + since.value();
    }
}
