package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * Object identifiers.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-iobjectids">IObjectIds</a>
 */
@Iid("728ab301-217d-11da-b2a4-000e7bbb2b09")
interface IObjectIds extends ComInterface {

    @Slot(10)
    void Add(IObjectId pVal) throws EnrollmentException;
}
