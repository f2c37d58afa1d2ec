package io.github.certenroll4j.response;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One part of a mail: what its header says that matters here, and its body. */
final class MimePart {

    String body = "";
    private String type = "text/plain";
    private String boundary = "";
    private String transferEncoding = "";
    private String name = "";

    /** Takes notice of a header line with its continuations. */
    void header(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        String value = line.substring(line.indexOf(':') + 1).trim();
        if (lower.startsWith("content-type:")) {
            type = value.toLowerCase(Locale.ROOT);
            boundary = new MimeParameters(value).value("boundary");
            name = new MimeParameters(value).value("name");
        } else if (lower.startsWith("content-transfer-encoding:")) {
            transferEncoding = value.toLowerCase(Locale.ROOT);
        } else if (lower.startsWith("content-disposition:")) {
            String file = new MimeParameters(value).value("filename");
            name = file.isEmpty() ? name : file;
        }
    }

    /** The name of the file that it is; empty when it has none. */
    String name() {
        return name;
    }

    /** What separates the parts of this part; empty when it has none. */
    String boundary() {
        return boundary;
    }

    boolean isMessage() {
        return type.startsWith("message/");
    }

    boolean isHtml() {
        return type.startsWith("text/html");
    }

    /** Whether its body is but a note for programs that do not know parts. */
    boolean isContainer() {
        return type.startsWith("multipart/");
    }

    /** Whether it is the signature of the mail itself (RFC 8551 section 3.5.3). */
    boolean isSignature() {
        return type.contains("pkcs7-signature") || type.contains("pgp-signature") || name.toLowerCase(Locale.ROOT).endsWith(".p7s");
    }

    boolean isBase64() {
        return transferEncoding.startsWith("base64");
    }

    /** The body as it was before its transfer. */
    byte[] content() {
        if (isBase64()) {
            return Base64Text.decodeLeniently(body);
        }
        boolean printable = transferEncoding.startsWith("quoted-printable");
        return (printable ? QuotedPrintable.decode(body) : body).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * What {@link #content()} passes over must not be missed where there is a response in it.
     *
     * @throws NotACaResponseException if there is something else in its base64 than base64, saying where
     */
    void check() throws NotACaResponseException {
        int padding = body.indexOf('=');
        int end = padding < 0 ? body.length() : padding;
        Base64Text.decode(body, 0, end);
        while (end < body.length() && (body.charAt(end) == '=' || Base64Text.isSpace(body.charAt(end)))) {
            end++;
        }
        if (Base64Text.isLongWord(body, end)) {
            throw new NotACaResponseException("broken base64 in line " + FileText.line(body, padding) + ": there is more after the padding"
                    + ". Fetch the response again and save it unchanged");
        }
        boolean clean = EncodedText.isClean(content());
        if (!clean && EncodedText.mayHoldObjects(content()) || clean && EncodedText.isCutOff(content())) {
            throw new NotACaResponseException("broken base64: what is in it begins as a text, but "
                    + (clean ? "ends in the middle of a PEM block" : "has control characters")
                    + ". Fetch the response again and save it unchanged");
        }
    }
}
