package io.github.certenroll4j.win;

import com.sun.jna.Native;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;

/** Turns {@code GetLastError} of the call just made into our one exception. */
final class LastError {

    static final int ERROR_FILE_NOT_FOUND = 2;

    private static final int FACILITY_WIN32 = 0x80070000;

    private LastError() {
    }

    /** {@code HRESULT_FROM_WIN32(GetLastError())}. */
    static HResult hresult() {
        int error = Native.getLastError();
        return HResult.of(error <= 0 ? error : error & 0xFFFF | FACILITY_WIN32);
    }

    static EnrollmentException of(String operation) {
        return new EnrollmentException(hresult(), operation, "");
    }
}
