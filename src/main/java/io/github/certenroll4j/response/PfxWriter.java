package io.github.certenroll4j.response;

import io.github.certenroll4j.PfxEncryption;
import java.security.Provider;
import java.util.List;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * Writes a PFX: a private key, its certificate, and the certificates above it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7292">RFC 7292, PKCS #12</a>
 */
public final class PfxWriter {

    /** OWASP's number for PBKDF2 with HMAC-SHA-256 is higher; Windows takes as long as this for a file it opens often. */
    private static final int AES_ITERATIONS = 200_000;
    private static final int TRIPLE_DES_ITERATIONS = 10_000;
    /** Which key is whose: an attribute of both. */
    private static final byte[] LOCAL_KEY_ID = {1, 0, 0, 0};

    private final PfxEncryption encryption;
    private final String friendlyName;

    /** @param friendlyName what Windows shows as the certificate's name; empty for none */
    public PfxWriter(PfxEncryption encryption, String friendlyName) {
        this.encryption = encryption;
        this.friendlyName = friendlyName;
    }

    /**
     * Writes it.
     *
     * @param privateKeyInfo PKCS #8 (RFC 5208, 5), DER
     * @param certificates   DER, the key's own first
     * @param password       stays the caller's to wipe
     * @return the PFX, DER
     * @throws IllegalArgumentException if key or certificates are not what they should be
     */
    public byte[] write(byte[] privateKeyInfo, List<byte[]> certificates, char[] password) {
        try {
            return BouncyCastle.ask(provider -> write(privateKeyInfo, certificates, password, provider));
        } catch (Exception malformed) {
            throw new IllegalArgumentException("the PFX cannot be written: " + malformed, malformed);
        }
    }

    private byte[] write(byte[] privateKeyInfo, List<byte[]> certificates, char[] password, Provider provider) throws Exception {
        PKCS12SafeBagBuilder key = new PKCS12SafeBagBuilder(PrivateKeyInfo.getInstance(privateKeyInfo), encryptor(password, provider));
        name(key);
        PKCS12SafeBag[] bags = new PKCS12SafeBag[certificates.size()];
        for (int i = 0; i < bags.length; i++) {
            PKCS12SafeBagBuilder bag = new PKCS12SafeBagBuilder(new X509CertificateHolder(certificates.get(i)));
            if (i == 0) {
                name(bag);
            }
            bags[i] = bag.build();
        }
        PKCS12PfxPduBuilder pfx = new PKCS12PfxPduBuilder();
        pfx.addEncryptedData(encryptor(password, provider), bags);
        pfx.addData(key.build());
        return pfx.build(mac(provider), password).getEncoded("DER");
    }

    private void name(PKCS12SafeBagBuilder bag) {
        bag.addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, new DEROctetString(LOCAL_KEY_ID));
        if (!friendlyName.isEmpty()) {
            bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(friendlyName));
        }
    }

    private OutputEncryptor encryptor(char[] password, Provider provider) throws Exception {
        if (encryption == PfxEncryption.TRIPLE_DES) {
            return new JcePKCSPBEOutputEncryptorBuilder(PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC)
                    .setProvider(provider).setIterationCount(TRIPLE_DES_ITERATIONS).build(password);
        }
        return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
                .setProvider(provider).setIterationCount(AES_ITERATIONS).build(password);
    }

    private JcePKCS12MacCalculatorBuilder mac(Provider provider) {
        boolean old = encryption == PfxEncryption.TRIPLE_DES;
        return new JcePKCS12MacCalculatorBuilder(old ? OIWObjectIdentifiers.idSHA1 : NISTObjectIdentifiers.id_sha256)
                .setProvider(provider).setIterationCount(old ? TRIPLE_DES_ITERATIONS : AES_ITERATIONS);
    }
}
