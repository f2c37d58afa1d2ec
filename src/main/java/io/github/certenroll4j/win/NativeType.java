package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import io.github.certenroll4j.EnrollmentException;

/** How values of a Java type cross into COM and back; {@link NativeTypes} knows which. */
abstract class NativeType {

    /** The VARTYPE of such a value in a VARIANT. */
    private final int vartype;

    NativeType(int vartype) {
        this.vartype = vartype;
    }

    final int vartype() {
        return vartype;
    }

    /** The value as a word of a call; what it borrows is given back when the call ends. */
    abstract Object word(Object value, CallFrame frame);

    /** Writes the value into zeroed memory, which owns it from then on. */
    abstract void put(Pointer memory, Object value, CallFrame frame);

    /** Reads what a server wrote, and frees it. */
    abstract Object take(Pointer memory, CallFrame frame) throws EnrollmentException;
}
