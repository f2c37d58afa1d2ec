package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One system store, open. */
final class CertificateStore implements AutoCloseable {

    private static final int SHA1_LENGTH = 20;

    private final EnrollmentContext context;
    private final StoreName name;
    private final boolean writable;
    /** Null for a store that does not exist: it is empty. */
    private Pointer handle;
    private int commitFlags;

    private CertificateStore(EnrollmentContext context, StoreName name, Pointer handle, boolean writable) {
        this.context = context;
        this.name = name;
        this.handle = handle;
        this.writable = writable;
    }

    /** Opens a store to read; one that does not exist is read as empty and not made. */
    static CertificateStore toRead(EnrollmentContext context, StoreName name) throws EnrollmentException {
        return toRead(context, name, provider(name));
    }

    /**
     * Opens to read what the context itself has, what is archived included: the user's view of a store shows what the machine
     * lends, too.
     */
    static CertificateStore ownToRead(EnrollmentContext context, StoreName name) throws EnrollmentException {
        return toRead(context, name, Crypt32.CERT_STORE_PROV_SYSTEM_REGISTRY_W);
    }

    private static CertificateStore toRead(EnrollmentContext context, StoreName name, int provider) throws EnrollmentException {
        Pointer handle = open(context, name, provider,
                Crypt32.CERT_STORE_READONLY_FLAG | Crypt32.CERT_STORE_OPEN_EXISTING_FLAG | archived(provider));
        if (handle == null && Native.getLastError() != LastError.ERROR_FILE_NOT_FOUND) {
            throw LastError.of("CertOpenStore " + name.officialName());
        }
        return new CertificateStore(context, name, handle, false);
    }

    /**
     * Opens to change what the context itself has, and changes nothing.
     *
     * @return whether there is such a store; it is not made
     */
    static boolean maybeWritten(EnrollmentContext context, StoreName name) throws EnrollmentException {
        Pointer handle = open(context, name, Crypt32.CERT_STORE_PROV_SYSTEM_REGISTRY_W, Crypt32.CERT_STORE_OPEN_EXISTING_FLAG);
        if (handle == null && Native.getLastError() != LastError.ERROR_FILE_NOT_FOUND) {
            throw LastError.of("CertOpenStore " + name.officialName());
        }
        new CertificateStore(context, name, handle, false).close();
        return handle != null;
    }

    /** For a call of Windows that takes a store; null where there is no such store. */
    Pointer handle() {
        return handle;
    }

    /** Opens a store to change. */
    static CertificateStore toWrite(EnrollmentContext context, StoreName name) throws EnrollmentException {
        return toWrite(context, name, provider(name));
    }

    /** Opens to change what the context itself has, and never what the machine lends to the user's view. */
    static CertificateStore ownToWrite(EnrollmentContext context, StoreName name) throws EnrollmentException {
        return toWrite(context, name, Crypt32.CERT_STORE_PROV_SYSTEM_REGISTRY_W);
    }

    private static CertificateStore toWrite(EnrollmentContext context, StoreName name, int provider) throws EnrollmentException {
        Pointer handle = open(context, name, provider, Crypt32.CERT_STORE_ENUM_ARCHIVED_FLAG);
        if (handle == null) {
            throw LastError.of("CertOpenStore " + name.officialName());
        }
        return new CertificateStore(context, name, handle, true);
    }

    /** The user's view of a store includes the machine's, which for pending requests would be another's. */
    private static int provider(StoreName name) {
        return name == StoreName.REQUEST ? Crypt32.CERT_STORE_PROV_SYSTEM_REGISTRY_W : Crypt32.CERT_STORE_PROV_SYSTEM_W;
    }

    /** Who compares what the context has must not take an archived certificate for a deleted one. */
    private static int archived(int provider) {
        return provider == Crypt32.CERT_STORE_PROV_SYSTEM_REGISTRY_W ? Crypt32.CERT_STORE_ENUM_ARCHIVED_FLAG : 0;
    }

    private static Pointer open(EnrollmentContext context, StoreName name, int provider, int flags) {
        int location = context.isMachine() ? Crypt32.CERT_SYSTEM_STORE_LOCAL_MACHINE : Crypt32.CERT_SYSTEM_STORE_CURRENT_USER;
        return Crypt32.CertOpenStore(new Pointer(provider), 0, Pointer.NULL, location | flags,
                new WString(name.officialName()));
    }

    List<StoredCertificate> list() {
        List<StoredCertificate> all = new ArrayList<>();
        if (handle != null) {
            // Each step frees the certificate before it.
            for (Pointer found = next(null); found != null; found = next(found)) {
                all.add(new StoredCertificate(context, name, CertContext.encoded(found)));
            }
        }
        return all;
    }

