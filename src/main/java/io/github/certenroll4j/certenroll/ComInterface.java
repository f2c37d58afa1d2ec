package io.github.certenroll4j.certenroll;

import io.github.certenroll4j.EnrollmentException;

/**
 * {@code IUnknown}, which every object of COM has, with {@code Release} under its Java name.
 *
 * <p>An object belongs to the thread that got it, and tells any other so with an {@link IllegalStateException}, as it does
 * when it is called after {@link #close()}.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/unknwn/nn-unknwn-iunknown">IUnknown</a>
 */
@Iid("00000000-0000-0000-c000-000000000046")
public interface ComInterface extends AutoCloseable {

    /**
     * {@code QueryInterface}: the same object by another of its interfaces, to be closed by itself.
     *
     * @throws EnrollmentException {@code E_NOINTERFACE} if the object does not have it; where a later Windows has it, the
     *                             message names that Windows
     */
    <T extends ComInterface> T as(Class<T> type) throws EnrollmentException;

    /** {@code Release}. Twice is harmless. */
    @Override
    void close();
}
