package io.github.certenroll4j.certenroll;

/**
 * A parameter that the server fills, {@code [out]}. What it held before the call is not looked at.
 *
 * @param <T> the Java type of what the parameter points to, {@code Out<Integer>} for {@code LONG*}
 */
public class Out<T> {

    private T value;

    /** What the server wrote; {@code null} before the call, and after one that failed. */
    public T get() {
        return value;
    }

    /** For what is to be handed in, see {@link InOut}. */
    public void set(T value) {
        this.value = value;
    }
}
