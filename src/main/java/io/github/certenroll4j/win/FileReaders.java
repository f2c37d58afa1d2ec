package io.github.certenroll4j.win;

import com.sun.jna.platform.win32.Advapi32Util;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Who may read a file of this Windows. */
public final class FileReaders {

    private static final String LOCAL_SYSTEM = "S-1-5-18";
    private static final String ADMINISTRATORS = "S-1-5-32-544";

    private FileReaders() {
    }

    /**
     * The accounts and groups that the file's access list lets read it, besides its owner, this user, the system and the
     * administrators: from these nothing can be kept.
     *
     * @return their names as Windows shows them, {@code DOMAIN\name}; what the list denies is not subtracted
     * @throws IOException if the file is not there, or its volume keeps no access lists
     */
    public static Set<String> others(Path file) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (view == null) {
            throw new IOException(file + " is on a volume without access lists");
        }
        Set<UserPrincipal> own = new HashSet<>(Arrays.asList(view.getOwner(),
                file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(System.getProperty("user.name"))));
        Set<String> names = new TreeSet<>();
        for (AclEntry entry : view.getAcl()) {
            if (letsRead(entry) && !own.contains(entry.principal())) {
                names.add(entry.principal().getName());
            }
        }
        names.remove(Advapi32Util.getAccountBySid(LOCAL_SYSTEM).fqn);
        names.remove(Advapi32Util.getAccountBySid(ADMINISTRATORS).fqn);
        return names;
    }

    private static boolean letsRead(AclEntry entry) {
        return entry.type() == AclEntryType.ALLOW
                && entry.permissions().contains(AclEntryPermission.READ_DATA)
                && !entry.flags().contains(AclEntryFlag.INHERIT_ONLY);
    }
}
