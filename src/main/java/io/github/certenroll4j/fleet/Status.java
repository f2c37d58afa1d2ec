package io.github.certenroll4j.fleet;

import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.smbj.common.SMBRuntimeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * What smbj throws, in the terms of those who read files.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/596a1078-e883-4972-9bbc-49e60bebca55">NTSTATUS values</a>
 */
final class Status {

    private static final long NO_SUCH_FILE = 0xC000000FL;
    private static final long ACCESS_DENIED = 0xC0000022L;
    private static final long NAME_NOT_FOUND = 0xC0000034L;
    private static final long PATH_NOT_FOUND = 0xC000003AL;
    private static final long SHARING_VIOLATION = 0xC0000043L;
    private static final long LOCK_CONFLICT = 0xC0000054L;
    private static final long BAD_NETWORK_NAME = 0xC00000CCL;

    private Status() {
    }

    /** @param path as a person would type it */
    static IOException ofFile(String path, RuntimeException trouble) {
        if (!(trouble instanceof SMBApiException)) {
            return new IOException(cause(trouble));
        }
        long code = ((SMBApiException) trouble).getStatusCode();
        if (code == NO_SUCH_FILE || code == NAME_NOT_FOUND || code == PATH_NOT_FOUND) {
            return new NoSuchFileException(path);
        }
        if (code == ACCESS_DENIED) {
            return new AccessDeniedException(path);
        }
        return new IOException(code == SHARING_VIOLATION || code == LOCK_CONFLICT ? "another program has locked it" : words(code));
    }

    static boolean isNoShare(RuntimeException trouble) {
        return trouble instanceof SMBApiException && ((SMBApiException) trouble).getStatusCode() == BAD_NETWORK_NAME;
    }

    static ShareException ofShare(String share, RuntimeException trouble) {
        if (isNoShare(trouble)) {
            return new ShareException(Trouble.SHARE_REFUSED, "has no share " + share);
        }
        if (!(trouble instanceof SMBApiException)) {
            return new ShareException(Trouble.PROTOCOL, "does not give " + share + ": " + cause(trouble));
        }
        long code = ((SMBApiException) trouble).getStatusCode();
        return new ShareException(Trouble.SHARE_REFUSED, "does not give " + share + ": " + (code == ACCESS_DENIED
                ? "access denied; the account must be an administrator there" : words(code)));
    }

    static ShareException ofLogon(RuntimeException trouble) {
        if (trouble instanceof SMBApiException) {
            return new ShareException(Trouble.LOGON_REFUSED, "refused the logon: " + words(((SMBApiException) trouble).getStatusCode()));
        }
        if (trouble instanceof SMBRuntimeException && trouble.getMessage() != null && trouble.getCause() == null) {
            return new ShareException(Trouble.NO_LOGON, "takes no logon of this kind");
        }
        return new ShareException(Trouble.NO_LOGON, "cannot be logged on to: " + cause(trouble));
    }

    private static String words(long code) {
        int number = (int) code;
        switch (number) {
            case 0xC0000022:
                return "access denied";
            case 0xC000006D:
            case 0xC0000064:
            case 0xC000006A:
                return "the user name or the password is wrong";
            case 0xC000006E:
                return "the account is restricted, for instance because its password is empty";
            case 0xC0000071:
                return "the password has expired";
            case 0xC0000072:
                return "the account is disabled";
            case 0xC000015B:
                return "the account has no right to log on over the network";
            case 0xC0000193:
                return "the account has expired";
            case 0xC0000224:
                return "the password has to be changed first";
            case 0xC0000234:
                return "the account is locked out";
            default:
                return "NTSTATUS 0x" + Integer.toHexString(number);
        }
    }

    /** What lies at the bottom, in one line of at most 200 characters: it may be what the host has sent. */
    static String cause(Throwable trouble) {
        Throwable cause = trouble;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.length() > 200 ? message.substring(0, 200) + "..." : message;
    }
}
