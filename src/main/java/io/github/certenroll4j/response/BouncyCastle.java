package io.github.certenroll4j.response;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.Properties;

/**
 * Bouncy Castle as a second opinion, where the JDK refuses. Its provider is never registered, and made when it is first
 * needed: that takes longer than all the rest of an answer.
 */
final class BouncyCastle {

    /** What is asked of it; it refuses by exceptions of many kinds. */
    interface Question<T> {
        T ask(Provider provider) throws Exception;
    }

    /** It looks for primes among the RSA moduli that it is shown, for half a second. The JDK does not, nor do we. */
    private static final String WITHOUT_SEARCH_FOR_PRIMES = "org.bouncycastle.rsa.allow_unsafe_mod";

    private BouncyCastle() {
    }

    static <T> T ask(Question<T> question) throws Exception {
        Properties.setThreadOverride(WITHOUT_SEARCH_FOR_PRIMES, true);
        try {
            return question.ask(Late.PROVIDER);
        } finally {
            Properties.removeThreadOverride(WITHOUT_SEARCH_FOR_PRIMES);
        }
    }

    private static final class Late {
        private static final Provider PROVIDER = new BouncyCastleProvider();
    }
}
