package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.github.certenroll4j.EnrollmentException;

/** Who runs this process. */
final class CurrentUser {

    private static final int TOKEN_QUERY = 8;
    private static final int TOKEN_USER = 1;
    private static final int TOKEN_ELEVATION = 20;

    private CurrentUser() {
    }

    /** As text: {@code S-1-5-21-…}. It is the same elevated and not, and in every session. */
    static String sid() throws EnrollmentException {
        return ask(CurrentUser::sid);
    }

    /** Whether this process may do what an administrator may: started "as administrator", or where nobody is asked. */
    static boolean isElevated() throws EnrollmentException {
        return ask(token -> {
            try (Memory elevation = new Memory(Integer.BYTES)) {
                if (!Advapi32.GetTokenInformation(token, TOKEN_ELEVATION, elevation, Integer.BYTES, new IntByReference())) {
                    throw LastError.of("GetTokenInformation");
                }
                return elevation.getInt(0) != 0;
            }
        });
    }

    private interface Question<T> {
        T of(Pointer token) throws EnrollmentException;
    }

    private static <T> T ask(Question<T> question) throws EnrollmentException {
        PointerByReference token = new PointerByReference();
        if (!Advapi32.OpenProcessToken(Kernel32.CURRENT_PROCESS, TOKEN_QUERY, token)) {
            throw LastError.of("OpenProcessToken");
        }
        try {
            return question.of(token.getValue());
        } finally {
            Kernel32.CloseHandle(token.getValue());
        }
    }

    private static String sid(Pointer token) throws EnrollmentException {
        IntByReference length = new IntByReference();
        Advapi32.GetTokenInformation(token, TOKEN_USER, Pointer.NULL, 0, length);
        try (Memory user = new Memory(Math.max(length.getValue(), 16))) {
            PointerByReference text = new PointerByReference();
            // TOKEN_USER begins with the pointer to the SID.
            if (!Advapi32.GetTokenInformation(token, TOKEN_USER, user, (int) user.size(), length)
                    || !Advapi32.ConvertSidToStringSidW(user.getPointer(0), text)) {
                throw LastError.of("GetTokenInformation");
            }
            try {
                return text.getValue().getWideString(0);
            } finally {
                Kernel32.LocalFree(text.getValue());
            }
        }
    }
}
