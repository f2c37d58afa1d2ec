package io.github.certenroll4j;

/**
 * Which certificates a PFX holds besides the key.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/ne-certenroll-pfxexportoptions">PFXExportOptions</a>
 */
public enum PfxContent {
    /** {@code PFXExportEEOnly}: the end-entity certificate. */
    END_ENTITY(0),
    /** {@code PFXExportChainNoRoot}: its chain without the root. */
    CHAIN_WITHOUT_ROOT(1),
    /** {@code PFXExportChainWithRoot}: its whole chain. */
    CHAIN_WITH_ROOT(2);

    private final int value;

    PfxContent(int value) {
        this.value = value;
    }

    /** Microsoft's number, 0 to 2. */
    public int value() {
        return value;
    }
}
