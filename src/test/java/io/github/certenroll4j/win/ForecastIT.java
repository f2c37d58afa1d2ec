package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.InstallForecast;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.response.InstallRule;
import io.github.certenroll4j.response.PendingKeys;
import io.github.certenroll4j.response.ResponseShape;
import io.github.certenroll4j.response.TestCa;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Forecast equals fact: every shape of response, with and without a trusted root and a pending request, for both callers
 * and every set of flags, is forecast and then really handed to the CertEnroll that is here.
 */
class ForecastIT {

    private static final EnrollmentContext USER = EnrollmentContext.USER;
    /** Adding a root to the user's own store asks the user in a window; the machine's store takes it from an administrator. */
    private static final EnrollmentContext ROOT_OF = EnrollmentContext.MACHINE;

    /** Prime to the eight sets of flags and the two callers, so that a sample has all of them. */
    private static final int SAMPLE = 7;

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    private final FileVersion windows = NativeStores.certenrollVersion();
    private final ResponseShape.Authorities authorities = new ResponseShape.Authorities();
    private final PublicKey foreign = TestCa.Keys.RSA.generate().getPublic();
    private final List<String> mismatches = new ArrayList<>();
    private int step;
    private int number;
    private int scenarios;
    private int installed;

    @Test
    void aSampleOfForecastsIsWhatInstallResponseAnswers() throws Exception {
        compare(SAMPLE);
    }

    @Test
    @Tag("long")
    void everyForecastIsWhatInstallResponseAnswers() throws Exception {
        compare(1);
    }

    /** Compares each scenario whose number this divides. */
    private void compare(int divisor) throws Exception {
        NativeStores.assumeMachine();
        step = divisor;
        PublicKey pending = request();
        // One web page that stays open keeps the server's process running, instead of a new one for each scenario.
        try (Enrollment open = WindowsEnrollment.openAsWebPage()) {
            assertThat(open.context()).isEqualTo(USER);
            everyShape(pending, false);
            trust(true);
            everyShape(pending, true);
        } finally {
            trust(false);
        }
        System.out.println("forecast: Certenroll.dll " + windows + ", " + scenarios + " scenarios, " + installed
                + " installed, " + mismatches.size() + " mismatches");
        assertThat(installed).isPositive();
        assertThat(mismatches).isEmpty();
    }

    private void everyShape(PublicKey pending, boolean trusted) throws Exception {
        Collection<X509Certificate> roots = certificates(StoreName.ROOT);
        assertThat(roots.contains(authorities.rootCertificate())).isEqualTo(trusted);
        for (ResponseShape shape : ResponseShape.values()) {
            for (PublicKey key : new PublicKey[] {pending, foreign}) {
                CaResponse response = CaResponse.parse(shape.answer(authorities, key));
                CertificateChain chain = CertificateChain.of(response, roots, certificates(StoreName.CA),
                        PendingKeys.of(Collections.singleton(pending)));
                for (Caller caller : Caller.values()) {
                    String name = shape + (trusted ? ", root trusted" : "") + (key == pending ? "" : ", not pending");
                    everyFlag(name, response, chain, caller);
                }
            }
        }
    }

    private void everyFlag(String name, CaResponse response, CertificateChain chain, Caller caller) throws Exception {
        for (Set<InstallRestriction> flags : InstallForecast.everySetOfRestrictions()) {
            if (number++ % step != 0) {
                continue;
            }
            InstallForecast forecast = InstallForecast.of(chain, windows, caller, flags);
            HResult fact = install(response, caller, flags);
            scenarios++;
            installed += fact.failed() ? 0 : 1;
            if (!forecast.hresult().equals(fact)) {
                String line = name + ", " + caller + ", flags " + InstallRestriction.sum(flags) + ": forecast "
                        + forecast.hresult() + forecast.rule().map(InstallRule::ruleName).map(rule -> " by " + rule).orElse("")
                        + ", fact " + fact;
                mismatches.add(line);
            }
        }
    }

    /** Hands the response over, and puts the stores back as they were. */
    private HResult install(CaResponse response, Caller caller, Set<InstallRestriction> flags) throws Exception {
        Set<String> before = contents();
        List<byte[]> requests = requests();
        try (Enrollment enrollment = caller == Caller.WEB_PAGE ? WindowsEnrollment.openAsWebPage() : WindowsEnrollment.open(USER)) {
            enrollment.installResponse(flags, response.encoded().text(), EncodingType.BASE64, new char[0]);
        } catch (EnrollmentException refusal) {
            assertThat(contents()).as("stores after a refusal").isEqualTo(before);
            return refusal.hresult();
        }
        putBack(before, requests);
        return HResult.S_OK;
    }

    private void putBack(Set<String> before, List<byte[]> requests) throws EnrollmentException {
        NativeStores.removeAllBut(before, contents());
        try (CertificateStore store = CertificateStore.toWrite(USER, StoreName.REQUEST)) {
            for (byte[] request : requests) {
                store.restore(request);
            }
        }
        assertThat(contents()).as("stores after putting back").isEqualTo(before);
    }

    /** What an installation may change; the long list of roots is compared by {@link NativeStores}, once. */
    private Set<String> contents() throws EnrollmentException {
        return stores.contents(StoreName.MY, StoreName.CA, StoreName.REQUEST);
    }

    private static List<byte[]> requests() throws EnrollmentException {
        try (CertificateStore store = CertificateStore.toRead(USER, StoreName.REQUEST)) {
            List<byte[]> all = new ArrayList<>();
            for (StoredCertificate stored : store.list()) {
                try (CertContext certificate = store.find(stored.thumbprint()).get()) {
                    all.add(certificate.serialized());
                }
            }
            return all;
        }
    }

    private void trust(boolean trusted) throws Exception {
        byte[] root = authorities.rootCertificate().getEncoded();
        try (CertificateStore store = CertificateStore.toWrite(ROOT_OF, StoreName.ROOT)) {
            if (trusted) {
                store.add(root);
            } else {
                store.remove(StoredCertificate.thumbprint(root));
            }
        }
    }

    private static Collection<X509Certificate> certificates(StoreName store) throws Exception {
        List<X509Certificate> certificates = new ArrayList<>();
        for (StoredCertificate stored : WindowsStores.of(USER).list(store)) {
            certificates.add(stored.x509());
        }
        return certificates;
    }

    private static PublicKey request() throws Exception {
        try (Enrollment enrollment = WindowsEnrollment.open(USER)) {
            byte[] pkcs10 = enrollment.createRequest(CertificateRequest.forSubject("CN=forecast, O=certenroll4j").build());
            SubjectPublicKeyInfo key = new PKCS10CertificationRequest(pkcs10).getSubjectPublicKeyInfo();
            return BouncyCastleProvider.getPublicKey(key);
        }
    }
}
