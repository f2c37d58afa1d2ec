package io.github.certenroll4j.win;

import io.github.certenroll4j.EncodedResponse;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.RenewedCertificate;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of {@code InstallResponse}, with the stores noted before it: what came of the call is told from the
 * difference, byte by byte, and a refusal leaves nothing behind.
 */
final class Installation {

    static final StoreName[] RECEIVING = {StoreName.MY, StoreName.CA};

    private final EnrollmentContext context;
    private final WindowsStores stores;
    private final EncodedResponse response;
    private final StoreContents before;
    /** Right after the call: what is otherwise by the time of an undo was changed by somebody else. */
    private StoreContents after;
    private final UndoJournal journal;
    private boolean undone;

    /** Notes the stores of this context as they are now. */
    Installation(EnrollmentContext context, EncodedResponse response, boolean dryRun) throws EnrollmentException {
        this.context = context;
        this.stores = WindowsStores.of(context);
        this.response = response;
        this.before = StoreContents.of(context);
        this.after = before;
        this.journal = new UndoJournal(context, dryRun);
        note();
    }

    private void note() {
        before.in(StoreName.REQUEST).forEach((thumbprint, dummy) -> {
            if (response.answers(dummy.encoded())) {
                journal.pending().put(thumbprint, dummy);
                RenewedMark.on(dummy).flatMap(old -> before.find(StoreName.MY, old)).ifPresent(old ->
                        journal.renewed().put(StoredCertificate.thumbprint(old.encoded()), old));
            }
        });
        for (StoreName name : RECEIVING) {
            for (String thumbprint : response.thumbprints()) {
                Optional<StoreElement> there = before.find(name, thumbprint);
                there.ifPresent(element -> journal.present(name).put(thumbprint, element));
                if (!there.isPresent()) {
                    journal.absent(name).add(thumbprint);
                }
            }
        }
    }

    /** The call itself. */
    interface Call {
        void run() throws EnrollmentException;
    }

    /**
     * Makes the call, and says what came of it; a dry run then takes everything away again. Until the end it stands in a file
     * what it takes to undo it, whatever ends this process.
     *
     * @throws EnrollmentException the refusal, with the stores as they were before
     */
    InstalledCertificate run(Call call) throws EnrollmentException {
        Path file = write();
        try {
            InstalledCertificate installed = journal.isDryRun() ? dryRun(call) : install(call);
            UndoJournal.remove(file);
            return installed;
        } catch (EnrollmentException | RuntimeException | Error e) {
            if (undone) {
                UndoJournal.remove(file);
            }
            throw e;
        }
    }

    /** What it takes to undo it. */
    UndoJournal journal() {
        return journal;
    }

    private Path write() throws EnrollmentException {
        try {
            return journal.writeTo(UndoJournal.folder());
        } catch (IOException unwritable) {
            throw new EnrollmentException(HResult.of(0x8007001d) /* ERROR_WRITE_FAULT */, "undo",
                    "nothing was begun, as what it takes to undo it cannot be written: " + unwritable);
        }
    }

    private InstalledCertificate install(Call call) throws EnrollmentException {
        try {
            call.run();
        } catch (EnrollmentException refusal) {
            return refused(refusal);
        } catch (RuntimeException | Error e) {
            putBackAfter(e);
            throw e;
        }
        return succeeded();
    }

    private InstalledCertificate dryRun(Call call) throws EnrollmentException {
        InstalledCertificate installed;
        try {
            installed = install(call);
        } catch (EnrollmentException | RuntimeException | Error e) {
            putBackAfter(e);
            throw e;
        }
        return installed.leaving(undo());
    }

    /** Finds the certificate and proves its key. */
    private InstalledCertificate succeeded() throws EnrollmentException {
        after = StoreContents.of(context);
        List<String> candidates = changed(StoreName.MY);
        if (candidates.isEmpty()) {
            candidates.addAll(response.thumbprints());
            candidates.retainAll(after.in(StoreName.MY).keySet());
        }
        if (candidates.isEmpty()) {
            EnrollmentException nothing = new EnrollmentException(HResult.S_OK, "InstallResponse",
                    "Windows says that it succeeded, but MY has no certificate of the response");
            putBackAfter(nothing);
            throw nothing;
        }
        return result(candidates, HResult.S_OK);
    }

    /**
     * A third party reports that Windows can install a certificate and still answer
     * {@code CERT_E_UNTRUSTEDROOT}, so MY is looked into before it is said that nothing was installed.
     *
     * @return the certificate that is installed nevertheless, with a key that works
     * @throws EnrollmentException the refusal, with the stores as they were before
     */
    private InstalledCertificate refused(EnrollmentException refusal) throws EnrollmentException {
        try {
            after = StoreContents.of(context);
            List<String> candidates = changed(StoreName.MY);
            if (!candidates.isEmpty()) {
                InstalledCertificate result = result(candidates, refusal.hresult());
                if (result.keyProof().isVerified()) {
                    return result;
                }
            }
        } catch (EnrollmentException whileLooking) {
            refusal.addSuppressed(whileLooking);
        }
        putBackAfter(refusal);
        throw refusal;
    }

