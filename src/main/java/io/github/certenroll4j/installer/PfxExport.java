package io.github.certenroll4j.installer;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.PfxContent;
import io.github.certenroll4j.PfxEncryption;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.PfxWriter;
import io.github.certenroll4j.response.ResponseCertificate;
import io.github.certenroll4j.win.WindowsStores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A certificate of MY with its private key and chain as PFX. Windows gives the key out, where it is exportable; the file is
 * written here, so that it can have AES on a Windows whose own {@code PFXExportCertStoreEx} knows Triple DES alone, which is
 * every one before 10 version 1709. Immutable.
 */
public final class PfxExport {

    private static final HResult CRYPT_E_NOT_FOUND = HResult.of(0x80092004);

    private final byte[] pfx;
    private final List<byte[]> certificates;
    private final boolean chainComplete;

    private PfxExport(byte[] pfx, List<byte[]> certificates, boolean chainComplete) {
        this.pfx = pfx;
        this.certificates = certificates;
        this.chainComplete = chainComplete;
    }

    /**
     * Exports it; the stores stay as they are.
     *
     * @param certificate in MY
     * @param password    stays the caller's to wipe
     * @throws IllegalArgumentException for a password that is too weak, see {@link PfxPassword#check}
     * @throws EnrollmentException      {@code NTE_BAD_KEY_STATE} or {@code NTE_NOT_SUPPORTED} for a key that is not exportable,
     *                                  {@code CRYPT_E_NO_KEY_PROPERTY} for a certificate without one
     */
    public static PfxExport of(StoredCertificate certificate, PfxContent content, PfxEncryption encryption, char[] password)
            throws EnrollmentException {
        PfxPassword.check(password);
        WindowsStores stores = WindowsStores.of(certificate.context());
        byte[] key = stores.exportKey(StoreName.MY, certificate.thumbprint()).orElseThrow(() ->
                new EnrollmentException(CRYPT_E_NOT_FOUND, "export", certificate + " was removed meanwhile"));
        try {
            List<byte[]> whole = stores.chain(StoreName.MY, certificate.thumbprint());
            List<byte[]> chain = chosen(whole, certificate, content);
            String name = stores.friendlyName(StoreName.MY, certificate.thumbprint()).orElse("");
            return new PfxExport(new PfxWriter(encryption, name).write(key, chain, password), chain,
                    !whole.isEmpty() && isSelfIssued(whole.get(whole.size() - 1)));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static List<byte[]> chosen(List<byte[]> chain, StoredCertificate certificate, PfxContent content) {
        if (content == PfxContent.END_ENTITY || chain.isEmpty()) {
            return Collections.singletonList(certificate.encoded());
        }
        List<byte[]> chosen = new ArrayList<>(chain);
        boolean rootIsAnother = chosen.size() > 1 && isSelfIssued(chosen.get(chosen.size() - 1));
        if (content == PfxContent.CHAIN_WITHOUT_ROOT && rootIsAnother) {
            chosen.remove(chosen.size() - 1);
        }
        return chosen;
    }

    private static boolean isSelfIssued(byte[] certificate) {
        return ResponseCertificate.of(certificate).x509()
                .filter(read -> read.getSubjectX500Principal().equals(read.getIssuerX500Principal())).isPresent();
    }

    /** The file's content. */
    public byte[] pfx() {
        return pfx.clone();
    }

    /** Whether Windows found the chain up to a root; else what is missing is missing in the file, too. */
    public boolean isChainComplete() {
        return chainComplete;
    }

    /** The certificates in it, DER, the key's own first. */
    public List<byte[]> certificates() {
        List<byte[]> copies = new ArrayList<>();
        certificates.forEach(certificate -> copies.add(certificate.clone()));
        return copies;
    }
}
