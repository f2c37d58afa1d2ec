package io.github.certenroll4j.response;

import io.github.certenroll4j.EncodedResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a CA answered to a certificate request, in any of the forms that CAs and their web sites give it: read by its
 * bytes, whatever its name or label says.
 */
public final class CaResponse {

    /** What the bytes are. */
    public enum Kind {
        /** One certificate, or several PEM certificates one after another. */
        X509,
        /** SignedData that nobody signed: a bag of certificates, {@code certnew.p7b} (RFC 5652 section 5.2). */
        PKCS7_UNSIGNED,
        /** SignedData with a signer. */
        PKCS7_SIGNED,
        /** A full PKI response (RFC 5272 section 3.2), which can also say pending or denied. */
        CMC_FULL,
        /** A PFX (RFC 7292), a certificate with its private key: what {@link CaResponse#ofPfx} opened. */
        PFX
    }

    /** How the bytes were written. */
    public enum Encoding {
        /** As they are; DER, or BER with a remark. */
        DER,
        /** Base64 between BEGIN and END lines. */
        PEM,
        /** Base64 without such lines. */
        BASE64,
        /** Hexadecimal digits, with or without addresses and characters beside. */
        HEX
    }

    /** More bytes than this are not read: 16 MiB. */
    public static final int MAX_BYTES = 16 << 20;
    /** More certificates than this are not read. */
    public static final int MAX_CERTIFICATES = 10_000;

    private final Kind kind;
    private final Encoding encoding;
    private final Optional<String> label;
    private final List<String> remarks;
    private final List<ResponseCertificate> entries;
    private final List<X509Certificate> certificates;
    private final int crls;
    private final Optional<CmcStatus> cmcStatus;
    private final Optional<String> issuedCertificateHash;
    private final byte[] der;
    private final Signers signers;

    private CaResponse(ResponseText text, ResponseReader read) {
        kind = read.kind.get();
        encoding = read.first.get().encoding;
        label = read.first.get().label;
        entries = Collections.unmodifiableList(new ArrayList<>(read.found.certificates));
        certificates = Collections.unmodifiableList(readable(entries));
        signers = read.found.signers;
        crls = read.found.crls;
        cmcStatus = read.found.cmcStatus();
        issuedCertificateHash = read.found.issuedCertificateHash;
        der = read.der.length > 0 ? read.der : DegeneratePkcs7.ofEntries(entries);
        LinkedHashSet<String> all = new LinkedHashSet<>(text.remarks());
        all.addAll(read.found.remarks);
        if (read.der.length == 0) {
            all.add("Windows is handed one PKCS #7 made of the "
                    + (entries.size() == 1 ? "certificate" : entries.size() + " certificates"));
        }
        if (!cmcStatus.isPresent()) {
            issuedCertificateHash.ifPresent(hash -> all.add("the CMC response says nothing of what became of the request, but names the"
                    + " certificate with the SHA-1 hash " + hash + " as issued"));
        }
        remarks = Collections.unmodifiableList(new ArrayList<>(all));
    }

    /** A PFX, known by the certificates that were in it. */
    private CaResponse(CaResponse inside, byte[] pfx) {
        kind = Kind.PFX;
        encoding = Encoding.DER;
        label = Optional.empty();
        remarks = inside.remarks;
        entries = inside.entries;
        certificates = inside.certificates;
        crls = 0;
        cmcStatus = Optional.empty();
        issuedCertificateHash = Optional.empty();
        der = pfx.clone();
        signers = inside.signers;
    }

    private static List<X509Certificate> readable(List<ResponseCertificate> entries) {
        List<X509Certificate> readable = new ArrayList<>();
        entries.forEach(entry -> entry.x509().ifPresent(readable::add));
        return readable;
    }

