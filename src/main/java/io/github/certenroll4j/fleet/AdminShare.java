package io.github.certenroll4j.fleet;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.msfscc.fileinformation.FileNamesInformation;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import com.hierynomus.smbj.share.Directory;
import com.hierynomus.smbj.share.DiskShare;
import io.github.certenroll4j.hotfix.WindowsFiles;
import io.github.certenroll4j.hotfix.WindowsRegistry;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Windows directory of a running machine, read through a share that only its administrators may use. It reads; there is
 * no way here to write. The registry is not read: that would need a service of the host, which would have to be started.
 */
public final class AdminShare implements WindowsFiles, AutoCloseable {

    private static final int MOST_NAMES = 10_000;
    private static final Set<AccessMask> READING = EnumSet.of(AccessMask.FILE_READ_DATA, AccessMask.FILE_READ_ATTRIBUTES);
    private static final Set<AccessMask> LISTING = EnumSet.of(AccessMask.FILE_LIST_DIRECTORY, AccessMask.FILE_READ_ATTRIBUTES);

    private final SmbSession session;
    private final DiskShare share;
    private final String name;
    /** Where Windows is in the share: nothing, or a path with a backslash at its end. */
    private final String directory;

    private AdminShare(SmbSession session, DiskShare share, String name, String directory) {
        this.session = session;
        this.share = share;
        this.name = name;
        this.directory = directory;
    }

    /**
     * Connects, logs on and opens the share; the caller closes it.
     *
     * @param host without a fault
     * @throws ShareException if one of these fails
     */
    public static AdminShare open(Host host, ShareSettings settings) throws ShareException {
        return open(host, settings, new Deadline(settings.hostMillis), new LogonGate(Integer.MAX_VALUE));
    }

    static AdminShare open(Host host, ShareSettings settings, Deadline deadline, LogonGate gate) throws ShareException {
        SmbSession session = SmbSession.open(host, settings, deadline, gate);
        try {
            for (Iterator<String> places = settings.shares.iterator(); true;) {
                String place = places.next();
                String name = place.split("\\\\", 2)[0];
                Optional<DiskShare> share = session.share(name, !places.hasNext());
                if (share.isPresent()) {
                    String path = place.substring(name.length());
                    return new AdminShare(session, share.get(), "\\\\" + host.shown() + "\\" + name, path.isEmpty() ? "" : path.substring(1) + "\\");
                }
            }
        } catch (ShareException | RuntimeException trouble) {
            session.close();
            throw trouble;
        }
    }

    @Override
    public SeekableByteChannel open(String path) throws IOException {
        try {
            return new ShareFile(fullName(path), share.openFile(directory + path, READING, null, SMB2ShareAccess.ALL,
                    SMB2CreateDisposition.FILE_OPEN, null));
        } catch (ClassCastException directoryInstead) {
            throw new IOException(fullName(path) + " is not a regular file");
        } catch (RuntimeException trouble) {
            throw Status.ofFile(fullName(path), trouble);
        }
    }

    @Override
    public List<String> list(String path, String pattern) throws IOException {
        String place = directory + path;
        try (Directory opened = share.openDirectory(place.replaceFirst("\\\\$", ""), LISTING, null, SMB2ShareAccess.ALL,
                SMB2CreateDisposition.FILE_OPEN, null)) {
            return matching(opened.iterator(FileNamesInformation.class, pattern), pattern, path);
        } catch (ClassCastException fileInstead) {
            throw new IOException(fullName(path) + " is not a directory");
        } catch (RuntimeException trouble) {
            throw Status.ofFile(fullName(path), trouble);
        }
    }

    /** Windows counts the short names of 8.3, too, and others may know no patterns at all: it is held against the pattern here. */
    private List<String> matching(Iterator<FileNamesInformation> entries, String pattern, String path) throws IOException {
        Pattern wanted = Pattern.compile(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE);
        List<String> names = new ArrayList<>();
        for (int count = 0; entries.hasNext(); count++) {
            if (count == MOST_NAMES) {
                throw new IOException(fullName(path) + " has more than " + MOST_NAMES + " names");
            }
            String entry = entries.next().getFileName();
            if (wanted.matcher(entry).matches()) {
                names.add(entry);
            }
        }
        return names;
    }

    @Override
    public WindowsRegistry registry() throws IOException {
        throw new IOException("it is not read over a share");
    }

    @Override
    public String fullName(String path) {
        return name + "\\" + directory + path;
    }

    /** Why the connection ended; empty while it is there. */
    public Optional<ShareException> failure() {
        return session.failure();
    }

    /** Bytes of SMB sent and received so far. */
    public long traffic() {
        return session.traffic();
    }

    /** Ends the connection, with which the host closes all that was opened. */
    @Override
    public void close() {
        session.close();
    }
}
