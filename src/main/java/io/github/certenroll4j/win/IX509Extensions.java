package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * The extensions of a request.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509extensions">IX509Extensions</a>
 */
@Iid("728ab30e-217d-11da-b2a4-000e7bbb2b09")
interface IX509Extensions extends ComInterface {

    @Slot(10)
    void Add(IX509Extension pVal) throws EnrollmentException;
}
