package io.github.certenroll4j.pe;

import java.io.IOException;

/**
 * The resource tree: three levels, type, name and language, then the data entry. It is walked by level and not by what
 * it says about itself, so a tree that points back at itself ends after three steps.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/debug/pe-format#the-rsrc-section">The .rsrc Section</a>
 */
final class ResourceTree {

    private static final int RT_VERSION = 16;
    private static final int VS_VERSION_INFO = 1;
    private static final int LANG_NEUTRAL = 0;
    private static final long SUBDIRECTORY = 0x80000000L;
    static final long NONE = -1;
    /** A directory is read entry by entry; real ones of these three levels have a dozen. */
    private static final int MAX_ENTRIES = 1024;

    private final ImageBytes bytes;
    private final long root;

    ResourceTree(ImageBytes bytes, long root) {
        this.bytes = bytes;
        this.root = root;
    }

    /**
     * Offset in the file of the data entry (address, size) of the version resource: name 1 where there is one, else the
     * first; of several languages the neutral one, else the first.
     *
     * @return {@link #NONE} if there is no version resource
     */
    long versionDataEntry() throws IOException {
        long names = entry(0, RT_VERSION, false);
        if (names == NONE) {
            return NONE;
        }
        long languages = entry(subdirectory(names), VS_VERSION_INFO, true);
        long data = languages == NONE ? NONE : entry(subdirectory(languages), LANG_NEUTRAL, true);
        if (data == NONE) {
            throw new MalformedImageException("the resource tree has a branch for versions with nothing in it");
        }
        if ((data & SUBDIRECTORY) != 0) {
            throw new MalformedImageException("the resource tree goes deeper than type, name and language");
        }
        return root + data;
    }

    private long subdirectory(long entry) throws MalformedImageException {
        if ((entry & SUBDIRECTORY) == 0) {
            throw new MalformedImageException("the resource tree ends before its third level");
        }
        return entry & ~SUBDIRECTORY;
    }

    /** What the entry with this id points to; else what the first points to, or {@link #NONE}. */
    private long entry(long directory, int id, boolean elseFirst) throws IOException {
        long entries = root + directory + 16;
        int count = bytes.u16(entries - 4) + bytes.u16(entries - 2);
        if (count > MAX_ENTRIES) {
            throw new MalformedImageException("a resource directory claims " + count + " entries; at most " + MAX_ENTRIES + " are read");
        }
        for (int i = 0; i < count; i++) {
            if (bytes.u32(entries + 8L * i) == id) {
                return bytes.u32(entries + 8L * i + 4);
            }
        }
        return elseFirst && count > 0 ? bytes.u32(entries + 4) : NONE;
    }
}
