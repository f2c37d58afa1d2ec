package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * A certificate that is its own issuer.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509certificaterequestcertificate">IX509CertificateRequestCertificate</a>
 */
@Iid("728ab343-217d-11da-b2a4-000e7bbb2b09")
interface IX509CertificateRequestCertificate extends IX509CertificateRequestPkcs10 {

    @Slot(62)
    void put_Issuer(IX500DistinguishedName pValue) throws EnrollmentException;

    @Slot(64)
    void put_NotBefore(double Value) throws EnrollmentException;

    @Slot(66)
    void put_NotAfter(double Value) throws EnrollmentException;
}
