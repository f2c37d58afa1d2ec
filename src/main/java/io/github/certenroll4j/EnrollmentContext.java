package io.github.certenroll4j;

/**
 * Whose certificate stores and keys an enrollment works on.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/ne-certenroll-x509certificateenrollmentcontext">X509CertificateEnrollmentContext</a>
 */
public enum EnrollmentContext {
    /** {@code ContextUser}: the stores and keys of the user who runs the program. */
    USER(1),
    /** {@code ContextMachine}: the stores and keys of the computer; needs an elevated administrator. */
    MACHINE(2),
    /** {@code ContextAdministratorForceMachine}: an administrator acts for the computer. */
    ADMINISTRATOR_FORCE_MACHINE(3);

    private final int value;

    EnrollmentContext(int value) {
        this.value = value;
    }

    /** Microsoft's number for this context, 1 to 3. */
    public int value() {
        return value;
    }

    /** Whether certificates go to the stores of the computer and not to the user's. */
    public boolean isMachine() {
        return this != USER;
    }

    /** Whose stores they are, in a word: {@code user} or {@code machine}. */
    public String owner() {
        return isMachine() ? "machine" : "user";
    }
}
