package io.github.certenroll4j.response;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tools print about a certificate, and files for other tools: texts that may hold some of its bytes, but never all. */
enum Listing {

    OPENSSL("Certificate:\\s+Data:", "what openssl x509 -text prints of a certificate; it lacks the certificate itself"
            + " (leave out -noout)"),
    CERTUTIL("X\\.?509[ -][^\\n]{3,30}:\\s+Version|PKCS7 Message:|PKCS7/CMS Message:|================ (?:Begin Nesting|Certificate)",
            "what certutil -dump prints of a certificate, not the certificate. Give the file that was dumped"),
    CERTUTIL_STORE("\\S[^\\n]{0,100}\\n================ Certificate ", "what certutil -store prints of certificates, not the certificates. Write"
            + " the one that is meant to a file (certutil -store STORE SERIALNUMBER FILE)"),
    CERTUTIL_ASN("0000: 30 [^\\n]{0,80}; SEQUENCE", "what certutil -asn prints, not the file that it was asked about. Give that file"),
    ASN1PARSE("\\s*0:d=0 +hl=", "what openssl asn1parse prints, not the file that it was asked about. Give that file"),
    DUMPASN1("\\s*0 {1,6}[0-9]{1,8}: (?:SEQUENCE|SET)", "what dumpasn1 prints, not the file that it was asked about. Give that file"),
    CERTREQ_DENIED("(?s).{0,1000}?RequestId: [0-9]{1,10}\\s.{0,200}?Certificate not issued", "what certreq says of a request that was not"
            + " granted. Ask the CA for the reason"),
    CERTREQ("(?s).{0,1000}?RequestId: [0-9]{1,10}\\s.{0,200}?Certificate (?:request is pending|retrieved)", "what certreq says of a request,"
            + " not a certificate. Give the file that it wrote, or fetch the certificate when it is issued (certreq -retrieve ID FILE)"),
    JAVA("(?s)(?:\\[?\\s{0,4}\\[\\s+Version: V[1-3]|.{0,4000}?ObjectId: [0-9.]{5,60} Criticality=)", "what Java prints of a certificate, not the"
            + " certificate. Ask keytool for it with -rfc"),
    KEYTOOL("(?:Alias name|Aliasname|Eigent[^\\n]{1,2}mer|Keystore-Typ"
            + "|Owner|Keystore type|Your keystore contains|Certificate\\[1\\])[^\\n]{0,80}\\s", "what keytool -list or"
            + " -printcert prints of a certificate, not the certificate. Ask it again with -rfc"),
    OPENSSH("(?:ssh-|ecdsa-sha2-|sk-ssh-|sk-ecdsa-)[a-z0-9-]{2,40}(?:@openssh\\.com)? AAAA", "a key or a certificate of OpenSSH, not an"
            + " X.509 certificate. Give the file that the CA sent"),
    PUTTY("PuTTY-User-Key-File-[0-9]", WhatItIs.privateKey(" (PuTTY)")),
    OCTAL("0{6,8}(?: +[0-7]{3}){4}|0{6,8}(?: +[0-7]{6}){4}", "what od prints in octal. Give the file itself, or od -A x -t x1"),
    BINARY_DIGITS("0{6,8}:? +[01]{8}(?: +[01]{8}){3}", "what xxd -b prints in binary digits. Give the file itself, or xxd without -b"),
    NODE_BUFFER("<Buffer (?:[0-9a-f]{2} ){4}", "what Node.js prints of a buffer, which is but its beginning. Write its bytes to a file, or"
            + " print them with toString('base64')"),
    SHORTCUT("\\[InternetShortcut\\]", "a link to a page (.url). Open it, and save the certificate"),
    UUENCODED("begin [0-7]{3,4} \\S[^\\n]{0,80}\\nM", "uuencoded. Decode it (uudecode), and give what is in it"),
    REGISTRY("Windows Registry Editor|REGEDIT4", "an export of the registry of Windows. Export the certificate itself (certmgr.msc)"),
    REQUEST_FILE("(?s)(?:;[^\\n]{0,200}\\s+)*\\[(?:Version|NewRequest)\\].{0,2000}", "an INF file for certreq, which a request is made of."
            + " Give what the CA answered");

    private static final int SEARCHED = 4096;

    private final Pattern beginning;
    private final String description;

    Listing(String beginning, String description) {
        this.beginning = Pattern.compile(beginning);
        this.description = description;
    }

    /** What the text is, and what to do about it; empty when it is none of these. */
    static Optional<String> of(String text) {
        for (Listing listing : values()) {
            Matcher matcher = listing.beginning.matcher(text.substring(0, Math.min(text.length(), SEARCHED)));
            if (matcher.lookingAt()) {
                return Optional.of("it is " + listing.description);
            }
        }
        return Optional.empty();
    }
}
