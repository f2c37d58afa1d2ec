package io.github.certenroll4j.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.pe.TestDll;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.TestCa;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of a Windows' stores and of its Certenroll.dll; a double stands for the Windows. */
class ThisWindowsTest {

    private static final TestCa ROOT = TestCa.root("This Root");
    private static final TestCa CA = ROOT.intermediate("This CA");
    private static final PublicKey USERS_KEY = TestCa.Keys.RSA.generate().getPublic();
    private static final PublicKey MACHINES_KEY = TestCa.Keys.RSA.generate().getPublic();
    private static final X509Certificate FOR_USER = CA.issue("user", USERS_KEY);
    private static final X509Certificate FOR_MACHINE = CA.issue("machine", MACHINES_KEY);

    @TempDir
    private Path folder;

    private final Map<StoreName, List<StoredCertificate>> stores = new EnumMap<>(StoreName.class);
    private final Map<EnrollmentContext, List<PendingRequest>> pending = new EnumMap<>(EnrollmentContext.class);
    private Optional<Path> certEnroll = Optional.empty();

    private final Seam windows = new LoudSeam() {
        @Override
        public List<StoredCertificate> stored(StoreName store) {
            return stores.getOrDefault(store, Collections.emptyList());
        }

        @Override
        public List<PendingRequest> pending(EnrollmentContext context) {
            return pending.getOrDefault(context, Collections.emptyList());
        }

        @Override
        public Optional<Path> certEnroll() {
            return certEnroll;
        }
    };

    private void store(StoreName name, byte[] certificate) {
        stores.computeIfAbsent(name, store -> new ArrayList<>()).add(new StoredCertificate(EnrollmentContext.USER, name, certificate));
    }

    /** A dummy certificate in REQUEST has the request's key and no more to tell. */
    private void waits(EnrollmentContext context, PublicKey key) throws Exception {
        byte[] dummy = TestCa.root("dummy").issue("dummy", key).getEncoded();
        pending.computeIfAbsent(context, any -> new ArrayList<>()).add(new PendingRequest(
                new StoredCertificate(context, StoreName.REQUEST, dummy), Optional.empty(), true));
    }

    @Test
    void rootsAndAuthoritiesAreThoseThatCanBeRead() throws Exception {
        store(StoreName.ROOT, ROOT.certificate().getEncoded());
        store(StoreName.ROOT, new byte[] {0x30, 3, 2, 1, 0});
        store(StoreName.CA, CA.certificate().getEncoded());

        ThisWindows found = ThisWindows.of(windows);

        assertThat(found.trustedRoots()).containsExactly(ROOT.certificate());
        assertThat(found.authorities()).containsExactly(CA.certificate());
    }

    @Test
    void aChainIsCompletedFromTheStoresAndTrustedByThem() throws Exception {
        CaResponse leafOnly = CaResponse.parse(FOR_USER.getEncoded());
        assertThat(ThisWindows.of(windows).chainOf(leafOnly).complete()).isFalse();

        store(StoreName.CA, CA.certificate().getEncoded());
        store(StoreName.ROOT, ROOT.certificate().getEncoded());

        assertThat(ThisWindows.of(windows).chainOf(leafOnly).complete()).isTrue();
        assertThat(ThisWindows.of(windows).chainOf(leafOnly).trusted()).isTrue();
    }

    @Test
    void aRequestIsFoundWhereItWaits() throws Exception {
        assertThat(ThisWindows.of(windows).waitingFor(FOR_USER)).isEmpty();
        waits(EnrollmentContext.USER, USERS_KEY);
        waits(EnrollmentContext.MACHINE, MACHINES_KEY);

        ThisWindows found = ThisWindows.of(windows);

        assertThat(found.waitingFor(FOR_USER)).contains(EnrollmentContext.USER);
        assertThat(found.waitingFor(FOR_MACHINE)).contains(EnrollmentContext.MACHINE);
        assertThat(found.waitingFor(CA.certificate())).isEmpty();
        assertThat(found.pendingKeys().include(FOR_USER)).isTrue();
        assertThat(found.pendingKeys().include(FOR_MACHINE)).isTrue();
        assertThat(found.pendingKeys().include(CA.certificate())).isFalse();
    }

    @Test
    void theUsersRequestGoesFirst() throws Exception {
        waits(EnrollmentContext.MACHINE, USERS_KEY);
        assertThat(ThisWindows.of(windows).waitingFor(FOR_USER)).contains(EnrollmentContext.MACHINE);

        waits(EnrollmentContext.USER, USERS_KEY);

        assertThat(ThisWindows.of(windows).waitingFor(FOR_USER)).contains(EnrollmentContext.USER);
    }

    @Test
    void anInstallerPreparesWithWhatItsWindowsKnows() throws Exception {
        waits(EnrollmentContext.MACHINE, USERS_KEY);
        certEnroll = Optional.of(dll("6.0.6000.20755"));

        PreparedInstallation prepared = Installer.on(windows).prepare(CaResponse.parse(FOR_USER.getEncoded()),
                EnumSet.noneOf(InstallRestriction.class));

        assertThat(prepared.context()).isEqualTo(EnrollmentContext.MACHINE);
        assertThat(prepared.certEnroll()).contains(FileVersion.parse("6.0.6000.20755"));
    }

    @Test
    void theVersionIsThatOfTheFileAndNoneWhereItCannotBeRead() throws Exception {
        assertThat(ThisWindows.certEnroll(windows)).isEmpty();
        certEnroll = Optional.of(folder.resolve("absent.dll"));
        assertThat(ThisWindows.certEnroll(windows)).isEmpty();
        certEnroll = Optional.of(Files.write(folder.resolve("text.dll"), new byte[] {'M', 'Z', 1, 2, 3}));
        assertThat(ThisWindows.certEnroll(windows)).isEmpty();

        certEnroll = Optional.of(dll("10.0.19041.1"));

        assertThat(ThisWindows.certEnroll(windows)).contains(FileVersion.parse("10.0.19041.1"));
    }

    private Path dll(String version) throws Exception {
        return Files.write(folder.resolve(version + ".dll"), TestDll.x64(version));
    }

    @Test
    void aStoreThatMayNotBeReadIsNotAnEmptyOne() {
        Seam closed = new LoudSeam() {
            @Override
            public List<PendingRequest> pending(EnrollmentContext context) throws EnrollmentException {
                throw new EnrollmentException(HResult.parse("E_ACCESSDENIED"), "CertOpenStore", "");
            }
        };
        assertThatExceptionOfType(EnrollmentException.class).isThrownBy(() -> ThisWindows.of(closed));
    }
}
