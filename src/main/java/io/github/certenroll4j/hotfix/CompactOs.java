package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What Compact OS leaves of a file where nobody undoes it. Its files are compressed by the Windows Overlay Filter: a
 * reparse point, beside which the file itself is empty of content. Of these, file systems elsewhere make a link that leads
 * to nothing, or show the zeros.
 *
 * @see <a href="https://learn.microsoft.com/windows-hardware/drivers/ifs/fsctl-set-external-backing">FSCTL_SET_EXTERNAL_BACKING</a>
 */
final class CompactOs {

    private static final String COMPACT_OS = "it seems to be compressed by Compact OS (WOF), which the file system here does not undo:"
            + " copy it from a running Windows, or mount the image with ntfs-3g and its plugin system-compression";
    private static final int LOOKED_AT = 64;

    private CompactOs() {
    }

    /** Why a link cannot be followed. */
    static String words(Path link) throws IOException {
        String target = FileName.text(Files.readSymbolicLink(link));
        boolean reparsePoint = target.toLowerCase(Locale.ROOT).contains("reparse");
        return FileName.text(link) + " is a link that leads to nothing (" + target + ")" + (reparsePoint ? "; " + COMPACT_OS : "");
    }

    /** What to add to the reason why a file is no PE file; empty unless it begins with zeros. */
    static String remark(SeekableByteChannel file) throws IOException {
        ByteBuffer begin = ByteBuffer.allocate(LOOKED_AT);
        file.position(0);
        while (begin.hasRemaining()) {
            if (file.read(begin) < 0) {
                return "";
            }
        }
        for (byte any : begin.array()) {
            if (any != 0) {
                return "";
            }
        }
        return "; it begins with zeros: " + COMPACT_OS;
    }
}
