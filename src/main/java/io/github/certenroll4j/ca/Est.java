package io.github.certenroll4j.ca;

import io.github.certenroll4j.ca.CaException.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.bouncycastle.est.CSRRequestResponse;
import org.bouncycastle.est.ESTClient;
import org.bouncycastle.est.ESTClientProvider;
import org.bouncycastle.est.ESTException;
import org.bouncycastle.est.ESTService;
import org.bouncycastle.est.ESTServiceBuilder;
import org.bouncycastle.est.EnrollmentResponse;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * A CA that is asked by EST, Enrollment over Secure Transport (RFC 7030).
 *
 * <p>Who asks is told by {@link CaLogon#withPassword} (3.2.3) or by the certificate of {@link CaConnection#showing}
 * (3.3.2). A renewal ({@link #reenroll}) shows the certificate that is to be renewed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7030">RFC 7030</a>
 */
public final class Est {

    static final String WELL_KNOWN = "/.well-known/est";

    private static final int BAD_REQUEST = 400;
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9._~-]{1,80}");

    private final CaAddress address;
    private final EstOverWeb client;
    private final ESTService service;

    /** @throws IllegalArgumentException for an address whose path has more than a label */
    public Est(CaAddress address, CaConnection how) {
        this.address = address;
        this.client = new EstOverWeb(new Web(how));
        ESTServiceBuilder builder = new ESTServiceBuilder(address.uri().getRawAuthority());
        String label = address.uri().getRawPath().substring(WELL_KNOWN.length()).replaceFirst("^/", "");
        if (!label.isEmpty() && !LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("not an address of a CA: " + address + "; behind /.well-known/est stands one label at most");
        }
        if (!label.isEmpty()) {
            builder.withLabel(label);
        }
        service = builder.withClientProvider(new ESTClientProvider() {
            @Override
            public ESTClient makeClient() {
                return client;
            }

            @Override
            public boolean isTrusted() {
                return true;
            }
        }).build();
    }

    private interface Question<T> {
        T ask() throws Exception;
    }

    /**
     * The CA's certificates (4.1).
     *
     * @return PKCS #7 in base64 or DER, for {@code CaResponse.parse}
     */
    public byte[] caCertificates() throws CaException {
        if (!answer(service::getCACerts).hasCertificates()) {
            throw new CaException(Trouble.NO_CA, address + " has no certificates of a CA", "Ask whoever runs the server.");
        }
        return client.body();
    }

    /**
     * What the CA wants to find in a request (4.5.2), DER of CsrAttrs; empty where it does not say. Nobody has to ask.
     */
    public Optional<byte[]> csrAttributes() throws CaException {
        try {
            CSRRequestResponse response = answer(service::getCSRAttributes);
            return response.hasAttributesResponse() ? Optional.of(response.getAttributesResponse().getEncoded()) : Optional.empty();
        } catch (CaException trouble) {
            if (trouble.trouble() == Trouble.NOT_FOUND) {
                return Optional.empty();
            }
            throw trouble;
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable(unreadable);
        }
    }

    /**
     * Asks for a certificate (4.2.1). A request that is pending is asked for again by sending it again (4.2.3).
     *
     * @param request PKCS #10 (RFC 2986), DER
     */
    public Decision enroll(byte[] request) throws CaException {
        return enroll(request, false);
    }

    /**
     * Asks for a certificate in the place of the one that is shown in the handshake (4.2.2).
     *
     * @param request PKCS #10 with the subject and the alternative names of that certificate, DER
     */
    public Decision reenroll(byte[] request) throws CaException {
        return enroll(request, true);
    }

    private Decision enroll(byte[] request, boolean again) throws CaException {
        PKCS10CertificationRequest pkcs10;
        try {
            pkcs10 = new PKCS10CertificationRequest(request);
        } catch (IOException none) {
            throw new IllegalArgumentException("EST takes a PKCS #10 request alone", none);
        }
        try {
            EnrollmentResponse response = answer(() -> service.simpleEnroll(again, pkcs10, null));
            if (response.isCompleted()) {
                return Decision.issued(OptionalLong.empty(), client.body());
            }
            long millis = Math.max(0, response.getNotBefore() - System.currentTimeMillis());
            return Decision.pending(OptionalLong.empty(), "", Optional.of(Duration.ofMillis(millis)));
        } catch (CaException refused) {
            if (refused.status() == BAD_REQUEST) {
                return Decision.denied(OptionalLong.empty(), refused.getMessage());
            }
            throw refused;
        }
    }

    /** Bouncy Castle throws many kinds of exceptions at what a server should not send. */
    private <T> T answer(Question<T> question) throws CaException {
        try {
            return question.ask();
        } catch (Exception trouble) {
            Throwable at = trouble;
            for (int depth = 0; at != null && depth < 16; depth++) {
                if (at instanceof CaException) {
                    throw (CaException) at;
                }
                at = at instanceof ESTException ? at.getCause() : null;
            }
            throw unreadable(trouble);
        }
    }

    private CaException unreadable(Exception trouble) {
        return new CaException(Trouble.NO_CA, address + " does not answer as RFC 7030 says: "
                + WebTroubles.shortened(String.valueOf(trouble.getMessage())),
                "Is this an EST server? Its address is that of the host, with a label if it has several CAs.").because(trouble);
    }

    /** The address. */
    @Override
    public String toString() {
        return address.toString();
    }
}
