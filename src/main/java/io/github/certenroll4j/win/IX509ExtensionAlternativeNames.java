package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * RFC 5280, 4.2.1.6.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509extensionalternativenames">IX509ExtensionAlternativeNames</a>
 */
@Iid("728ab315-217d-11da-b2a4-000e7bbb2b09")
interface IX509ExtensionAlternativeNames extends IX509Extension {

    @Slot(12)
    void InitializeEncode(IAlternativeNames pValue) throws EnrollmentException;
}
