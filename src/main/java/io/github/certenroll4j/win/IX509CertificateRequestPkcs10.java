package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * A PKCS #10 request.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509certificaterequestpkcs10">IX509CertificateRequestPkcs10</a>
 */
@Iid("728ab342-217d-11da-b2a4-000e7bbb2b09")
interface IX509CertificateRequestPkcs10 extends IX509CertificateRequest {

    @Slot(33)
    void InitializeFromPrivateKey(int Context, IX509PrivateKey pPrivateKey, String strTemplateName) throws EnrollmentException;

    @Slot(35)
    void InitializeFromCertificate(int Context, String strCertificate, int Encoding, int InheritOptions) throws EnrollmentException;

    @Slot(41)
    IX509PrivateKey get_PrivateKey() throws EnrollmentException;

    @Slot(46)
    void put_Subject(IX500DistinguishedName pValue) throws EnrollmentException;

    @Slot(54)
    IX509Extensions get_X509Extensions() throws EnrollmentException;

    @Slot(56)
    IObjectIds get_SuppressOids() throws EnrollmentException;
}
