package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodedResponse;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * An installation is whole or not at all: tried and taken back, killed at any moment, many at once. What takes most of
 * a minute and is the same on every build is tagged {@code once}.
 */
class UndoIT {

    private static final EnrollmentContext USER = EnrollmentContext.USER;
    private static final Set<InstallRestriction> UNTRUSTED_ROOT = EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT);
    private static final TestCa CA = TestCa.root("Undo Root").intermediate("Undo Issuing CA");

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    @TempDir
    Path folder;

    @BeforeEach
    void beforeTheHotfixTheRootIsTrusted() throws Exception {
        stores.makeInstallable(CA.root().certificate());
    }

    @Test
    void aTriedInstallationLeavesTheRequestPendingAndInstallable() throws Exception {
        X509Certificate leaf = CA.answer(request("tried"));
        Set<String> before = stores.contents();
        try (Enrollment enrollment = WindowsEnrollment.open(USER)) {
            InstalledCertificate tried = enrollment.dryRun(response(leaf), UNTRUSTED_ROOT, new char[0]);

            assertThat(tried.keyProof().isVerified()).as(tried.keyProof().detail()).isTrue();
            assertThat(tried.added()).hasSize(3);
        }
        assertThat(stores.contents()).isEqualTo(before);
        assertThat(install(leaf).keyProof().isVerified()).isTrue();
    }

    @Test
    void aCertificateThatJavaCannotReadIsTriedInstalledAndTakenBack() throws Exception {
        byte[] leaf = CA.answerThatJavaCannotRead(request("unreadable"));
        List<byte[]> all = new ArrayList<>(Collections.singletonList(leaf));
        CA.chain(CA.certificate()).stream().skip(1).map(StoredCertificate::encoded).forEach(all::add);
        EncodedResponse response = EncodedResponse.of(TestForms.p7bOf(all));
        try (Enrollment enrollment = WindowsEnrollment.open(USER)) {
            stores.assertUnchangedBy(() -> assertIsInstalled(leaf, enrollment.dryRun(response, UNTRUSTED_ROOT, new char[0])));
            assertIsInstalled(leaf, enrollment.install(response, UNTRUSTED_ROOT, new char[0]));
        }
    }

    private static void assertIsInstalled(byte[] leaf, InstalledCertificate installed) {
        assertThat(installed.certificate().encoded()).isEqualTo(leaf);
        assertThat(installed.keyProof().isVerified()).as(installed.keyProof().detail()).isTrue();
        assertThat(installed.added()).hasSize(3);
    }

    /** Another program describes the new certificate and takes a CA for its own between call and undo. */
    @Test
    void whatAnotherProgramChangedAfterTheCallIsLeftAndNamed() throws Exception {
        X509Certificate leaf = CA.answer(request("touched"));
        EncodedResponse response = response(leaf);
        Installation installation = new Installation(USER, response, false);
        try (WindowsEnrollment enrollment = WindowsEnrollment.open(USER)) {
            installation.run(() ->
                    enrollment.installResponse(UNTRUSTED_ROOT, response.text(), response.encoding(), new char[0]));
        }
        touch(StoreName.CA, CA.certificate());

        List<StoredCertificate> left = installation.undo();

        assertThat(left).hasSize(1);
        assertThat(left.get(0).encoded()).isEqualTo(CA.certificate().getEncoded());
        assertThat(WindowsStores.of(USER).find(StoreName.CA, StoredCertificate.thumbprint(CA.certificate()))).isPresent();
        assertThat(WindowsStores.of(USER).find(StoreName.CA, StoredCertificate.thumbprint(CA.root().certificate()))).isEmpty();
        assertThat(WindowsStores.of(USER).list(StoreName.MY)).isEmpty();
        assertThat(WindowsStores.of(USER).pending()).hasSize(1);
    }

    /** As its dialog does: a friendly name. */
    private static void touch(StoreName name, X509Certificate certificate) throws Exception {
        String thumbprint = StoredCertificate.thumbprint(certificate);
        try (CertificateStore store = CertificateStore.ownToWrite(USER, name)) {
            byte[] plain = store.elements().get(thumbprint).serialized();
            byte[] property = {11, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 'x', 0, 0, 0};
            ByteArrayOutputStream named = new ByteArrayOutputStream();
            named.write(property, 0, property.length);
            named.write(plain, 0, plain.length);
            store.restore(StoreElement.parse(named.toByteArray()));
        }
    }

    @Test
    void anAuthorityThatWasThereBeforeStaysInTheUsersStore() throws Exception {
        assertAuthorityStays(USER);
    }

    @Test
    void anAuthorityThatWasThereBeforeStaysInTheMachinesStore() throws Exception {
        NativeStores.assumeMachine();
        assertAuthorityStays(EnrollmentContext.MACHINE);
    }

    private void assertAuthorityStays(EnrollmentContext owner) throws Exception {
        try (CertificateStore store = CertificateStore.ownToWrite(owner, StoreName.CA)) {
            store.add(CA.certificate().getEncoded());
        }
        X509Certificate leaf = CA.answer(request("authority of the " + owner.owner()));
        stores.assertUnchangedBy(() -> {
            try (Enrollment enrollment = WindowsEnrollment.open(USER)) {
                enrollment.dryRun(response(leaf), UNTRUSTED_ROOT, new char[0]);
            }
        });
        X509Certificate expired = CA.issue(TestCa.Spec.of("expired").valid(-9, -1), leaf.getPublicKey());
        stores.assertUnchangedBy(() -> {
            try (Enrollment enrollment = WindowsEnrollment.open(USER)) {
                assertThatExceptionOfType(EnrollmentException.class).isThrownBy(() -> enrollment.install(
                        response(expired), Collections.emptySet(), new char[0]));
            }
        });
    }

    @Test
    void whatWasAddedCannotBeChangedByTheCaller() throws Exception {
        InstalledCertificate installed = install(CA.answer(request("unmodifiable")));

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> installed.added().clear());
    }

    /** Somebody opened the .cer file first: the certificate lies in MY, and leads to no key. */
    @Test
    void aCertificateThatLiesInMyWithoutItsKeyGetsIt() throws Exception {
        X509Certificate leaf = CA.answer(request("there before"));
        try (CertificateStore store = CertificateStore.ownToWrite(USER, StoreName.MY)) {
            store.add(leaf.getEncoded());
        }
        stores.assertUnchangedBy(() -> {
            try (Enrollment enrollment = WindowsEnrollment.open(USER)) {
                assertThat(enrollment.dryRun(response(leaf), UNTRUSTED_ROOT, new char[0])
                        .keyProof().isVerified()).isTrue();
            }
        });
        InstalledCertificate installed = install(leaf);

        assertThat(installed.keyProof().isVerified()).as(installed.keyProof().detail()).isTrue();
        assertThat(WindowsStores.of(USER).pending()).isEmpty();
        assertThat(installed.added()).extracting(StoredCertificate::store).containsOnly(StoreName.CA);
    }

    @Test
    void aKeyLinkThatIsLostIsPutBack() throws Exception {
        X509Certificate leaf = CA.answer(request("lost link"));
        EncodedResponse response = response(leaf);
        Installation installation = new Installation(USER, response, false);
        try (WindowsEnrollment enrollment = WindowsEnrollment.open(USER)) {
            InstalledCertificate installed = installation.run(() -> {
                enrollment.installResponse(UNTRUSTED_ROOT, response.text(), response.encoding(), new char[0]);
                replaceWithoutKey(StoreName.MY, leaf);
            });

            assertThat(installed.keyProof().isVerified()).as(installed.keyProof().detail()).isTrue();
        }
        assertThat(WindowsStores.of(USER).pending()).isEmpty();
        assertThat(installation.undo()).isEmpty();
        assertThat(WindowsStores.of(USER).pending()).hasSize(1);
    }

    @Test
    void aRequestThatNamedNoKeyComesBackWhenItsCertificateLeadsToNone() throws Exception {
        X509Certificate leaf = CA.answer(request("no link"));
        StoredCertificate dummy = WindowsStores.of(USER).pending().get(0).dummy();
        replaceWithoutKey(StoreName.REQUEST, dummy.x509());
        Installation installation = new Installation(USER, response(leaf), false);

        InstalledCertificate installed = installation.run(() -> {
            WindowsStores.of(USER).remove(StoreName.REQUEST, dummy.thumbprint());
            replaceWithoutKey(StoreName.MY, leaf);
        });

        assertThat(installed.keyProof().isVerified()).isFalse();
        assertThat(WindowsStores.of(USER).list(StoreName.REQUEST)).hasSize(1);
    }

    private static void replaceWithoutKey(StoreName name, X509Certificate certificate) throws EnrollmentException {
        WindowsStores.of(USER).remove(name, StoredCertificate.thumbprint(certificate));
        try (CertificateStore store = CertificateStore.ownToWrite(USER, name)) {
            store.add(StoredCertificate.encoded(certificate));
        }
    }

    @Test
    void whatAKilledDryRunLeftIsUndoneByTheNextOpeningAndTold() throws Exception {
        X509Certificate leaf = CA.answer(request("killed for certain"));
        stores.assertUnchangedBy(() -> {
            Interruption.afterTheCall(true, response(leaf));
            assertThat(WindowsStores.of(USER).list(StoreName.REQUEST)).isEmpty();

            WindowsEnrollment.open(USER).close();

            List<InterruptedInstallation> told = InterruptedInstallation.finish(USER);
            assertThat(told).hasSize(1);
            assertThat(told.get(0).isDryRun()).isTrue();
            assertThat(told.get(0).restored()).hasSize(1);
            assertThat(told.get(0).removed()).hasSize(3);
            assertThat(told.get(0)).hasToString("A dry run for the user was interrupted and is undone now; pending again: REQUEST (user): "
                    + "CN=killed for certain; taken away: MY (user): CN=killed for certain, " + told.get(0).removed().get(1) + ", "
                    + told.get(0).removed().get(2) + ".");
        });
        assertThat(InterruptedInstallation.finish(USER)).isEmpty();
        assertThat(Interruption.journals()).isEmpty();
    }

    @Test
    void anInstallationThatWasKilledWhenItWasWholeStays() throws Exception {
        X509Certificate leaf = CA.answer(request("killed late"));
        Interruption.afterTheCall(false, response(leaf));

        assertThat(InterruptedInstallation.finish(USER)).isEmpty();

        assertThat(WindowsStores.of(USER).proveKey(StoreName.MY, StoredCertificate.thumbprint(leaf)).isVerified()).isTrue();
        assertThat(Interruption.journals()).isEmpty();
    }

    @Test
    void anInstallationThatWasKilledBeforeItLinkedTheKeyIsUndone() throws Exception {
        X509Certificate leaf = CA.answer(request("killed early"));
        stores.assertUnchangedBy(() -> {
            Interruption.afterTheCall(false, response(leaf));
            replaceWithoutKey(StoreName.MY, leaf);

            assertThat(InterruptedInstallation.finish(USER)).hasSize(1);
        });
    }

    /** Under the lock, before the next one looks: it installs what the killed one had used up. */
    @Test
    void anInstallationUndoesFirstWhatAnotherLeftWhileItWaited() throws Exception {
        X509Certificate leaf = CA.answer(request("left while waiting"));
        try (Enrollment enrollment = WindowsEnrollment.open(USER)) {
            Interruption.afterTheCall(true, response(leaf));

            InstalledCertificate installed =
                    enrollment.install(response(leaf), UNTRUSTED_ROOT, new char[0]);

            assertThat(installed.keyProof().isVerified()).isTrue();
            assertThat(installed.added()).hasSize(3);
        }
        assertThat(InterruptedInstallation.finish(USER)).hasSize(1);
    }

    @Test
    void aJournalThatIsNoneHarmsNobody() throws Exception {
        Path none = Files.write(Files.createDirectories(UndoJournal.folder()).resolve("user-none.undo"), new byte[] {1, 2, 3});
        stores.assertUnchangedBy(() -> assertThat(InterruptedInstallation.finish(USER)).isEmpty());

        assertThat(none).doesNotExist();
        Files.delete(none.resolveSibling("user-none.undo.unreadable"));
    }

    @Test
    @Tag("once")
    void killedAtAnyMomentNothingIsLost() throws Exception {
        killLoop(6);
    }

    @Test
    @Tag("long")
    void killedTwoHundredTimesNothingIsLost() throws Exception {
        killLoop(200);
    }

    /** A process of its own installs, or every other time tries to, and is killed meanwhile. */
    private void killLoop(int times) throws Exception {
        Random random = new Random(20755);
        long[] whole = new long[2];
        for (int dry = 0; dry < 2; dry++) {
            whole[dry] = Long.parseLong(installAndKillAfter(Long.MAX_VALUE, CA.answer(request("measured " + dry)), dry == 1));
        }
        int installed = 0;
        int undone = 0;
        for (int i = 0; i < times; i++) {
            X509Certificate leaf = CA.answer(request("killed " + i));
            Set<String> before = stores.contents();
            boolean dry = i % 2 == 1;
            installAndKillAfter((long) (whole[i % 2] * 1.1 * random.nextDouble()), leaf, dry);

            undone += InterruptedInstallation.finish(USER).size();
            String thumbprint = StoredCertificate.thumbprint(leaf.getEncoded());
            if (!dry && WindowsStores.of(USER).find(StoreName.MY, thumbprint).isPresent()) {
                installed++;
                assertThat(WindowsStores.of(USER).proveKey(StoreName.MY, thumbprint).isVerified()).as("key after kill " + i).isTrue();
            } else {
                assertThat(stores.contents()).as("after kill " + i).isEqualTo(before);
                assertThat(install(leaf).keyProof().isVerified()).as("installable after kill " + i).isTrue();
            }
            NativeStores.removeAllBut(before, stores.contents());
        }
        assertThat(Interruption.journals()).isEmpty();
        System.out.println("figure: killed " + times + " times at random moments of an installation of " + whole[0] + " ms or a dry run of "
                + whole[1] + " ms: " + installed + " installed, " + (times - installed) + " pending, of these " + undone + " by an undo");
    }

    /** @return what the process said at its end; null if it was killed before */
    private String installAndKillAfter(long millis, X509Certificate leaf, boolean dryRun) throws Exception {
        Path response = Files.write(folder.resolve("response.p7b"), CA.fullChain(leaf));
        Process process = new ProcessBuilder(System.getProperty("java.home") + "\\bin\\java.exe", "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Installer.class.getName(), response.toString(), String.valueOf(dryRun))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(said.readLine()).isEqualTo("now");
            if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return said.readLine();
        }
    }

    /** The process that is killed. It says when all that is left to do is the installation, then how long that took. */
    public static final class Installer {
        private Installer() {
        }

        public static void main(String[] args) throws Exception {
            CaResponse response = CaResponse.parse(Files.readAllBytes(Paths.get(args[0])));
            try (Enrollment enrollment = WindowsEnrollment.open(USER)) {
                System.out.println("now");
                long start = System.nanoTime();
                if (Boolean.parseBoolean(args[1])) {
                    enrollment.dryRun(response.encoded(), UNTRUSTED_ROOT, new char[0]);
                } else {
                    enrollment.install(response.encoded(), UNTRUSTED_ROOT, new char[0]);
                }
                System.out.println(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            }
        }
    }

    @Test
    @Tag("once")
    void sixteenThreadsInstallWithoutCrossTalk() throws Exception {
        installInThreads(16, 2);
    }

    @Test
    @Tag("long")
    void sixteenThreadsInstallAThousandWithoutCrossTalk() throws Exception {
        installInThreads(16, 63);
    }

    private static void installInThreads(int threads, int each) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Optional<String>>> results = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String name = "thread " + thread;
                results.add(pool.submit((Callable<Optional<String>>) () -> installMany(name, each)));
            }
            for (Future<Optional<String>> result : results) {
                assertThat(result.get()).isEmpty();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** @return what went wrong */
    private static Optional<String> installMany(String name, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            X509Certificate leaf = CA.answer(request(name + " " + i));
            InstalledCertificate installed = install(leaf);
            if (!installed.keyProof().isVerified() || !Arrays.equals(installed.certificate().encoded(), leaf.getEncoded())) {
                return Optional.of(name + ": " + installed.certificate() + " " + installed.keyProof().detail());
            }
            // Every installation looks at all that is in the stores: a thousand certificates would make it slower and prove no more.
            WindowsStores.of(USER).remove(StoreName.MY, installed.certificate().thumbprint());
        }
        return Optional.empty();
    }

    private static byte[] request(String name) throws Exception {
        try (Enrollment enrollment = WindowsEnrollment.open(USER)) {
            return enrollment.createRequest(CertificateRequest.forSubject("CN=" + name).build());
        }
    }

    private static InstalledCertificate install(X509Certificate leaf) throws Exception {
        try (Enrollment enrollment = WindowsEnrollment.open(USER)) {
            return enrollment.install(response(leaf), UNTRUSTED_ROOT, new char[0]);
        }
    }

    private static EncodedResponse response(X509Certificate leaf) throws Exception {
        return CaResponse.parse(CA.fullChain(leaf)).encoded();
    }
}
