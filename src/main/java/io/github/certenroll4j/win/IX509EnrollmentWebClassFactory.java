package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * Makes the objects that a web page may have. They live in a process of their own and know that a page calls them.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509enrollmentwebclassfactory">IX509EnrollmentWebClassFactory</a>
 */
@Iid("728ab349-217d-11da-b2a4-000e7bbb2b09")
interface IX509EnrollmentWebClassFactory extends ComInterface {

    @Slot(7)
    ComInterface CreateObject(String strProgID) throws EnrollmentException;
}
