package io.github.certenroll4j.installer;

/**
 * The response was read, and there is no certificate in it that could be installed: the CA refused or has not decided,
 * it sent none, or the one that may be it cannot be read. Windows was not asked. The message says which, with the CA's own
 * words where it sent some: {@code the response holds no certificate to install …}.
 */
public final class NothingToInstallException extends Exception {

    private static final long serialVersionUID = 1L;

    NothingToInstallException(String message) {
        super(message);
    }
}
