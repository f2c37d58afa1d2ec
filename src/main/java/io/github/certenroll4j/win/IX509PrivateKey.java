package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;

/**
 * A private key in Windows' keeping.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509privatekey">IX509PrivateKey</a>
 */
@Iid("728ab30c-217d-11da-b2a4-000e7bbb2b09")
interface IX509PrivateKey extends ComInterface {

    @Slot(8)
    void Create() throws EnrollmentException;

    @Slot(9)
    void Close() throws EnrollmentException;

    @Slot(10)
    void Delete() throws EnrollmentException;

    @Slot(16)
    void put_ContainerName(String Value) throws EnrollmentException;

    @Slot(26)
    void put_ProviderName(String Value) throws EnrollmentException;

    @Slot(28)
    void put_ProviderType(int Value) throws EnrollmentException;

    @Slot(32)
    void put_Algorithm(IObjectId pValue) throws EnrollmentException;

    @Slot(34)
    void put_KeySpec(int Value) throws EnrollmentException;

    @Slot(36)
    void put_Length(int Value) throws EnrollmentException;

    @Slot(38)
    void put_ExportPolicy(int Value) throws EnrollmentException;

    @Slot(40)
    void put_KeyUsage(int Value) throws EnrollmentException;

    @Slot(42)
    void put_KeyProtection(int Value) throws EnrollmentException;

    @Slot(44)
    void put_MachineContext(boolean Value) throws EnrollmentException;

    @Slot(46)
    void put_SecurityDescriptor(String Value) throws EnrollmentException;

    @Slot(50)
    boolean get_Opened() throws EnrollmentException;

    @Slot(55)
    void put_Silent(boolean Value) throws EnrollmentException;

    @Slot(57)
    void put_ParentWindow(int Value) throws EnrollmentException;

    @Slot(60)
    void put_Pin(char[] Value) throws EnrollmentException;
}
