package io.github.certenroll4j;

/**
 * Windows said no. The number that it said is kept; the message reads
 * {@code CERT_E_UNTRUSTEDROOT (0x800b0109): InstallResponse: <what Windows wrote, or the meaning of the number>}.
 */
public class EnrollmentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String operation;

    /**
     * @param hresult   what the call returned
     * @param operation the name of the call as Microsoft's reference has it, {@code InstallResponse} for instance
     * @param detail    what Windows wrote about it; may be empty, then the meaning of the number stands there
     */
    public EnrollmentException(HResult hresult, String operation, String detail) {
        super(hresult + ": " + operation + ": " + (detail.isEmpty() ? hresult.meaning() : detail));
        this.code = hresult.code();
        this.operation = operation;
    }

    /** The same refusal, of which more is known. */
    protected EnrollmentException(EnrollmentException same) {
        super(same.getMessage(), same);
        this.code = same.code;
        this.operation = same.operation;
        for (Throwable besides : same.getSuppressed()) {
            addSuppressed(besides);
        }
    }

    /** What the call returned. */
    public HResult hresult() {
        return HResult.of(code);
    }

    /** The call that Windows refused. */
    public String operation() {
        return operation;
    }

    /** What led to it; the usual cause of the number in this call where nothing more is known. Empty when there is nothing to say. */
    public String cause() {
        return hresult().cause(operation);
    }

    /** What to do about it, in words of this library. Empty when there is nothing to say. */
    public String nextStep() {
        return hresult().nextStep(operation);
    }
}