    /** Every certificate with its properties, by thumbprint. */
    Map<String, StoreElement> elements() throws EnrollmentException {
        Map<String, StoreElement> all = new LinkedHashMap<>();
        Pointer found = handle == null ? null : next(null);
        while (found != null) {
            try {
                all.put(StoredCertificate.thumbprint(CertContext.encoded(found)), StoreElement.parse(CertContext.serialized(found)));
            } catch (EnrollmentException | RuntimeException e) {
                Crypt32.CertFreeCertificateContext(found);
                throw e;
            }
            found = next(found);
        }
        return all;
    }

    private Pointer next(Pointer previous) {
        return Crypt32.CertEnumCertificatesInStore(handle, previous);
    }

    /**
     * The certificate with this SHA-1.
     *
     * @param thumbprint 40 hexadecimal digits
     */
    Optional<CertContext> find(String thumbprint) {
        if (handle == null) {
            return Optional.empty();
        }
        try (Memory hash = new Memory(SHA1_LENGTH); Memory blob = new Memory(2L * Native.POINTER_SIZE)) {
            for (int i = 0; i < SHA1_LENGTH; i++) {
                hash.setByte(i, (byte) Integer.parseInt(thumbprint.substring(2 * i, 2 * i + 2), 16));
            }
            // CRYPT_HASH_BLOB: a DWORD of length, then the pointer at its own alignment
            blob.clear();
            blob.setInt(0, SHA1_LENGTH);
            blob.setPointer(Native.POINTER_SIZE, hash);
            return Optional.ofNullable(Crypt32.CertFindCertificateInStore(handle, Crypt32.X509_ASN_ENCODING, 0,
                    Crypt32.CERT_FIND_SHA1_HASH, blob, null)).map(CertContext::new);
        }
    }

    /** Puts a certificate with its properties back. */
    void restore(StoreElement element) throws EnrollmentException {
        restore(element.serialized());
    }

    void restore(byte[] element) throws EnrollmentException {
        commitFlags = Crypt32.CERT_STORE_CTRL_COMMIT_FORCE_FLAG;
        if (!Crypt32.CertAddSerializedElementToStore(handle, element, element.length, Crypt32.CERT_STORE_ADD_REPLACE_EXISTING,
                0, Crypt32.CERT_STORE_CERTIFICATE_CONTEXT_FLAG, null, null)) {
            throw LastError.of("CertAddSerializedElementToStore");
        }
    }

    void add(byte[] encoded) throws EnrollmentException {
        if (!Crypt32.CertAddEncodedCertificateToStore(handle, Crypt32.X509_ASN_ENCODING, encoded, encoded.length,
                Crypt32.CERT_STORE_ADD_REPLACE_EXISTING, null)) {
            throw LastError.of("CertAddEncodedCertificateToStore");
        }
    }

    /**
     * Sets a property whose value is bytes, or takes it away; false when Windows refuses, or there is no such certificate.
     */
    boolean setProperty(String thumbprint, int number, Optional<byte[]> value) {
        Optional<CertContext> found = find(thumbprint);
        if (!found.isPresent()) {
            return false;
        }
        commitFlags = Crypt32.CERT_STORE_CTRL_COMMIT_FORCE_FLAG;
        try (CertContext certificate = found.get(); Memory blob = new Memory(2L * Native.POINTER_SIZE);
             Memory bytes = new Memory(Math.max(1, value.map(given -> given.length).orElse(0)))) {
            blob.clear();
            if (value.isPresent()) {
                // CRYPT_DATA_BLOB: a DWORD of length, then the pointer at its own alignment
                blob.setInt(0, value.get().length);
                blob.setPointer(Native.POINTER_SIZE, bytes);
                bytes.write(0, value.get(), 0, value.get().length);
            }
            return Crypt32.CertSetCertificateContextProperty(certificate.pointer(), number, 0, value.isPresent() ? blob : Pointer.NULL);
        }
    }

    /** Takes a certificate out; its private key stays where it is. */
    void remove(String thumbprint) throws EnrollmentException {
        Optional<CertContext> found = find(thumbprint);
        if (found.isPresent() && !Crypt32.CertDeleteCertificateFromStore(found.get().handOver())) {
            throw LastError.of("CertDeleteCertificateFromStore");
        }
    }

    @Override
    public void close() {
        if (handle != null) {
            if (writable) {
                // Windows writes as it goes; Wine forgets a deletion that is not committed, and a replacement that is not forced.
                Crypt32.CertControlStore(handle, commitFlags, Crypt32.CERT_STORE_CTRL_COMMIT, Pointer.NULL);
            }
            Crypt32.CertCloseStore(handle, 0);
            handle = null;
        }
    }
}
