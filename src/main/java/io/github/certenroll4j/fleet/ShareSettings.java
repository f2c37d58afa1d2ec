package io.github.certenroll4j.fleet;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** How hosts are asked. */
public final class ShareSettings {

    /** The port of SMB over TCP without NetBIOS. */
    public static final int PORT = 445;
    private static final List<String> USUAL_SHARES = Collections.unmodifiableList(Arrays.asList("ADMIN$", "C$\\Windows"));

    final Logon logon;
    List<String> shares = USUAL_SHARES;
    int port = PORT;
    int connectMillis = 5_000;
    int hostMillis = 30_000;
    boolean unsigned;

    /** @param logon closed by the caller, when the last host has been asked */
    public ShareSettings(Logon logon) {
        this.logon = logon;
    }

    /**
     * Looks there instead of in {@code ADMIN$} and, where that is not shared, {@code C$\Windows}.
     *
     * @param share a name of a share, and behind a backslash a directory in it, if Windows is not the share itself
     * @throws IllegalArgumentException if it is neither
     */
    public ShareSettings share(String share) {
        String path = share.replace('/', '\\').replaceFirst("\\\\+$", "");
        boolean right = path.matches("[^\\\\:*?\"<>|\\p{Cntrl}]{1,80}(\\\\[^\\\\:*?\"<>|\\p{Cntrl}]{1,255}){0,20}") && !path.contains("\\..");
        if (!right) {
            throw new IllegalArgumentException(share + " is no share like ADMIN$ or C$\\Windows");
        }
        shares = Collections.singletonList(path);
        return this;
    }

    /** @param number 1 to 65535 */
    public ShareSettings port(int number) {
        port = inRange(number, 1, 65_535);
        return this;
    }

    /** How long a connection, and then the first answer, may take. @param millis 1 to 3,600,000 */
    public ShareSettings connectMillis(int millis) {
        connectMillis = inRange(millis, 1, 3_600_000);
        return this;
    }

    /** How long a host may take for all of it. @param millis 1 to 3,600,000 */
    public ShareSettings hostMillis(int millis) {
        hostMillis = inRange(millis, 1, 3_600_000);
        return this;
    }

    /** Reads from hosts that do not sign, too: whoever is on the way can then change what they say, and be such a host. */
    public ShareSettings allowUnsigned() {
        unsigned = true;
        return this;
    }

    private static int inRange(int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(number + " is not from " + least + " to " + most);
        }
        return number;
    }
}
