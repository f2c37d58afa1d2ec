package io.github.certenroll4j.certenroll;

/**
 * A parameter that the server reads and may change, {@code [in, out]}. After a call that failed it holds what it held.
 *
 * @param <T> the Java type of what the parameter points to, {@code InOut<String>} for {@code BSTR*}
 */
public final class InOut<T> extends Out<T> {

    /** Holds what the server is to read. */
    public InOut(T value) {
        set(value);
    }
}
