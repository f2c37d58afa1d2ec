package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * A COM interface as Java sees it: {@code IUnknown}, with {@code Release} under its Java name. The interfaces below this
 * one declare the methods that are called here, named and ordered as in Microsoft's reference, each with its {@link Slot}.
 *
 * <p>A parameter or result is an {@code int} (LONG or an enumeration), a {@code boolean} (VARIANT_BOOL), a
 * {@code String} (BSTR), a {@code char[]} (BSTR of a password, wiped after the call) or another interface. A method's
 * result is its last parameter, {@code [out, retval]}. A failing HRESULT becomes an {@link EnrollmentException}.
 */
@Iid("00000000-0000-0000-c000-000000000046")
interface ComInterface extends AutoCloseable {

    /**
     * {@code QueryInterface}: the same object by another of its interfaces, to be closed by itself.
     *
     * @throws EnrollmentException {@code E_NOINTERFACE} if the object does not have it
     */
    <T extends ComInterface> T as(Class<T> type) throws EnrollmentException;

    /** {@code Release}. Twice is harmless. */
    @Override
    void close();
}
