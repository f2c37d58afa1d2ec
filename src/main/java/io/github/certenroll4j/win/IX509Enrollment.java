package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * One enrollment: a request, and the response to it.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509enrollment">IX509Enrollment</a>
 */
@Iid("728ab346-217d-11da-b2a4-000e7bbb2b09")
interface IX509Enrollment extends ComInterface {

    @Slot(7)
    void Initialize(int Context) throws EnrollmentException;

    @Slot(9)
    void InitializeFromRequest(IX509CertificateRequest pRequest) throws EnrollmentException;

    @Slot(10)
    String CreateRequest(int Encoding) throws EnrollmentException;

    @Slot(12)
    void InstallResponse(int Restrictions, String strResponse, int Encoding, char[] strPassword) throws EnrollmentException;

    @Slot(13)
    String CreatePFX(char[] strPassword, int ExportOptions, int Encoding) throws EnrollmentException;

    @Slot(16)
    void put_Silent(boolean Value) throws EnrollmentException;

    @Slot(18)
    void put_ParentWindow(int Value) throws EnrollmentException;

    @Slot(25)
    void put_CertificateFriendlyName(String strValue) throws EnrollmentException;

    @Slot(27)
    void put_CertificateDescription(String strValue) throws EnrollmentException;
}
