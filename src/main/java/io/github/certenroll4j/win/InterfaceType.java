package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import io.github.certenroll4j.certenroll.ComInterface;
import io.github.certenroll4j.certenroll.IDispatch;

/** An interface pointer, which may be null. */
final class InterfaceType extends NativeType {

    static final NativeType DISPATCH = new InterfaceType(IDispatch.class);
    static final NativeType UNKNOWN = new InterfaceType(ComInterface.class);

    private final Class<? extends ComInterface> type;

    InterfaceType(Class<? extends ComInterface> type) {
        super(IDispatch.class.isAssignableFrom(type) ? Variant.VT_DISPATCH : Variant.VT_UNKNOWN);
        this.type = type;
    }

    @Override
    Object word(Object value, CallFrame frame) {
        return value == null ? Pointer.NULL : ComObject.behind(value).live();
    }

    @Override
    void put(Pointer memory, Object value, CallFrame frame) {
        if (value != null) {
            memory.setPointer(0, ComObject.behind(value).addRef());
        }
    }

    @Override
    Object take(Pointer memory, CallFrame frame) {
        Pointer given = memory.getPointer(0);
        memory.setPointer(0, Pointer.NULL);
        return given == null ? null : ComObject.of(frame.objects(), type, given);
    }
}
