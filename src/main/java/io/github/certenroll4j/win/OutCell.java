package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.certenroll.ComInterface;
import io.github.certenroll4j.certenroll.InOut;
import io.github.certenroll4j.certenroll.Out;

/** Memory that a server fills for an {@link Out}. */
final class OutCell {

    private final Out<Object> argument;
    private final NativeType type;
    private final Memory memory;
    /** Whether what stands there is ours to free. */
    private boolean isOwned;

    @SuppressWarnings("unchecked") // What is put into it is of the type that its declaration names.
    OutCell(Out<?> argument, NativeType type, Memory memory) {
        this.argument = (Out<Object>) argument;
        this.type = type;
        this.memory = memory;
    }

    Memory memory() {
        return memory;
    }

    NativeType type() {
        return type;
    }

    void fill(CallFrame frame) {
        if (argument instanceof InOut) {
            type.put(memory, argument.get(), frame);
            isOwned = true;
        } else {
            argument.set(null);
        }
    }

    /** The call succeeded: something stands there now. */
    void written() {
        isOwned = true;
    }

    void deliver(CallFrame frame) throws EnrollmentException {
        isOwned = false;
        argument.set(type.take(memory, frame));
    }

    /** Frees what nobody took: what was handed to a call that failed, or came with something unreadable. */
    void discard(CallFrame frame) {
        if (!isOwned) {
            return;
        }
        isOwned = false;
        try {
            Object left = type.take(memory, frame);
            if (left instanceof ComInterface) {
                ((ComInterface) left).close();
            }
        } catch (EnrollmentException unreadable) {
            // It is freed all the same, and the call has its own failure.
        }
    }
}
