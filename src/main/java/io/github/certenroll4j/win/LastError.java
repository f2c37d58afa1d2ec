package io.github.certenroll4j.win;

import com.sun.jna.Native;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;

/** Turns {@code GetLastError} of the call just made into our one exception. */
final class LastError {

    static final int ERROR_FILE_NOT_FOUND = 2;

    private LastError() {
    }

    /** {@code HRESULT_FROM_WIN32(GetLastError())}. */
    static HResult hresult() {
        int error = Native.getLastError();
        // crypt32 sets HRESULTs of its own, too, and those are negative.
        return error < 0 ? HResult.of(error) : HResult.ofWin32(error);
    }

    static EnrollmentException of(String operation) {
        return new EnrollmentException(hresult(), operation, "");
    }
}
