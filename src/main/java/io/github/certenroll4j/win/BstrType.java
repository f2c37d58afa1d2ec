package io.github.certenroll4j.win;

import com.sun.jna.Pointer;

/** BSTR: text, or a password. */
final class BstrType extends NativeType {

    static final NativeType TEXT = new BstrType(false);
    static final NativeType SECRET = new BstrType(true);

    private final boolean isSecret;

    private BstrType(boolean isSecret) {
        super(Variant.VT_BSTR);
        this.isSecret = isSecret;
    }

    @Override
    Object word(Object value, CallFrame frame) {
        if (value == null) {
            return Pointer.NULL;
        }
        Bstr bstr = bstr(value);
        frame.owe(bstr::close);
        return bstr.pointer();
    }

    private Bstr bstr(Object value) {
        return isSecret ? Bstr.password((char[]) value) : Bstr.of((String) value);
    }

    @Override
    void put(Pointer memory, Object value, CallFrame frame) {
        if (value == null) {
            return;
        }
        Bstr bstr = bstr(value);
        memory.setPointer(0, bstr.pointer());
        if (isSecret) {
            // It is the memory's to free; before that it is wiped, if it still stands there.
            frame.owe(() -> {
                if (bstr.pointer().equals(memory.getPointer(0))) {
                    bstr.wipe();
                }
            });
        }
    }

    @Override
    Object take(Pointer memory, CallFrame frame) {
        Pointer given = memory.getPointer(0);
        memory.setPointer(0, Pointer.NULL);
        return isSecret ? Bstr.takePassword(given) : Bstr.take(given);
    }
}
