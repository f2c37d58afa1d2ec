package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * RFC 5280, 4.2.1.12.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509extensionenhancedkeyusage">IX509ExtensionEnhancedKeyUsage</a>
 */
@Iid("728ab310-217d-11da-b2a4-000e7bbb2b09")
interface IX509ExtensionEnhancedKeyUsage extends IX509Extension {

    @Slot(12)
    void InitializeEncode(IObjectIds pValue) throws EnrollmentException;
}
