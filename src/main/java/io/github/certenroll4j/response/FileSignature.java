package io.github.certenroll4j.response;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Files that are known by their first bytes, and in which a response may be sent or for which it may be taken. */
enum FileSignature {

    ZIP("504b0304", "a ZIP archive"),
    GZIP("1f8b", "compressed with gzip. Unpack it (gunzip, 7-Zip), and give what is in it"),
    SEVEN_ZIP("377abcaf271c", "a 7z archive. Unpack it, and give the certificate or PKCS #7 in it"),
    RAR("526172211a07", "a RAR archive. Unpack it, and give the certificate or PKCS #7 in it"),
    BZIP2("425a68", "compressed with bzip2. Unpack it, and give what is in it"),
    XZ("fd377a585a00", "compressed with xz. Unpack it, and give what is in it"),
    ZSTD("28b52ffd", "compressed with Zstandard. Unpack it, and give what is in it"),
    CAB("4d534346", "a cabinet file. Unpack it (expand), and give what is in it"),
    JKS("feedfeed", "a Java keystore (JKS). Take the certificate out of it with keytool -exportcert -rfc -keystore FILE -alias NAME"),
    JCEKS("cececece", "a Java keystore (JCEKS). Take the certificate out of it with keytool -exportcert -rfc -storetype JCEKS"
            + " -keystore FILE -alias NAME"),
    BKS("0000000200000014", "a Java keystore of Bouncy Castle (BKS). Take the certificate out of it with keytool -exportcert -rfc -storetype"
            + " BKS -provider … -keystore FILE -alias NAME"),
    PVK("1ef1b5b0", WhatItIs.privateKey(" (PVK)")),
    SST("0000000043455254", "a serialized certificate store of Windows (.sst). Open it in Windows (certmgr.msc), select the"
            + " certificates, and export them as PKCS #7 (.p7b)"),
    BERKELEY_DB("00061561", "a certificate database of NSS (cert8.db). Take the certificate out of it with certutil -L -d DIR -n NAME -a"),
    SQLITE("53514c69746520666f726d6174203300", "an SQLite database, perhaps of NSS (cert9.db). Take the certificate out of it"
            + " with certutil -L -d sql:DIR -n NAME -a"),
    LZMA("5d0000", "compressed with LZMA. Unpack it, and give what is in it"),
    LZ4("04224d18", "compressed with LZ4. Unpack it, and give what is in it"),
    COMPRESS("1f9d", "compressed (.Z). Unpack it (uncompress), and give what is in it"),
    KEYCHAIN("6b796368", "a keychain of macOS. Export the certificate out of it (Keychain Access)"),
    APPLE_DOUBLE("000516", "what macOS puts beside a file (AppleDouble), and not the file. Give that: it has the same name without \"._\""),
    BINARY_PLIST("62706c697374", "a property list of macOS. Give the certificate in it as a file of its own"),
    LINK("4c00000001140200", "a link to a file (.lnk). Give the file that it leads to"),
    PDF("255044462d", "a PDF document. Ask the CA for the certificate as a file"),
    OLE("d0cf11e0a1b11ae1", "a message of Outlook (.msg) or an old document of Office. Open it, and save the certificate that is"
            + " attached to it"),
    TNEF("789f3e22", "an attachment of Outlook (winmail.dat). Ask for the response as a file of its own, in a mail of plain text"),
    PNG("89504e47", "a picture. A certificate is a file, not its picture"),
    JPEG("ffd8ff", "a picture. A certificate is a file, not its picture"),
    GIF("47494638", "a picture. A certificate is a file, not its picture"),
    MZ("4d5a", "a program of Windows. It may have a signature, but it is not what a CA answers"),
    ELF("7f454c46", "a program"),
    CLASS("cafebabe", "a program of Java");

    static final String OF_REGISTRY = "it is a certificate with its properties as the registry of Windows keeps it (Blob). Export the"
            + " certificate itself (certmgr.msc)";
    private static final int TAR_SIGN = 257;
    private static final int PROPERTY_HEAD = 12;
    /** CERT_CERT_PROP_ID of wincrypt.h. */
    private static final int CERTIFICATE_PROPERTY = 32;

    private final byte[] start;
    private final String description;

    FileSignature(String start, String description) {
        this.start = new byte[start.length() / 2];
        for (int i = 0; i < this.start.length; i++) {
            this.start[i] = (byte) PercentText.hex(start, 2 * i, 2);
        }
        this.description = description;
    }

    /** What the file is, and what to do about it; empty when it is none of these. */
    static Optional<String> of(byte[] file) {
        for (FileSignature signature : values()) {
            if (signature.matches(file)) {
                return Optional.of("it is " + (signature == ZIP ? zip(file) : signature.description));
            }
        }
        if (isSerialized(file)) {
            return Optional.of(OF_REGISTRY);
        }
        return isTar(file) ? Optional.of("it is a tar archive. Unpack it (tar -xf), and give the certificate or PKCS #7 in it") : Optional.empty();
    }

    /** The one that does not begin with its sign. */
    private static boolean isTar(byte[] file) {
        return file.length > TAR_SIGN + 5 && new String(file, TAR_SIGN, 5, StandardCharsets.ISO_8859_1).equals("ustar");
    }

    /** Each property is its number, a one, a length and a value; the last of them is the certificate. */
    private static boolean isSerialized(byte[] file) {
        ByteBuffer properties = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        boolean certificate = false;
        while (!certificate && properties.remaining() > PROPERTY_HEAD) {
            certificate = properties.getInt() == CERTIFICATE_PROPERTY;
            int one = properties.getInt();
            int length = properties.getInt();
            if (one != 1 || length < 0 || length > properties.remaining()) {
                return false;
            }
            certificate &= length > 0 && file[properties.position()] == 0x30;
            properties.position(properties.position() + length);
        }
        return certificate;
    }

    private boolean matches(byte[] file) {
        boolean same = file.length >= start.length && hasBinary(file);
        for (int i = 0; same && i < start.length; i++) {
            same = file[i] == start[i];
        }
        return same;
    }

    /** "MZ" and "BZh" could begin a word. */
    private static boolean hasBinary(byte[] file) {
        boolean binary = false;
        for (int i = 0; i < Math.min(file.length, 64); i++) {
            binary |= file[i] < '\t';
        }
        return binary;
    }

    /** A ZIP archive names its first file in the beginning, which tells the documents and programs that are such archives. */
    private static String zip(byte[] file) {
        String start = new String(file, 0, Math.min(file.length, 4096), StandardCharsets.ISO_8859_1);
        int length = file.length < 30 ? 0 : (file[26] & 0xFF) | (file[27] & 0xFF) << 8;
        String name = start.length() < 30 ? "" : start.substring(30, Math.min(start.length(), 30 + length));
        if (name.equals("[Content_Types].xml") || start.contains("word/") || name.equals("mimetype")) {
            return "a document of Office. Ask the CA for the certificate as a file, or copy the base64 out of the document into a text file";
        }
        if (name.toUpperCase(Locale.ROOT).startsWith("META-INF/")) {
            return "a Java archive (JAR). It may have a signature, but it is not what a CA answers";
        }
        return "a ZIP archive" + (name.isEmpty() ? "" : ", its first file is \"" + WhatItIs.printable(name)
                + "\"") + ". Unpack it, and give the certificate or PKCS #7 in it";
    }
}
