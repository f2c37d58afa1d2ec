package io.github.certenroll4j.response;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The public keys of the requests that wait in Windows' REQUEST store. */
public final class PendingKeys {

    private final boolean any;
    /** Encoded: a key of Windows and the same key of Java are objects of different classes. */
    private final Set<String> keys = new HashSet<>();

    private PendingKeys(boolean any) {
        this.any = any;
    }

    /** Nothing is known: whatever the response is for is taken as requested. */
    public static PendingKeys any() {
        return new PendingKeys(true);
    }

    /** Exactly these requests wait; none for an empty collection. */
    public static PendingKeys of(Collection<PublicKey> keys) {
        PendingKeys pending = new PendingKeys(false);
        keys.forEach(key -> pending.keys.add(Arrays.toString(key.getEncoded())));
        return pending;
    }

    /** Whether a certificate of this key can answer a request. */
    boolean mayAnswer(PublicKey key) {
        return any || names(key);
    }

    /** Whether this very key is known to be waiting. */
    boolean names(PublicKey key) {
        return !keys.isEmpty() && keys.contains(Arrays.toString(key.getEncoded()));
    }
}
