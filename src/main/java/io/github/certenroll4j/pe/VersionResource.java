package io.github.certenroll4j.pe;

import io.github.certenroll4j.Count;
import io.github.certenroll4j.FileVersion;
import java.io.IOException;

/**
 * Where the {@code VS_VERSIONINFO} of a file is, and the numbers of its {@code VS_FIXEDFILEINFO}.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/menurc/vs-versioninfo">VS_VERSIONINFO</a>
 */
final class VersionResource {

    static final int FIXED_FILE_INFO_SIZE = 52;
    /** After three 16-bit numbers, the key {@code VS_VERSION_INFO} in UTF-16 and the padding to 32 bits. */
    static final int FIXED_FILE_INFO = 40;
    private static final int DATA_ENTRY_SIZE = 16;
    private static final int SIGNATURE = 0xFEEF04BD;

    final long offset;
    final long size;
    final FileVersion fileVersion;
    final FileVersion productVersion;
    final int flags;

    private VersionResource(ImageBytes bytes, long offset, long size) throws IOException {
        this.offset = offset;
        this.size = size;
        long fixed = offset + FIXED_FILE_INFO;
        this.fileVersion = FileVersion.ofFixedFileInfo(bytes.i32(fixed + 8), bytes.i32(fixed + 12));
        this.productVersion = FileVersion.ofFixedFileInfo(bytes.i32(fixed + 16), bytes.i32(fixed + 20));
        this.flags = bytes.i32(fixed + 28) & bytes.i32(fixed + 24);
    }

    /** @throws MalformedImageException if there is none, or none that can be read; the message says which */
    static VersionResource find(ImageBytes bytes, ImageHeaders headers) throws IOException {
        long address = headers.resourceTable();
        if (address == 0) {
            throw new MalformedImageException("it has no version resource");
        }
        ImageHeaders.Sections sections = headers.sections();
        long entry = new ResourceTree(bytes, sections.offsetOf(address, "the resources")).versionDataEntry();
        if (entry == ResourceTree.NONE) {
            throw new MalformedImageException("it has no version resource");
        }
        bytes.expect(entry, DATA_ENTRY_SIZE);
        long size = bytes.u32(entry + 4);
        long offset = sections.offsetOf(bytes.u32(entry), "the version resource");
        check(bytes, offset, size);
        return new VersionResource(bytes, offset, size);
    }

    private static void check(ImageBytes bytes, long offset, long size) throws IOException {
        String claim = "its version resource has " + Count.of(size, "byte");
        if (size > bytes.size() - offset) {
            throw new MalformedImageException(claim + " by its own account, and the file ends before");
        }
        if (size < FIXED_FILE_INFO + FIXED_FILE_INFO_SIZE) {
            throw new MalformedImageException(claim + ", too few for a version");
        }
        bytes.expect(offset, FIXED_FILE_INFO + FIXED_FILE_INFO_SIZE);
        if (bytes.u16(offset + 2) < FIXED_FILE_INFO_SIZE) {
            throw new MalformedImageException("its version resource has no fixed numbers");
        }
        if (bytes.i32(offset + FIXED_FILE_INFO) != SIGNATURE) {
            throw new MalformedImageException("its version resource has a wrong signature");
        }
    }
}
