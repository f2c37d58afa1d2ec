package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What stands in the stores of a context that an installation may change, at one moment. */
final class StoreContents {

    private final Map<StoreName, Map<String, StoreElement>> stores = new EnumMap<>(StoreName.class);
    private final Set<String> roots = new TreeSet<>();

    private StoreContents() {
    }

    /** Reads them now. Of Root, which nothing of ours changes, only which certificates are in it. */
    static StoreContents of(EnrollmentContext context) throws EnrollmentException {
        StoreContents contents = new StoreContents();
        for (StoreName name : new StoreName[] {StoreName.MY, StoreName.CA, StoreName.REQUEST}) {
            try (CertificateStore store = CertificateStore.ownToRead(context, name)) {
                contents.stores.put(name, store.elements());
            }
        }
        for (StoredCertificate root : WindowsStores.of(context).list(StoreName.ROOT)) {
            contents.roots.add(root.thumbprint());
        }
        return contents;
    }

    /** By thumbprint. */
    Map<String, StoreElement> in(StoreName name) {
        return stores.get(name);
    }

    Optional<StoreElement> find(StoreName name, String thumbprint) {
        return Optional.ofNullable(in(name).get(thumbprint));
    }

    Set<String> roots() {
        return roots;
    }
}
