package io.github.certenroll4j;

import java.util.Set;

/**
 * One enrollment: make a request, install what the CA answers. This is the seam to Windows; a program that only knows
 * this interface can be tested without one.
 *
 * <p>An enrollment belongs to the thread that opened it, any other gets an {@link IllegalStateException}. Closing it
 * twice is harmless.
 *
 * <p>Making a request, where {@code sendToYourCa} is yours; what the CA answers, {@code Installer} installs:
 * <pre>{@code
 * try (Enrollment enrollment = WindowsEnrollment.open(EnrollmentContext.USER)) {
 *     byte[] request = enrollment.createRequest(CertificateRequest.forSubject("CN=server.example").build());
 *     bytes = sendToYourCa(request);
 * }
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509enrollment">IX509Enrollment</a>
 */
public interface Enrollment extends AutoCloseable {

    /** Whose stores and keys this enrollment works on. */
    EnrollmentContext context();

    /**
     * Makes a key and a request, and leaves a dummy certificate with the key in the REQUEST store until the answer comes.
     * If it fails, the key is deleted again. One enrollment makes one request.
     *
     * <p>A {@linkplain CertificateRequest#renewing renewal} with the old key makes none, and leaves that one alone. The dummy
     * names the old certificate, which {@link #install} archives.
     *
     * @return the PKCS #10 request (RFC 2986), DER
     * @throws EnrollmentException what Windows refused
     */
    default byte[] createRequest(CertificateRequest request) throws EnrollmentException {
        return createRequest(request, new char[0]);
    }

    /**
     * The same, for a key that a PIN protects, as that of a smart card.
     *
     * @param pin empty to let Windows ask for it; wiped from the memory that Windows was shown, the array itself stays the
     *            caller's
     * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nf-certenroll-ix509privatekey-put_pin">Pin</a>
     */
    byte[] createRequest(CertificateRequest request, char[] pin) throws EnrollmentException;

    /**
     * Makes a key and a certificate that is its own issuer, and leaves a dummy certificate with the key in the REQUEST
     * store: the certificate is installed as a CA's response is, with
     * {@link InstallRestriction#ALLOW_UNTRUSTED_CERTIFICATE}. If it fails, the key is deleted again.
     *
     * @param request no {@linkplain CertificateRequest#renewing renewal}
     * @param pin     as for {@link #createRequest(CertificateRequest, char[])}
     * @return the certificate (RFC 5280), DER
     * @throws EnrollmentException what Windows refused
     * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509certificaterequestcertificate">IX509CertificateRequestCertificate</a>
     */
    byte[] createSelfSigned(CertificateRequest request, ValidityPeriod validity, char[] pin) throws EnrollmentException;

    /**
     * Hands the CA's answer to {@code IX509Enrollment::InstallResponse}, as it is, and does nothing else.
     *
     * @param restrictions what Windows may let pass; empty for Microsoft's {@code AllowNone}
     * @param response     the response as text
     * @param encoding     how that text is written
     * @param password     for a response that has one, else empty; at most 64 KB, wiped from the memory that Windows was
     *                     shown, the array itself stays the caller's
     * @throws EnrollmentException what Windows refused
     * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nf-certenroll-ix509enrollment-installresponse">InstallResponse</a>
     */
    void installResponse(Set<InstallRestriction> restrictions, String response, EncodingType encoding, char[] password)
            throws EnrollmentException;

    /**
     * As {@link #installResponse}, and then finds the certificate in MY, proves its key by a signature, and says what
     * was added to the stores. If Windows refuses, the stores are left as they were before; what another program has
     * changed meanwhile is left, too, and is told among the refusal's suppressed exceptions.
     *
     * <p>One installation at a time works on the stores of a user or of the machine, in whatever process; others wait.
     * If this process ends in the middle, the next one that opens an enrollment undoes what it left.
     *
     * @param restrictions what Windows may let pass; empty for Microsoft's {@code AllowNone}
     * @param password     as for {@link #installResponse}
     * @throws EnrollmentException what Windows refused; {@code WAIT_TIMEOUT} if another installation does not end
     */
    InstalledCertificate install(EncodedResponse response, Set<InstallRestriction> restrictions, char[] password)
            throws EnrollmentException;

    /**
     * As {@link #install}, and then takes everything away again: the pending request is as before. Windows is really
     * asked, so the answer is its own and no forecast. What another program has changed meanwhile is left, and told by
     * {@link InstalledCertificate#left()}.
     *
     * @param restrictions what Windows may let pass; empty for Microsoft's {@code AllowNone}
     * @param password     as for {@link #installResponse}
     * @throws EnrollmentException      what Windows refused
     * @throws IllegalArgumentException for a response that {@linkplain EncodedResponse#bringsKey brings its key}: that would
     *                                  stay in its container
     */
    InstalledCertificate dryRun(EncodedResponse response, Set<InstallRestriction> restrictions, char[] password)
            throws EnrollmentException;

    /**
     * The installed certificate with its private key as PFX (PKCS #12, RFC 7292). Only the enrollment that made the
     * request and installed the response can do it, and only for a key that is exportable.
     *
     * @param password protects the key; wiped from the memory that Windows was shown, the array itself stays the caller's
     * @return the PFX, binary
     * @throws EnrollmentException {@code CERTSRV_E_PROPERTY_EMPTY} before a response is installed
     * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nf-certenroll-ix509enrollment-createpfx">CreatePFX</a>
     */
    byte[] createPfx(char[] password, PfxContent content) throws EnrollmentException;

    /** Gives back what Windows lent; what was requested or installed stays. */
    @Override
    void close();
}
