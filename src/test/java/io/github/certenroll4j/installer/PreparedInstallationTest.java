package io.github.certenroll4j.installer;

import static io.github.certenroll4j.InstallRestriction.ALLOW_UNTRUSTED_ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodedResponse;
import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.PfxContent;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.ValidityPeriod;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import io.github.certenroll4j.win.WindowsStores;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an installer asks of Windows, in which order, and what it makes of the answers; InstallerIT asks a Windows. */
class PreparedInstallationTest {

    private static final TestCa CA = TestCa.root("Prepared Root").intermediate("Prepared CA");
    private static final X509Certificate LEAF = CA.issue("prepared", TestCa.Keys.RSA.generate().getPublic());
    private static final Optional<FileVersion> WINDOWS_10 = Optional.of(FileVersion.parse("10.0.19041.1"));
    private static final Set<InstallRestriction> FLAGS = EnumSet.of(ALLOW_UNTRUSTED_ROOT);

    private final List<String> asked = new ArrayList<>();
    private KeyProof inMy = KeyProof.failed("not there");
    private boolean refuse;

    /** Writes down what it is asked. */
    private final class Listening extends LoudSeam {
        @Override
        public Enrollment open(Caller caller, EnrollmentContext context) {
            asked.add("open " + caller + " " + context);
            return new Recorder();
        }

        @Override
        public KeyProof proveKey(EnrollmentContext context, String thumbprint) {
            assertThat(thumbprint).isEqualTo(StoredCertificate.thumbprint(LEAF));
            asked.add("prove " + context);
            return inMy;
        }

        @Override
        public Outcome alone(EnrollmentContext context, WindowsStores.Task<Outcome> task) throws EnrollmentException {
            asked.add("lock " + context);
            Outcome outcome = task.run();
            asked.add("unlock");
            return outcome;
        }
    }

    private final class Recorder implements Enrollment {
        @Override
        public EnrollmentContext context() {
            throw new AssertionError();
        }

        @Override
        public byte[] createRequest(CertificateRequest request, char[] pin) {
            throw new AssertionError();
        }

        @Override
        public byte[] createSelfSigned(CertificateRequest request, ValidityPeriod validity, char[] pin) {
            throw new AssertionError();
        }

        @Override
        public void installResponse(Set<InstallRestriction> restrictions, String response, EncodingType encoding, char[] password) {
            throw new AssertionError();
        }

        @Override
        public InstalledCertificate install(EncodedResponse response, Set<InstallRestriction> restrictions, char[] password)
                throws EnrollmentException {
            return answer("install", response, restrictions, password);
        }

        @Override
        public InstalledCertificate dryRun(EncodedResponse response, Set<InstallRestriction> restrictions, char[] password)
                throws EnrollmentException {
            return answer("dryRun", response, restrictions, password);
        }

        private InstalledCertificate answer(String call, EncodedResponse response, Set<InstallRestriction> restrictions,
                char[] password) throws EnrollmentException {
            asked.add(call + " " + restrictions + " " + new String(password));
            byte[] leaf = response.endEntity().get();
            assertThat(leaf).isEqualTo(StoredCertificate.encoded(LEAF));
            if (refuse) {
                throw new EnrollmentException(HResult.parse("CERT_E_UNTRUSTEDROOT"), "InstallResponse", "");
            }
            StoredCertificate stored = new StoredCertificate(EnrollmentContext.USER, StoreName.MY, leaf);
            return new InstalledCertificate(stored, HResult.S_OK, KeyProof.verified("SHA256withRSA"), Collections.singletonList(stored));
        }

        @Override
        public byte[] createPfx(char[] password, PfxContent content) {
            throw new AssertionError();
        }

        @Override
        public void close() {
            asked.add("close");
        }
    }

