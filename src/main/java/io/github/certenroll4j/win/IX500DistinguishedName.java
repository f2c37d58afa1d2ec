package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * A distinguished name.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix500distinguishedname">IX500DistinguishedName</a>
 */
@Iid("728ab303-217d-11da-b2a4-000e7bbb2b09")
interface IX500DistinguishedName extends ComInterface {

    @Slot(8)
    void Encode(String strName, int NameFlags) throws EnrollmentException;
}
