package io.github.certenroll4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What Windows thinks of a certificate's chain, now and with the stores as they are: the bits of
 * {@code CERT_TRUST_STATUS.dwErrorStatus}. Immutable.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/ns-wincrypt-cert_trust_status">CERT_TRUST_STATUS</a>
 */
public final class ChainStatus {

    private static final Object[][] WORDS = {
        {0x1, "a certificate is outside its validity period"},
        {0x4, "a certificate was revoked"},
        {0x8, "a signature is wrong"},
        {0x10, "a certificate is not valid for this use"},
        {0x20, "the root is not trusted"},
        {0x40, "whether a certificate was revoked is not known"},
        {0x80, "the chain runs in a circle"},
        {0x100, "an extension is invalid"},
        {0x200, "policy constraints are violated"},
        {0x400, "basic constraints are violated: an issuer is no CA"},
        {0x800, "name constraints are violated"},
        {0x10000, "the chain is incomplete: an issuer is missing"},
        {0x1000000, "the revocation server could not be reached"},
        {0x4000000, "a certificate is explicitly distrusted"},
        {0x100000, "a signature uses a weak algorithm"},
    };

    private final int errorStatus;

    /** @param errorStatus {@code dwErrorStatus} */
    public ChainStatus(int errorStatus) {
        this.errorStatus = errorStatus;
    }

    /** Whether Windows finds nothing wrong. */
    public boolean isGood() {
        return errorStatus == 0;
    }

    /** {@code dwErrorStatus}. */
    public int errorStatus() {
        return errorStatus;
    }

    /** What is wrong, a phrase for each bit; empty when nothing is. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        int rest = errorStatus;
        for (Object[] word : WORDS) {
            int bit = (Integer) word[0];
            if ((rest & bit) != 0) {
                problems.add((String) word[1]);
                rest &= ~bit;
            }
        }
        if (rest != 0) {
            problems.add(String.format(Locale.ROOT, "other trouble (0x%08x)", rest));
        }
        return Collections.unmodifiableList(problems);
    }
}
