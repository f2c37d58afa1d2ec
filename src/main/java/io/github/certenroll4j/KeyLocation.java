package io.github.certenroll4j;

import java.util.Arrays;
import java.util.List;

/**
 * Where a private key is kept: what a certificate's {@code CERT_KEY_PROV_INFO_PROP_ID} says. Immutable.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/ns-wincrypt-crypt_key_prov_info">CRYPT_KEY_PROV_INFO</a>
 */
public final class KeyLocation {

    private static final int CRYPT_MACHINE_KEYSET = 0x20;

    private final String provider;
    private final int providerType;
    private final String container;
    private final int flags;
    private final int keySpec;

    /**
     * @param providerType CryptoAPI's number, 0 for a key storage provider of CNG
     * @param flags        as they stand in the certificate's property
     * @param keySpec      which of the container's keys: 1 {@code AT_KEYEXCHANGE}, 2 {@code AT_SIGNATURE}, 0 for CNG
     */
    public KeyLocation(String provider, int providerType, String container, int flags, int keySpec) {
        this.provider = provider;
        this.providerType = providerType;
        this.container = container;
        this.flags = flags;
        this.keySpec = keySpec;
    }

    /** Name of the CSP or key storage provider. */
    public String provider() {
        return provider;
    }

    /** CryptoAPI's number for the kind of CSP, 0 for a key storage provider of CNG. */
    public int providerType() {
        return providerType;
    }

    /** Whether it is a key storage provider of CNG. */
    public boolean isCng() {
        return providerType == 0;
    }

    /** Name of the key container. */
    public String container() {
        return container;
    }

    /** Which of the container's keys: 1 {@code AT_KEYEXCHANGE}, 2 {@code AT_SIGNATURE}, 0 for CNG. */
    public int keySpec() {
        return keySpec;
    }

    /** Whether the key is the computer's and not the user's. */
    public boolean isMachine() {
        return (flags & CRYPT_MACHINE_KEYSET) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyLocation && fields().equals(((KeyLocation) other).fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return Arrays.asList(provider, providerType, container, flags, keySpec);
    }

    /** {@code machine key "te-4711" of "Microsoft Software Key Storage Provider"}. */
    @Override
    public String toString() {
        return (isMachine() ? "machine" : "user") + " key \"" + container + "\" of \"" + provider + "\"";
    }
}
