package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * An object identifier.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-iobjectid">IObjectId</a>
 */
@Iid("728ab300-217d-11da-b2a4-000e7bbb2b09")
interface IObjectId extends ComInterface {

    @Slot(8)
    void InitializeFromValue(String strValue) throws EnrollmentException;

    @Slot(9)
    void InitializeFromAlgorithmName(int GroupId, int KeyFlags, int AlgFlags, String strAlgorithmName) throws EnrollmentException;
}