    /** Puts the stores back as they were, once; what goes wrong then is told besides. */
    private void putBackAfter(Throwable why) {
        if (undone) {
            return;
        }
        try {
            for (StoredCertificate left : undo()) {
                why.addSuppressed(new IllegalStateException("left " + left + ", which another program has changed meanwhile"));
            }
        } catch (EnrollmentException whileCleaning) {
            why.addSuppressed(whileCleaning);
        }
    }

    /** Of several certificates for the request Windows may have chosen another one than we: the one whose key works. */
    private InstalledCertificate result(List<String> candidates, HResult hresult) throws EnrollmentException {
        String installed = candidates.get(0);
        KeyProof proof = KeyProof.failed("");
        for (int i = 0; i < candidates.size() && !proof.isVerified(); i++) {
            KeyProof found = proveKey(candidates.get(i));
            installed = i == 0 || found.isVerified() ? candidates.get(i) : installed;
            proof = i == 0 || found.isVerified() ? found : proof;
        }
        InstalledCertificate result = new InstalledCertificate(stored(StoreName.MY, installed), hresult, proof, added());
        return proof.isVerified() && !journal.isDryRun() ? archiveRenewed(result) : result;
    }

    /** A dry run leaves the old certificate alone; what Windows itself did to it is undone with the rest. */
    private InstalledCertificate archiveRenewed(InstalledCertificate result) throws EnrollmentException {
        Optional<RenewedCertificate> old = RenewedMark.archive(context, journal.renewed(), result.certificate().thumbprint(), after);
        if (!old.isPresent()) {
            return result;
        }
        after = StoreContents.of(context);
        return result.renewing(old.get());
    }

    private KeyProof proveKey(String thumbprint) throws EnrollmentException {
        KeyProof proof = stores.proveKey(StoreName.MY, thumbprint);
        if (proof.isVerified()) {
            return proof;
        }
        keepKey(thumbprint);
        return stores.proveKey(StoreName.MY, thumbprint);
    }

    /**
     * A request that is used up while its certificate does not lead to its key would be a key that nobody finds: the
     * certificate gets the link that the request had, or the request comes back.
     */
    private void keepKey(String thumbprint) throws EnrollmentException {
        for (Map.Entry<String, StoreElement> dummy : journal.pending().entrySet()) {
            StoreElement installed = after.in(StoreName.MY).get(thumbprint);
            if (after.find(StoreName.REQUEST, dummy.getKey()).isPresent() || installed.hasKeyOf(dummy.getValue())
                    || !installed.hasPublicKeyOf(dummy.getValue())) {
                continue;
            }
            restore(StoreName.MY, installed.withPropertiesOf(dummy.getValue()));
            if (!after.in(StoreName.MY).get(thumbprint).hasKeyOf(dummy.getValue())) {
                restore(StoreName.REQUEST, dummy.getValue());
            }
        }
    }

    private void restore(StoreName name, StoreElement element) throws EnrollmentException {
        try (CertificateStore store = CertificateStore.ownToWrite(context, name)) {
            store.restore(element);
        }
        after = StoreContents.of(context);
    }

    private StoredCertificate stored(StoreName name, String thumbprint) {
        return new StoredCertificate(context, name, after.in(name).get(thumbprint).encoded());
    }

    /** Of the response's certificates those that the store did not have before, or not so. */
    private List<String> changed(StoreName name) {
        List<String> changed = new ArrayList<>();
        for (String thumbprint : response.thumbprints()) {
            Optional<StoreElement> now = after.find(name, thumbprint);
            if (now.isPresent() && !now.equals(before.find(name, thumbprint))) {
                changed.add(thumbprint);
            }
        }
        return changed;
    }

    private List<StoredCertificate> added() throws EnrollmentException {
        List<StoredCertificate> added = new ArrayList<>();
        for (StoreName name : RECEIVING) {
            changed(name).stream().filter(thumbprint -> !before.find(name, thumbprint).isPresent())
                    .forEach(thumbprint -> added.add(stored(name, thumbprint)));
        }
        for (StoredCertificate root : stores.list(StoreName.ROOT)) {
            if (response.thumbprints().contains(root.thumbprint()) && !before.roots().contains(root.thumbprint())) {
                added.add(root);
            }
        }
        return added;
    }

    /**
     * Takes away what the call added.
     *
     * @return what was left, as somebody else has changed it since the call
     */
    List<StoredCertificate> undo() throws EnrollmentException {
        Undo undo = new Undo(journal, after).run();
        undone = true;
        return undo.left();
    }
}
