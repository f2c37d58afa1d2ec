package io.github.certenroll4j.lab;

import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestCaProgram;
import io.github.certenroll4j.response.TestForms;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A double of AD CS web enrollment, for tests: the addresses, the form fields and the identifiers of elements are those
 * that AD CS is known for, the words between are this double's. What a real server does besides, it does not show.
 *
 * <p>The template decides: {@code Pending} waits until {@link #decide}, {@code Denied} is denied, every other issues.
 */
public final class LabCertsrv {

    /** What a translated page says; the identifiers stay. */
    public enum Language {
        ENGLISH("Your Request Id is %d.", "Your certificate request was denied.", "Your Request Id is %d. The disposition message is \"%s\"."),
        GERMAN("Ihre Anforderungskennung lautet %d.", "Die Zertifikatanforderung wurde verweigert.",
                "Die Anforderungskennung lautet %d. Die Dispositionsmeldung lautet „%s“."),
        FRENCH("L’identificateur de votre requête est %d.", "Votre demande a été refusée.",
                "L’identificateur est %d. Le message de disposition est « %s »."),
        JAPANESE("要求 ID は %d です。", "証明書の要求は拒否されました。", "要求 ID は %d です。メッセージは「%s」です。");

        private final String pending;
        private final String denied;
        private final String reason;

        Language(String pending, String denied, String reason) {
            this.pending = pending;
            this.denied = denied;
            this.reason = reason;
        }
    }

    public static final String REASON = "Denied by Policy Module  0x80094800, the template \"Denied\" is not supported";

    private static final String HTML = "text/html; charset=utf-8";
    private static final int FIRST_ID = 7;
    private static final int INCOMPLETE = 0;
    private static final int DENIED = 2;
    private static final int UNDER_SUBMISSION = 5;

    private final TestCa ca;
    private Language language = Language.ENGLISH;
    private final List<Map<String, String>> forms = new ArrayList<>();
    /** By the position, from {@link #FIRST_ID} on: a certificate, or the word Pending or Denied. */
    private final List<Object> requests = new ArrayList<>();
    private final List<byte[]> waiting = new ArrayList<>();

    public LabCertsrv(TestCa ca) {
        this.ca = ca;
    }

    public synchronized void speak(Language other) {
        language = other;
    }

    /** Every form that came, as it came. */
    public synchronized List<Map<String, String>> forms() {
        return new ArrayList<>(forms);
    }

    /** What a certificate manager does with a pending request. */
    public synchronized void decide(long id, boolean issue) {
        int at = (int) id - FIRST_ID;
        requests.set(at, issue ? ca.answer(waiting.get(at)) : "Denied");
    }

    /** @param page what is behind {@code /certsrv/} */
    public synchronized LabReply reply(String method, String page, String query, byte[] body) {
        switch (method + " " + page) {
            case "POST certfnsh.asp":
                return finish(fields(new String(body, StandardCharsets.US_ASCII)));
            case "GET certnew.cer":
            case "GET certnew.p7b":
                return certificate(fields(query), page.endsWith("p7b"));
            case "GET certcarc.asp":
                return html("<Script>var nRenewals=1;</Script>");
            case "GET ":
                return html("<P ID=locPageTitle> Welcome </P>");
            default:
                return LabReply.text(404, HTML, "<html><body>404</body></html>");
        }
    }

    private LabReply finish(Map<String, String> form) {
        forms.add(form);
        byte[] pkcs10;
        Object result;
        try {
            pkcs10 = TestCaProgram.decoded(form.getOrDefault("CertRequest", "").getBytes(StandardCharsets.US_ASCII));
            String wish = form.getOrDefault("CertAttrib", "");
            result = wish.contains("CertificateTemplate:Pending") ? "Pending" : wish.contains("CertificateTemplate:Denied") ? "Denied" : ca.answer(pkcs10);
        } catch (RuntimeException unreadable) {
            return error(INCOMPLETE, "(none)", "ASN1 bad tag value met. 0x8009310b (ASN: 267)");
        }
        requests.add(result);
        waiting.add(pkcs10);
        int id = FIRST_ID + requests.size() - 1;
        if (result instanceof X509Certificate) {
            return html("<P ID=locInfo> </P><A Href=\"certnew.cer?ReqID=" + id + "&amp;Enc=b64\">1</A>"
                    + "<A Href=\"certnew.p7b?ReqID=" + id + "&amp;Enc=b64\">2</A>");
        }
        return result.equals("Pending") ? html("<P ID=locInfoReqID>\n" + String.format(language.pending, id) + "\n</P>")
                : html("<P ID=locDenied> " + language.denied + " </P>\n<P ID=locInfoReqID>"
                        + String.format(language.reason, id, REASON.replace("\"", "&quot;")) + "</P>");
    }

    private LabReply certificate(Map<String, String> query, boolean chain) {
        String id = query.getOrDefault("ReqID", "");
        if (id.equals("CACert")) {
            return pem(TestForms.p7b(ca.chain(ca.certificate()).subList(1, ca.chain(ca.certificate()).size())), true);
        }
        int at = id.matches("[0-9]{1,9}") ? Integer.parseInt(id) - FIRST_ID : -1;
        if (at < 0 || at >= requests.size()) {
            return error(INCOMPLETE, "(none)", "The requested property value is empty. 0x80094004 (CERTSRV_E_PROPERTY_EMPTY)");
        }
        Object result = requests.get(at);
        if (result instanceof X509Certificate) {
            X509Certificate leaf = (X509Certificate) result;
            return pem(chain ? ca.fullChain(leaf) : StoredCertificate.encoded(leaf), chain);
        }
        return result.equals("Pending") ? error(UNDER_SUBMISSION, "Taken Under Submission", "") : error(DENIED, REASON, "");
    }

    private static LabReply pem(byte[] der, boolean chain) {
        return LabReply.text(200, chain ? "application/x-pkcs7-certificates" : "application/pkix-cert", TestForms.pem("CERTIFICATE", der));
    }

    private static LabReply error(int disposition, String message, String result) {
        return html("<DL><DT ID=locDispLabel><B>Disposition:</B></DT><DD>\n\t\t" + Integer.toHexString(disposition)
                + " <LocID ID=locDispSpacer>-</LocID> </DD>\n<DT><B>Disposition message:</B></DT><DD>\n\t\t"
                + message.replace("\"", "&quot;") + "\n</DD><DT><B>Result:</B></DT><DD>" + result + "</DD></DL>");
    }

    private static LabReply html(String inside) {
        return LabReply.text(200, HTML, "<HTML><Head><Title>Microsoft Active Directory Certificate Services (test double)</Title></Head><Body>\n"
                + inside + "\n</Body></HTML>\n");
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                try {
                    fields.put(parts[0], URLDecoder.decode(parts[1], "UTF-8"));
                } catch (UnsupportedEncodingException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
        return fields;
    }
}