    /**
     * Reads a response.
     *
     * @param file the bytes of the file or of the HTTP answer, at most {@link #MAX_BYTES}
     * @throws NotACaResponseException if they are anything else; the message says what
     */
    public static CaResponse parse(byte[] file) throws NotACaResponseException {
        Objects.requireNonNull(file, "file");
        if (file.length == 0) {
            throw new NotACaResponseException("not a CA response: it is empty");
        }
        if (file.length > MAX_BYTES) {
            throw new NotACaResponseException("too large for a CA response: more than " + (MAX_BYTES >> 20) + " MiB");
        }
        ResponseText text = ResponseText.of(file);
        ResponseReader reader = new ResponseReader(text.blocks().size());
        for (Block block : text.blocks()) {
            reader.read(block);
        }
        reader.finish();
        return new CaResponse(text, reader);
    }

    /** Whether the bytes are a PFX (PKCS #12), which {@link #ofPfx} opens and {@link #parse} refuses. */
    public static boolean isPfx(byte[] file) {
        return PfxCertificates.arePfx(file);
    }

    /**
     * Opens a PFX, to be installed with {@code InstallRestriction.ALLOW_NO_OUTSTANDING_REQUEST} and the same password: the
     * private key then comes out of it. It is not for a dry run, which takes away certificates, and not the key that came
     * with them.
     *
     * @param pfx      PKCS #12, binary, at most {@link #MAX_BYTES}
     * @param password stays the caller's to wipe
     * @throws NotACaResponseException if it is none, or the password does not open it
     * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/ne-certenroll-installresponserestrictionflags">InstallResponseRestrictionFlags</a>
     */
    public static CaResponse ofPfx(byte[] pfx, char[] password) throws NotACaResponseException {
        if (pfx.length > MAX_BYTES || !isPfx(pfx)) {
            throw new NotACaResponseException("not a PFX (PKCS #12)");
        }
        return new CaResponse(parse(DegeneratePkcs7.of(PfxCertificates.read(pfx, password))), pfx);
    }

    /**
     * Reads a response to the end of the stream, but never more than {@link #MAX_BYTES} and one byte.
     *
     * @throws IOException             if the stream fails
     * @throws NotACaResponseException as {@link #parse(byte[])}
     */
    public static CaResponse read(InputStream in) throws IOException, NotACaResponseException {
        Objects.requireNonNull(in, "in");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0 && bytes.size() <= MAX_BYTES; n = in.read(buffer)) {
            bytes.write(buffer, 0, n);
        }
        return parse(bytes.toByteArray());
    }

    /** What the bytes are. */
    public Kind kind() {
        return kind;
    }

    /** How they were written. */
    public Encoding encoding() {
        return encoding;
    }

    /** The label of the first PEM block that was read, {@code CERTIFICATE} for instance; empty where there was none. */
    public Optional<String> label() {
        return label;
    }

    /** What is odd about the file though it could be read; one sentence each, without a full stop. */
    public List<String> remarks() {
        return remarks;
    }

    /** Every certificate in the order of the file, duplicates left out, those that cannot be read included; may be empty. */
    public List<ResponseCertificate> entries() {
        return entries;
    }

    /** The certificates that can be read, in the order of the file, duplicates left out; may be empty. */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /** How many certificate revocation lists are inside, 0 or more. */
    public int crls() {
        return crls;
    }

    /** What a full CMC response says about the request; empty for every other kind. */
    public Optional<CmcStatus> cmcStatus() {
        return cmcStatus;
    }

    /** The SHA-1 hash of the certificate that a CMC response names as issued, with a status or without. */
    Optional<String> issuedCertificateHash() {
        return issuedCertificateHash;
    }

    /**
     * The bytes that Windows is to be handed: one certificate, PKCS #7 or CMC response in definite lengths. Several PEM
     * blocks become one PKCS #7 without a signer.
     */
    public byte[] der() {
        return der.clone();
    }

    /** Whether this certificate belongs to one who signed the message: a CA, or somebody that acts for it. */
    public boolean isSigner(ResponseCertificate certificate) {
        return signers.include(certificate);
    }

    /** The response as {@code InstallResponse} takes it, in base64 without a header. */
    public EncodedResponse encoded() {
        List<byte[]> certificates = entries.stream().map(ResponseCertificate::encoded).collect(Collectors.toList());
        return kind == Kind.PFX ? EncodedResponse.ofPfx(der, certificates) : EncodedResponse.of(der, certificates);
    }
}
