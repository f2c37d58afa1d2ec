package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.certenroll.ComInterface;
import io.github.certenroll4j.certenroll.Iid;
import io.github.certenroll4j.certenroll.Slot;

/**
 * What a server says about its last failure on this thread.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/oaidl/nn-oaidl-ierrorinfo">IErrorInfo</a>
 */
@Iid("1cf2b120-547d-101b-8e65-08002b2bd119")
interface IErrorInfo extends ComInterface {

    @Slot(5)
    String GetDescription() throws EnrollmentException;
}
