package io.github.certenroll4j.win;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodedResponse;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.TestCa;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One process of {@link LoadIT}: prints how many certificates it installed, or ends with what went wrong. */
public final class LoadProgram {

    private static final EnrollmentContext USER = EnrollmentContext.USER;
    private static final WindowsStores USERS = WindowsStores.of(USER);
    private static final Set<InstallRestriction> UNTRUSTED_ROOT = EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT);

    private final TestCa ca;
    private final int each;

    private LoadProgram(TestCa ca, int each) {
        this.ca = ca;
        this.each = each;
    }

    public static void main(String[] args) throws Exception {
        LoadProgram program = new LoadProgram(TestCa.of(Files.readAllBytes(Paths.get(args[0]))), Integer.parseInt(args[2]));
        int threads = Integer.parseInt(args[1]);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                String name = "thread " + i;
                results.add(pool.submit(() -> program.installMany(name)));
            }
            int installed = 0;
            for (Future<Integer> result : results) {
                installed += result.get();
            }
            System.out.println(installed);
        } finally {
            pool.shutdownNow();
        }
    }

    /** What was installed is looked at again when the next one is: by then others have taken back what was theirs. */
    private int installMany(String name) throws Exception {
        String last = "";
        for (int i = 0; i < each; i++) {
            X509Certificate leaf = ca.answer(request(name + " " + i));
            if (i % 3 == 1) {
                prove(install(leaf, true, UNTRUSTED_ROOT));
            } else if (i % 3 == 2) {
                refuse(leaf);
            }
            InstalledCertificate installed = install(leaf, false, UNTRUSTED_ROOT);
            prove(installed);
            remove(last);
            last = installed.certificate().thumbprint();
        }
        remove(last);
        return each;
    }

    private static void prove(InstalledCertificate installed) {
        if (!installed.keyProof().isVerified()) {
            throw new IllegalStateException(installed.certificate() + ": " + installed.keyProof().detail());
        }
    }

    private void refuse(X509Certificate leaf) throws Exception {
        try {
            install(leaf, false, Collections.emptySet());
        } catch (EnrollmentException refusal) {
            if (refusal.hresult().symbol().equals("CERT_E_UNTRUSTEDROOT") && refusal.getSuppressed().length == 0) {
                return;
            }
            throw refusal;
        }
        throw new IllegalStateException("not refused");
    }

    /** The stores stay small: each installation looks at all that is in them. */
    private static void remove(String thumbprint) throws EnrollmentException {
        if (!thumbprint.isEmpty()) {
            boolean kept = USERS.alone(() -> {
                boolean found = USERS.proveKey(StoreName.MY, thumbprint).isVerified();
                USERS.remove(StoreName.MY, thumbprint);
                return found;
            });
            if (!kept) {
                throw new IllegalStateException("lost: " + thumbprint);
            }
        }
    }

    private static byte[] request(String name) throws EnrollmentException {
        try (Enrollment enrollment = WindowsEnrollment.open(USER)) {
            return enrollment.createRequest(CertificateRequest.forSubject("CN=" + name).build());
        }
    }

    private InstalledCertificate install(X509Certificate leaf, boolean dryRun, Set<InstallRestriction> flags) throws Exception {
        EncodedResponse response = CaResponse.parse(ca.fullChain(leaf)).encoded();
        try (Enrollment enrollment = WindowsEnrollment.open(USER)) {
            return dryRun
                    ? enrollment.dryRun(response, flags, new char[0])
                    : enrollment.install(response, flags, new char[0]);
        }
    }
}
