package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.response.PendingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file of a request that is sent to a CA: PKCS #10 or what certreq puts it into, as PEM, base64 or DER. */
final class RequestArgument {

    private static final int SEQUENCE = 0x30;
    private static final int MAX_BYTES = 1 << 18;
    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END ");

    private RequestArgument() {
    }

    /** @return DER; that it is a request has been checked */
    static byte[] read(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
                throw wrong(file, "it has more than 256 KiB, and no request has");
            }
            byte[] bytes = Files.readAllBytes(file);
            byte[] der = bytes.length > 0 && bytes[0] == SEQUENCE ? bytes : decoded(file);
            PendingKeys.ofRequest(der);
            return der;
        } catch (IllegalArgumentException noBase64) {
            throw wrong(file, "it is no certificate request (PKCS #10)");
        } catch (IOException unreadable) {
            String words = FileTrouble.words(file, unreadable);
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot send " + FileName.text(file) + ": " + words);
        }
    }

    private static byte[] decoded(Path file) {
        String text = SmallTextFile.read(file);
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            return Base64.getMimeDecoder().decode(text.trim());
        }
        if (pem.group(1).endsWith("PRIVATE KEY")) {
            throw wrong(file, "a private key is in it. It is for nobody else: send the request alone");
        }
        return Base64.getMimeDecoder().decode(pem.group(2).trim());
    }

    private static CommandException wrong(Path file, String why) {
        return new CommandException(ExitCode.CANNOT_TELL, "cannot send " + FileName.text(file) + ": " + why);
    }
}
