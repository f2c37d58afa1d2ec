package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * The name of an AD CS template of version 1; a CA reads it for the others too.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509extensiontemplatename">IX509ExtensionTemplateName</a>
 */
@Iid("728ab311-217d-11da-b2a4-000e7bbb2b09")
interface IX509ExtensionTemplateName extends IX509Extension {

    @Slot(12)
    void InitializeEncode(String strTemplateName) throws EnrollmentException;
}