    @Test
    void theWayOfAnInstallation() throws Exception {
        Outcome outcome = prepared(Installer.on(new Listening()), EnrollmentContext.USER).install("secret".toCharArray());

        assertThat(asked).containsExactly("lock USER", "prove USER", "open DESKTOP USER", "install [ALLOW_UNTRUSTED_ROOT] secret",
                "close", "unlock");
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.INSTALLED);
        assertThat(outcome.added()).hasSize(1);
        assertThat(outcome.left()).isEmpty();
        assertThat(outcome.hresult()).isEqualTo(HResult.S_OK);
        assertThat(outcome.keyProof().isVerified()).isTrue();
        assertThat(outcome.certificate().encoded()).isEqualTo(LEAF.getEncoded());
    }

    @Test
    void theWayOfADryRun() throws Exception {
        Outcome outcome = prepared(Installer.on(new Listening()), EnrollmentContext.USER).dryRun(new char[0]);

        assertThat(asked).containsExactly("lock USER", "prove USER", "open DESKTOP USER", "dryRun [ALLOW_UNTRUSTED_ROOT] ", "close", "unlock");
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.WOULD_INSTALL);
        assertThat(outcome.certificate().encoded()).isEqualTo(LEAF.getEncoded());
    }

    @Test
    void whatIsInstalledWindowsIsNotAskedAgain() throws Exception {
        inMy = KeyProof.verified("SHA256withRSA");
        PreparedInstallation prepared = prepared(Installer.on(new Listening()), EnrollmentContext.MACHINE);

        assertThat(prepared.isInstalled()).isTrue();
        Outcome outcome = prepared.dryRun(new char[0]);

        assertThat(asked).containsExactly("prove MACHINE", "lock MACHINE", "prove MACHINE", "unlock");
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.ALREADY_INSTALLED);
        assertThat(outcome.certificate().store()).isEqualTo(StoreName.MY);
        assertThat(outcome.certificate().context()).isEqualTo(EnrollmentContext.MACHINE);
        assertThat(outcome.certificate().encoded()).isEqualTo(LEAF.getEncoded());
    }

    @Test
    void whatWindowsRefusesIsARefusalAndTheEnrollmentIsClosed() throws Exception {
        refuse = true;
        PreparedInstallation prepared = prepared(Installer.on(new Listening()), EnrollmentContext.USER);

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> prepared.install(new char[0]));

        assertThat(refusal.hresult().symbol()).isEqualTo("CERT_E_UNTRUSTEDROOT");
        assertThat(refusal.installation()).isSameAs(prepared);
        assertThat(asked).endsWith("close");
        assertThat(prepared.isInstalled()).isFalse();
    }

    @Test
    void itIsInstalledWhereTheRequestWaitsUnlessAContextIsForced() throws Exception {
        Installer free = Installer.on(new LoudSeam());

        assertThat(prepared(free, EnrollmentContext.MACHINE).context()).isEqualTo(EnrollmentContext.MACHINE);
        assertThat(prepared(free, EnrollmentContext.USER).context()).isEqualTo(EnrollmentContext.USER);
        PreparedInstallation nowhere = free.prepare(response(), FLAGS, windows(), WINDOWS_10);
        assertThat(nowhere.context()).isEqualTo(EnrollmentContext.USER);
        assertThat(nowhere.requestWaitsIn()).isEmpty();
        assertThat(nowhere.requestWaitsElsewhere()).isFalse();
        PreparedInstallation forced = prepared(free.in(EnrollmentContext.USER), EnrollmentContext.MACHINE);
        assertThat(forced.context()).isEqualTo(EnrollmentContext.USER);
        assertThat(forced.requestWaitsIn()).contains(EnrollmentContext.MACHINE);
        assertThat(forced.requestWaitsElsewhere()).isTrue();
    }

    @Test
    void theUsersRequestComesFirst() throws Exception {
        assertThat(Installer.on(new LoudSeam()).prepare(response(), FLAGS, windows(EnrollmentContext.MACHINE, EnrollmentContext.USER),
                WINDOWS_10).context()).isEqualTo(EnrollmentContext.USER);
    }

    @Test
    void aPageActsForItsUser() throws Exception {
        Installer page = Installer.on(new Listening()).asWebPage();

        prepared(page, EnrollmentContext.MACHINE).install(new char[0]);

        assertThat(asked).contains("open WEB_PAGE USER");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> page.in(EnrollmentContext.MACHINE));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Installer.on(new LoudSeam()).in(EnrollmentContext.MACHINE).asWebPage());
        assertThat(prepared(page.in(EnrollmentContext.USER), EnrollmentContext.USER).caller()).isEqualTo(Caller.WEB_PAGE);
        assertThat(prepared(Installer.on(new LoudSeam()).in(EnrollmentContext.USER).asWebPage(), EnrollmentContext.USER).caller())
                .isEqualTo(Caller.WEB_PAGE);
    }

    @Test
    void whatWindowsTrustsAndWhichRequestsWaitMakeTheForecast() throws Exception {
        PreparedInstallation untrusted = Installer.on(new LoudSeam()).prepare(response(), EnumSet.noneOf(InstallRestriction.class),
                windows(EnrollmentContext.USER), WINDOWS_10);
        assertThat(untrusted.forecast().get().hresult().symbol()).isEqualTo("CERT_E_UNTRUSTEDROOT");
        assertThat(untrusted.chain().complete()).isTrue();
        assertThat(untrusted.endEntity()).isEqualTo(LEAF);
        assertThat(untrusted.certEnroll()).isEqualTo(WINDOWS_10);

        ThisWindows trusting = new ThisWindows(Collections.singletonList(CA.root().certificate()),
                Collections.singletonList(CA.certificate()), waiting(EnrollmentContext.USER));
        CaResponse alone = CaResponse.parse(LEAF.getEncoded());
        assertThat(trusting.chainOf(alone).trusted()).isTrue();
        assertThat(trusting.chainOf(alone).answersPending()).isTrue();
        assertThat(trusting.trustedRoots()).containsExactly(CA.root().certificate());
        assertThat(trusting.authorities()).containsExactly(CA.certificate());

        PreparedInstallation unasked = Installer.on(new LoudSeam()).prepare(response(), FLAGS, windows(), WINDOWS_10);
        assertThat(unasked.forecast().get().hresult().symbol()).isEqualTo("CRYPT_E_NOT_FOUND");
    }

    @Test
    void withoutAnEndEntityThereIsNothingToInstall() throws Exception {
        Installer installer = Installer.on(new LoudSeam());
        CaResponse pending = CaResponse.parse(TestForms.cmc(CA, 3, "Taken under submission", "42", Collections.emptyList()));
        CaResponse unreadable = CaResponse.parse(TestForms.withAnExtensionTwice(LEAF));

        assertThat(catchThrowableOfType(NothingToInstallException.class, () -> installer.prepare(pending, FLAGS, windows(), WINDOWS_10)))
                .hasMessage("the response holds no end-entity certificate to install; the CA says: Taken under submission");
        assertThat(catchThrowableOfType(NothingToInstallException.class, () -> installer.prepare(unreadable, FLAGS, windows(), WINDOWS_10)))
                .hasMessageStartingWith("the response holds a certificate that cannot be read here");
    }

    private static PreparedInstallation prepared(Installer installer, EnrollmentContext waiting) throws Exception {
        return installer.prepare(response(), FLAGS, windows(waiting), WINDOWS_10);
    }

    private static CaResponse response() throws Exception {
        return CaResponse.parse(TestForms.p7b(Arrays.asList(CA.certificate(), LEAF, CA.root().certificate())));
    }

    private static ThisWindows windows(EnrollmentContext... waiting) {
        return new ThisWindows(Collections.emptyList(), Collections.emptyList(), waiting(waiting));
    }

    private static Map<EnrollmentContext, List<byte[]>> waiting(EnrollmentContext... contexts) {
        Map<EnrollmentContext, List<byte[]>> waiting = new EnumMap<>(EnrollmentContext.class);
        waiting.put(EnrollmentContext.USER, Collections.emptyList());
        waiting.put(EnrollmentContext.MACHINE, Collections.emptyList());
        for (EnrollmentContext context : contexts) {
            waiting.put(context, Collections.singletonList(LEAF.getPublicKey().getEncoded()));
        }
        return waiting;
    }
}
