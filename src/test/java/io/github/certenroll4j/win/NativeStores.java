package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.WString;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.hotfix.CertenrollCopy;
import io.github.certenroll4j.hotfix.HotfixStatus;
import io.github.certenroll4j.hotfix.WindowsFiles;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For tests that touch the certificate stores of a Windows: refuses to on a machine whose owner did not allow it,
 * removes what a test left behind, and counts the stand-in's live objects after it.
 */
public final class NativeStores implements BeforeEachCallback, AfterEachCallback {

    private static final StoreName[] TOUCHED = {StoreName.MY, StoreName.CA, StoreName.REQUEST, StoreName.ROOT};

    static {
        if (isSandbox()) {
            keepLinuxRootsOut();
        }
    }

    private static boolean machineAllowed = true;

    private final EnrollmentContext context;
    private Set<String> before;

    private NativeStores(EnrollmentContext context) {
        this.context = context;
    }

    public static NativeStores ofUser() {
        return new NativeStores(EnrollmentContext.USER);
    }

    /** A test that has this is skipped where it may not write to the machine's stores, or cannot. */
    public static NativeStores ofMachine() {
        return new NativeStores(EnrollmentContext.MACHINE);
    }

    /** Whether the CertEnroll of this Windows is the test double. */
    public static boolean isSandbox() {
        return System.getenv("CERTENROLL4J_SANDBOX") != null;
    }

    public static boolean isAdministrator() {
        return NativeLibrary.getInstance("shell32").getFunction("IsUserAnAdmin", Function.ALT_CONVENTION)
                .invokeInt(new Object[0]) != 0;
    }

    /** Whether tests may write to the machine's stores. */
    public static void allowMachine(boolean allowed) {
        machineAllowed = allowed;
    }

    /** For a test that writes to the machine's stores: where it may not or cannot, it is skipped. */
    public static void assumeMachine() {
        Assumptions.assumeTrue(machineAllowed, "it writes to the machine's stores");
        Assumptions.assumeTrue(isAdministrator(), "needs an administrator");
    }

    /** Whether a rule of the contract puts a root into the machine's trusted ones. Its variants have a slash and more. */
    public static boolean isOfTheMachine(String rule) {
        return Arrays.asList("root-trusted", "pfx-as-response").contains(rule.split("/")[0]);
    }

    /**
     * For a test that installs a chain to this root from a program: before the hotfix no flag is sure to do that, so there
     * the root is trusted until the test ends.
     */
    public void makeInstallable(X509Certificate root) throws Exception {
        if (!hasTheFix()) {
            trust(root);
        }
    }

    /** The machine trusts the root until the test ends. */
    public void trust(X509Certificate root) throws Exception {
        assumeMachine();
        try (CertificateStore store = CertificateStore.toWrite(EnrollmentContext.MACHINE, StoreName.ROOT)) {
            store.add(root.getEncoded());
        }
    }

    /**
     * Wine copies the trusted roots of Linux, well over a hundred, into each session's registry, where every look into a
     * store then reads them all. It does not when a process has this semaphore, which says that it was done.
     */
    private static void keepLinuxRootsOut() {
        NativeLibrary.getInstance("kernel32").getFunction("CreateSemaphoreW", Function.ALT_CONVENTION)
                .invokePointer(new Object[] {null, 1, 1, new WString("crypt32_root_semaphore")});
    }

    /** The version of the Certenroll.dll that answers here. */
    public static FileVersion certenrollVersion() {
        CertenrollCopy copy = HotfixStatus.of(WindowsFiles.live()).copies().get(0);
        return copy.version().orElseThrow(() -> new AssertionError("no version in " + copy.path()));
    }

    /** Whether the fix is in this Certenroll.dll, by the article: revision 20755 on the LDR branch, or Vista SP1 on. */
    public static boolean hasTheFix() {
        return certenrollVersion().atLeast(FileVersion.parse("6.0.6000.20755"));
    }

    /**
     * Every certificate in the stores that an enrollment touches, the context's own and the machine's, with every property:
     * context, store, thumbprint, properties, in a fixed order.
     */
    public Set<String> contents() throws EnrollmentException {
        return contents(TOUCHED);
    }

    /** As {@link #contents()}, of these stores only. */
    Set<String> contents(StoreName... names) throws EnrollmentException {
        Set<String> all = new TreeSet<>();
        for (EnrollmentContext owner : EnumSet.of(context, EnrollmentContext.MACHINE)) {
            for (StoreName name : names) {
                try (CertificateStore store = CertificateStore.ownToRead(owner, name)) {
                    store.elements().forEach((thumbprint, element) ->
                            all.add(owner + " " + name + " " + thumbprint + " " + properties(element)));
                }
            }
        }
        return all;
    }

    /** What a test does. */
    public interface Action {
        void run() throws Exception;
    }

    private static String properties(StoreElement element) {
        return element.properties().entrySet().stream()
                .map(property -> property.getKey() + "=" + StoredCertificate.thumbprint(property.getValue()))
                .collect(Collectors.joining(","));
    }

    /** What is to be refused or taken back leaves every store as it was, property by property. */
    public void assertUnchangedBy(Action action) throws Exception {
        Set<String> unchanged = contents();
        action.run();
        assertThat(contents()).isEqualTo(unchanged);
    }

    @Override
    public void beforeEach(ExtensionContext test) throws EnrollmentException {
        if (!isSandbox() && !"allow".equals(System.getenv("CERTENROLL4J_NATIVE_TESTS"))) {
            Assertions.fail("this test writes to this user's certificate stores; set CERTENROLL4J_NATIVE_TESTS=allow to let it");
        }
        if (context.isMachine()) {
            assumeMachine();
        }
        before = contents();
    }

    /** Takes the key of a pending request of the user away, and leaves the request. */
    public static void deletePendingKey(String thumbprint) throws EnrollmentException {
        KeyProviderInfo.delete(WindowsStores.of(EnrollmentContext.USER).keyLocation(StoreName.REQUEST, thumbprint)
                .orElseThrow(() -> new AssertionError("no key of " + thumbprint)));
    }

    @Override
    public void afterEach(ExtensionContext test) throws EnrollmentException {
        removeAllBut(before, contents());
        assertNothingLives();
    }

    static void removeAllBut(Set<String> before, Set<String> now) throws EnrollmentException {
        for (String[] added : addedTo(before, now)) {
            try (CertificateStore store = CertificateStore.ownToWrite(EnrollmentContext.valueOf(added[0]), StoreName.valueOf(added[1]))) {
                store.remove(added[2]);
            }
        }
    }

    /** Context, store and thumbprint of what was not there before, whatever its properties. */
    static List<String[]> addedTo(Set<String> before, Set<String> now) {
        return now.stream().map(entry -> entry.split(" ")).filter(word -> before.stream().noneMatch(kept ->
                kept.startsWith(word[0] + " " + word[1] + " " + word[2]))).collect(Collectors.toList());
    }

    /** The stand-in counts its objects in this process; the real server does not say. */
    static void assertNothingLives() {
        if (isSandbox()) {
            assertThat(liveObjects()).as("objects of the stand-in that are still alive").isZero();
        }
    }

    private static int liveObjects() {
        return NativeLibrary.getInstance("certenroll").getFunction("StandinLiveObjects", Function.ALT_CONVENTION)
                .invokeInt(new Object[0]);
    }
}
