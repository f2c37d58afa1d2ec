package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * What every kind of certificate request has.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509certificaterequest">IX509CertificateRequest</a>
 */
@Iid("728ab341-217d-11da-b2a4-000e7bbb2b09")
interface IX509CertificateRequest extends ComInterface {

    @Slot(14)
    void put_Silent(boolean Value) throws EnrollmentException;

    @Slot(16)
    void put_ParentWindow(int Value) throws EnrollmentException;

    @Slot(28)
    void put_HashAlgorithm(IObjectId pValue) throws EnrollmentException;
}
