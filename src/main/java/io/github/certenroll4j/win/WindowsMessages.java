package io.github.certenroll4j.win;

import com.sun.jna.LastErrorException;
import com.sun.jna.platform.win32.Kernel32Util;
import io.github.certenroll4j.HResult;
import java.util.Optional;

/** What the Windows that this runs on says about a number, in its user's language. */
public final class WindowsMessages {

    private WindowsMessages() {
    }

    /**
     * The system's own text on one line; empty where Windows has none, and on other systems.
     *
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-formatmessagew">FormatMessage</a>
     */
    public static Optional<String> of(HResult hresult) {
        if (!WindowsEnrollment.isPossibleHere()) {
            return Optional.empty();
        }
        try {
            String text = Kernel32Util.formatMessage(hresult.code()).trim().replaceAll("\\s*[\\r\\n]+\\s*", " ");
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (LastErrorException noText) {
            return Optional.empty();
        }
    }
}
