package io.github.certenroll4j;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The extended key usages that have a name here: those of RFC 5280, 4.2.1.12, and Microsoft's that CAs issue. */
public enum ExtendedKeyUsage {
    /** A TLS server. */
    SERVER_AUTH("serverAuth", "1.3.6.1.5.5.7.3.1"),
    /** A TLS client. */
    CLIENT_AUTH("clientAuth", "1.3.6.1.5.5.7.3.2"),
    /** Programs, scripts and drivers are signed with it. */
    CODE_SIGNING("codeSigning", "1.3.6.1.5.5.7.3.3"),
    /** S/MIME. */
    EMAIL_PROTECTION("emailProtection", "1.3.6.1.5.5.7.3.4"),
    /** A time stamping authority (RFC 3161). */
    TIME_STAMPING("timeStamping", "1.3.6.1.5.5.7.3.8"),
    /** A responder that answers for the CA (RFC 6960). */
    OCSP_SIGNING("OCSPSigning", "1.3.6.1.5.5.7.3.9"),
    /** IPsec (RFC 4945). */
    IPSEC_IKE("ipsecIKE", "1.3.6.1.5.5.7.3.17"),
    /** Microsoft's: logon to Windows with a smart card. */
    SMARTCARD_LOGON("smartcardLogon", "1.3.6.1.4.1.311.20.2.2"),
    /** Microsoft's: documents are signed with it. */
    DOCUMENT_SIGNING("documentSigning", "1.3.6.1.4.1.311.10.3.12"),
    /** Microsoft's: files are encrypted with it (EFS). */
    ENCRYPTING_FILE_SYSTEM("encryptingFileSystem", "1.3.6.1.4.1.311.10.3.4");

    /** Two or more numbers with dots between, the first 0, 1 or 2 (X.660). */
    private static final String DOTTED = "[0-2](\\.(0|[1-9][0-9]{0,19})){1,50}";

    private final String rfcName;
    private final String oid;

    ExtendedKeyUsage(String rfcName, String oid) {
        this.rfcName = rfcName;
        this.oid = oid;
    }

    /** The object identifier, dotted. */
    public String oid() {
        return oid;
    }

    /**
     * The object identifier of a name in any case ({@code serverAuth}), or of one that is given dotted.
     *
     * @throws IllegalArgumentException for anything else; the message lists the names
     */
    public static String oidOf(String text) {
        String word = text.trim();
        if (word.matches(DOTTED)) {
            return word;
        }
        return Arrays.stream(values()).filter(usage -> usage.rfcName.equalsIgnoreCase(word)).findFirst().orElseThrow(() ->
                NearestNames.unknown("neither the name nor the object identifier of an extended key usage", text,
                        Arrays.stream(values()).map(usage -> usage.rfcName).collect(Collectors.toList()))).oid;
    }
}
