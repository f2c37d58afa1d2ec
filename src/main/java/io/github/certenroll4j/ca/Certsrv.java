package io.github.certenroll4j.ca;

import io.github.certenroll4j.ca.CaException.Trouble;
import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * The web enrollment pages of AD CS (the role service "Certification Authority Web Enrollment"), asked as a browser asks
 * them: the form for a saved request, and the pages that a certificate is fetched from.
 *
 * <pre>{@code
 * Certsrv ca = new Certsrv(CaAddress.ofCertsrv("https://ca.example/certsrv", false), CaConnection.as(CaLogon.ofThisUser()));
 * Decision decision = ca.submit(pkcs10, Collections.singletonList("CertificateTemplate:WebServer"));
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/windows-server/identity/ad-cs/certificate-authority-web-enrollment">Web enrollment</a>
 */
public final class Certsrv {

    /** The CA's numbers are DWORDs. */
    public static final long LARGEST_ID = 0xFFFF_FFFFL;

    private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, new byte[] {'\r', '\n'});

    private final CaAddress address;
    private final Web web;

    public Certsrv(CaAddress address, CaConnection how) {
        this.address = address;
        this.web = new Web(how);
    }

    /**
     * Sends a request.
     *
     * @param request    PKCS #10 (RFC 2986) or CMC (RFC 5272), DER
     * @param attributes {@code NAME:VALUE} each, {@code CertificateTemplate:WebServer}; as {@code certreq -attrib} takes them
     * @throws CaException              if the CA does not say what it decided; its message says whether it may have the request
     * @throws IllegalArgumentException for an attribute that has no name, or more than a line
     */
    public Decision submit(byte[] request, List<String> attributes) throws CaException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("Mode", "newreq");
        form.put("CertRequest", "-----BEGIN CERTIFICATE REQUEST-----\r\n" + MIME.encodeToString(request)
                + "\r\n-----END CERTIFICATE REQUEST-----\r\n");
        form.put("CertAttrib", lines(attributes));
        form.put("FriendlyType", "Saved-Request Certificate");
        form.put("TargetStoreFlags", "0");
        form.put("SaveCert", "yes");
        form.put("ThumbPrint", "");
        CertsrvPage page = page(web.post(address.file("certfnsh.asp"), "application/x-www-form-urlencoded", encoded(form)));
        Optional<Decision> decision = page.decision();
        if (decision.isPresent()) {
            return decision.get();
        }
        OptionalLong id = page.issued();
        if (!id.isPresent()) {
            throw unknown(page);
        }
        try {
            return retrieve(id.getAsLong(), true);
        } catch (CaException lost) {
            throw new CaException(lost.trouble(), lost.status(), "the CA has issued the certificate as request " + id.getAsLong()
                    + ", but it could not be fetched: " + lost.getMessage(), "It waits there: retrieve request " + id.getAsLong() + ". "
                    + lost.nextStep()).because(lost);
        }
    }

    private static String lines(List<String> attributes) {
        StringJoiner lines = new StringJoiner("\r\n");
        for (String attribute : attributes) {
            if (attribute.indexOf(':') < 1 || attribute.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("not an attribute like CertificateTemplate:WebServer: " + attribute);
            }
            lines.add(attribute);
        }
        return lines.toString();
    }

    /**
     * Asks for what became of a request, and for its certificate.
     *
     * @param id    the CA's number for it, 1 to {@link #LARGEST_ID}
     * @param chain whether the certificates of the CA are wanted, too (PKCS #7), or the certificate alone
     * @throws CaException              if the CA knows no such request, or cannot be asked
     * @throws IllegalArgumentException for a number that no request has
     */
    public Decision retrieve(long id, boolean chain) throws CaException {
        if (id < 1 || id > LARGEST_ID) {
            throw new IllegalArgumentException("the number of a request is 1 to " + LARGEST_ID + ", not " + id);
        }
        WebAnswer answer = web.get(address.file((chain ? "certnew.p7b" : "certnew.cer") + "?ReqID=" + id + "&Enc=b64"));
        if (!CertsrvPage.isHtml(answer.text())) {
            return Decision.issued(OptionalLong.of(id), answer.body());
        }
        CertsrvPage page = new CertsrvPage(answer.text());
        Decision decided = page.decision().orElseThrow(() -> unknown(page));
        return decided.state() == Decision.State.PENDING ? Decision.pending(OptionalLong.of(id), decided.reason(), Optional.empty())
                : Decision.denied(OptionalLong.of(id), decided.reason());
    }

    /**
     * The newest certificate of the CA and those above it.
     *
     * @return PKCS #7, for {@code CaResponse.parse}
     */
    public byte[] caChain() throws CaException {
        WebAnswer newest = chain("-1");
        if (CertsrvPage.isHtml(newest.text())) {
            // Some know the renewals by their numbers only; the page where a browser chooses one has the last of them.
            OptionalInt renewals = page(web.get(address.file("certcarc.asp"))).renewals();
            newest = renewals.isPresent() ? chain(Integer.toString(renewals.getAsInt())) : newest;
        }
        if (CertsrvPage.isHtml(newest.text())) {
            throw unknown(new CertsrvPage(newest.text()));
        }
        return newest.body();
    }

    private WebAnswer chain(String renewal) throws CaException {
        return web.get(address.file("certnew.p7b?ReqID=CACert&Renewal=" + renewal + "&Enc=b64"));
    }

    private CertsrvPage page(WebAnswer answer) throws CaException {
        if (!CertsrvPage.isHtml(answer.text())) {
            throw new CaException(Trouble.NO_CA, address + " does not answer with a page of AD CS", "Is this its address? It ends in /certsrv.");
        }
        return new CertsrvPage(answer.text());
    }

    private CaException unknown(CertsrvPage page) {
        String message = page.message();
        if (!message.isEmpty()) {
            return new CaException(Trouble.CA_ERROR, "the CA answers: " + WebTroubles.shortened(message),
                    "Look at the number of the request, and at the CA's list of failed requests.");
        }
        return new CaException(Trouble.NO_CA, address + " answers with a page of HTML that is none of AD CS"
                + (page.title().isEmpty() ? "" : ", it is called " + page.title()),
                "Open the address in a browser: a portal or a logon page may be before it.");
    }

    private static byte[] encoded(Map<String, String> form) {
        StringJoiner fields = new StringJoiner("&");
        try {
            for (Map.Entry<String, String> field : form.entrySet()) {
                fields.add(field.getKey() + "=" + URLEncoder.encode(field.getValue(), "UTF-8"));
            }
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return fields.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The address. */
    @Override
    public String toString() {
        return address.toString();
    }
}
