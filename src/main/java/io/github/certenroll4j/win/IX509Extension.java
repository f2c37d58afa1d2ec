package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * An extension that a request asks for.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509extension">IX509Extension</a>
 */
@Iid("728ab30d-217d-11da-b2a4-000e7bbb2b09")
interface IX509Extension extends ComInterface {

    @Slot(11)
    void put_Critical(boolean Value) throws EnrollmentException;
}
