package io.github.certenroll4j;

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

    /**
     * @param providerType CryptoAPI's number, 0 for a key storage provider of CNG
     * @param flags        as they stand in the certificate's property
     */
    public KeyLocation(String provider, int providerType, String container, int flags) {
        this.provider = provider;
        this.providerType = providerType;
        this.container = container;
        this.flags = flags;
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

    /** Whether the key is the computer's and not the user's. */
    public boolean isMachine() {
        return (flags & CRYPT_MACHINE_KEYSET) != 0;
    }
}
