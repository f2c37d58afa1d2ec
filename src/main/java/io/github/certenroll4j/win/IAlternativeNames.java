package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * Names of a certificate besides its subject.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ialternativenames">IAlternativeNames</a>
 */
@Iid("728ab314-217d-11da-b2a4-000e7bbb2b09")
interface IAlternativeNames extends ComInterface {

    @Slot(10)
    void Add(IAlternativeName pVal) throws EnrollmentException;
}
