package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.KeyLocation;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.DegeneratePkcs7;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import io.github.certenroll4j.win.ContractBinding.Caller;
import io.github.certenroll4j.win.ContractBinding.Enroll;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** One enrollment: a pending request, what a CA answers, and new objects that install it. */
final class ContractScenario implements AutoCloseable {

    static final int KEY_BITS = 1024;
    static final int EXPORTABLE = 1;
    static final int CONTEXT_USER = 1;

    static final int ALLOW_NONE = 0;
    static final int FLAG_1 = 1;
    static final int FLAG_2 = 2;
    static final int FLAG_4 = 4;

    static final int HEADER = 0;
    static final int BASE64 = 1;
    static final int BINARY = 2;
    static final int HEX = 4;

    static final String SUBJECT = "CN=contract user, O=certenroll4j contract test";

    /** One for all: making its keys takes longer than the scenarios do. */
    static final TestCa CA = TestCa.root("Contract Root").intermediate("Contract Issuing CA");
    static final NativeStores STORES = NativeStores.ofUser();
    private static final WindowsStores USER = WindowsStores.of(EnrollmentContext.USER);

    /** A call that ends with an HRESULT. */
    interface Call {
        void call() throws EnrollmentException;
    }

    private final ContractBinding.Session session;
    /** What made the request. */
    final Enroll enrollment;
    /** PKCS #10, DER. */
    final byte[] request;
    final PublicKey key;
    X509Certificate leaf;

    private ContractScenario(ContractBinding.Session session) throws Exception {
        this.session = session;
        enrollment = session.enrollmentWithRequest(SUBJECT);
        request = Base64.getMimeDecoder().decode(enrollment.createRequest(BASE64));
        key = BouncyCastleProvider.getPublicKey(new PKCS10CertificationRequest(request).getSubjectPublicKeyInfo());
        leaf = CA.issue("contract user", key);
    }

    static ContractScenario desktop(ContractBinding binding) throws Exception {
        return open(binding, Caller.DESKTOP);
    }

    static ContractScenario webPage(ContractBinding binding) throws Exception {
        return open(binding, Caller.WEB_PAGE);
    }

    private static ContractScenario open(ContractBinding binding, Caller caller) throws Exception {
        ContractBinding.Session session = binding.open(caller);
        try {
            return new ContractScenario(session);
        } catch (Exception e) {
            session.close();
            throw e;
        }
    }

    static int hresultOf(Call call) {
        try {
            call.call();
            return 0;
        } catch (EnrollmentException refusal) {
            return refusal.hresult().code();
        }
    }

    byte[] wholeChain() {
        return DegeneratePkcs7.of(CA.chain(leaf));
    }

    /**
     * A response of an even number of bytes, so that it fills a string of 16-bit characters and nothing follows it. A
     * longer name does it.
     */
    byte[] even(Supplier<byte[]> response) {
        byte[] made = response.get();
        if (made.length % 2 == 0) {
            return made;
        }
        leaf = CA.issue("contract users", key);
        return response.get();
    }

    byte[] leafAlone() {
        return pack(leaf);
    }

    static byte[] pack(X509Certificate... certificates) {
        return DegeneratePkcs7.of(Arrays.asList(certificates));
    }

    /** {@code InstallResponse} of a text with a header, by a new object. */
    int install(int flags, byte[] response) throws Exception {
        return installText(flags, text(response, HEADER), HEADER, new char[0]);
    }

    /** {@code InstallResponse} by a new object: installed with a working key, or no store has changed. */
    int installText(int flags, String text, int encoding, char[] password) throws Exception {
        try (Enroll installer = session.enrollment()) {
            installer.initialize(CONTEXT_USER);
            return checked(() -> installer.installResponse(flags, text, encoding, password));
        }
    }

    int checked(Call call) throws Exception {
        Set<String> before = STORES.contents();
        int hr = hresultOf(call);
        if (hr < 0) {
            assertThat(STORES.contents()).as("stores after " + HResult.of(hr)).isEqualTo(before);
        } else {
            KeyProof proof = USER.proveKey(StoreName.MY, thumbprint(leaf));
            assertThat(proof.isVerified()).as(proof.detail()).isTrue();
        }
        return hr;
    }

    Enroll newEnrollment() throws EnrollmentException {
        return session.enrollment();
    }


    static String text(byte[] response, int encoding) {
        switch (encoding) {
            case HEADER:
                return TestForms.pem("CERTIFICATE", response);
            case BASE64:
                return TestForms.base64(response) + "\r\n";
            case BINARY:
                return binary(response);
            default:
                StringBuilder hex = new StringBuilder();
                for (int i = 0; i < response.length; i++) {
                    hex.append(String.format("%02x", response[i])).append(i % 16 == 15 ? '\n' : ' ');
                }
                return hex.toString();
        }
    }

    /** Two bytes a character, as binary stands in a BSTR; no charset, which would repair what is no text. */
    private static String binary(byte[] bytes) {
        byte[] even = Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
        return ByteBuffer.wrap(even).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().toString();
    }

    static boolean standsIn(StoreName store, X509Certificate certificate) throws Exception {
        return USER.find(store, thumbprint(certificate)).isPresent();
    }

    static String thumbprint(X509Certificate certificate) throws Exception {
        return StoredCertificate.thumbprint(certificate.getEncoded());
    }

    /** Trusts the root on this machine: the user's own store would ask at the screen. */
    static void trustRoot(boolean trusted) throws Exception {
        byte[] root = CA.root().certificate().getEncoded();
        try (CertificateStore store = CertificateStore.toWrite(EnrollmentContext.MACHINE, StoreName.ROOT)) {
            if (trusted) {
                store.add(root);
            } else {
                store.remove(StoredCertificate.thumbprint(root));
            }
        }
    }

    /** Takes everything out that was not there before, keys included: each once, as a certificate and its renewal may share one. */
    static void cleanUp(Set<String> before) throws EnrollmentException {
        Map<String, KeyLocation> keys = new LinkedHashMap<>();
        for (String[] added : NativeStores.addedTo(before, STORES.contents())) {
            StoreName store = StoreName.valueOf(added[1]);
            WindowsStores.of(EnrollmentContext.valueOf(added[0])).keyLocation(store, added[2])
                    .ifPresent(key -> keys.put(key.container(), key));
        }
        for (KeyLocation key : keys.values()) {
            KeyProviderInfo.delete(key);
        }
        NativeStores.removeAllBut(before, STORES.contents());
    }

    @Override
    public void close() {
        enrollment.close();
        session.close();
    }
}
