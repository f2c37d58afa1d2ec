package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.github.certenroll4j.EnrollmentException;

/**
 * What the server wrote about the call that just failed on this thread.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-geterrorinfo">GetErrorInfo</a>
 */
final class ErrorText {

    private static final int S_OK = 0;

    private ErrorText() {
    }

    /** One line; empty when the server wrote nothing. Asking takes the text away. */
    static String ofThisThread() {
        PointerByReference found = new PointerByReference();
        Pointer info = OleAut32.GetErrorInfo(0, found) == S_OK ? found.getValue() : null;
        if (info == null) {
            return "";
        }
        try (IErrorInfo errorInfo = ComObject.of(new LiveObjects(), IErrorInfo.class, info)) {
            return onOneLine(errorInfo.GetDescription());
        } catch (EnrollmentException noDescription) {
            return "";
        }
    }

    static String onOneLine(String text) {
        return text.trim().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
