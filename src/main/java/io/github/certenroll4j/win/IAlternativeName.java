package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * A name of a certificate besides its subject.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ialternativename">IAlternativeName</a>
 */
@Iid("728ab313-217d-11da-b2a4-000e7bbb2b09")
interface IAlternativeName extends ComInterface {

    @Slot(7)
    void InitializeFromString(int Type, String strValue) throws EnrollmentException;

    @Slot(8)
    void InitializeFromRawData(int Type, int Encoding, String strRawData) throws EnrollmentException;
}
