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
    private static final int LANG_ENGLISH_US = 0x0409;
    private static final long SUBDIRECTORY = 0x80000000L;
    static final long NONE = -1;
    /** The header of a table, before its entries. */
    static final int TABLE_SIZE = 16;
    private static final int ENTRY_SIZE = 8;
    /** So many entries and fewer are looked at one after the other, in one read; most tables have a dozen. */
    private static final int FEW_ENTRIES = 32;

    private final ImageBytes bytes;
    private final long root;

    ResourceTree(ImageBytes bytes, long root) {
        this.bytes = bytes;
        this.root = root;
    }

    /**
     * Offset in the file of the data entry (address, size) of the version resource that {@code GetFileVersionInfo} takes on
     * an English Windows: of the name 1 and no other; of several languages the neutral one, else American English, else the
     * first.
     *
     * @return {@link #NONE} if there is no version resource
     */
    long versionDataEntry() throws IOException {
        long names = new Table(0).find(RT_VERSION);
        if (names == NONE) {
            return NONE;
        }
        Table byName = new Table(subdirectory(names));
        long languages = byName.find(VS_VERSION_INFO);
        if (languages == NONE) {
            throw new MalformedImageException(byName.isEmpty() ? "the resource tree has a branch for versions with nothing in it"
                    : "its version resource has another name than 1, by which Windows looks for it");
        }
        long data = language(new Table(subdirectory(languages)));
        if ((data & SUBDIRECTORY) != 0) {
            throw new MalformedImageException("the resource tree goes deeper than type, name and language");
        }
        return root + data;
    }

    private static long language(Table languages) throws IOException {
        if (languages.isEmpty()) {
            throw new MalformedImageException("the resource tree has a branch for versions with nothing in it");
        }
        long neutral = languages.find(LANG_NEUTRAL);
        long english = neutral == NONE ? languages.find(LANG_ENGLISH_US) : neutral;
        return english == NONE ? languages.first() : english;
    }

    private long subdirectory(long entry) throws MalformedImageException {
        if ((entry & SUBDIRECTORY) == 0) {
            throw new MalformedImageException("the resource tree ends before its third level");
        }
        return entry & ~SUBDIRECTORY;
    }

    /** Entries with names, then those with numbers, in the order of these; Windows, too, goes by this order. */
    private final class Table {

        private final long entries;
        private final int named;
        private final int count;

        Table(long offset) throws IOException {
            entries = root + offset + TABLE_SIZE;
            named = bytes.u16(entries - 4);
            count = named + bytes.u16(entries - 2);
        }

        boolean isEmpty() {
            return count == 0;
        }

        long first() throws IOException {
            return bytes.u32(entries + 4);
        }

        /** What the entry with this number points to, or {@link #NONE}. */
        long find(int id) throws IOException {
            int from = named;
            int to = count;
            while (to - from > FEW_ENTRIES) {
                int middle = (from + to) >>> 1;
                if (id(middle) < id) {
                    from = middle + 1;
                } else {
                    to = middle + 1;
                }
            }
            for (int i = from; i < to; i++) {
                if (bytes.u32(entries + (long) ENTRY_SIZE * i) == id) {
                    return bytes.u32(entries + (long) ENTRY_SIZE * i + 4);
                }
            }
            return NONE;
        }

        private long id(int index) throws IOException {
            bytes.expect(entries + (long) ENTRY_SIZE * index, ENTRY_SIZE);
            return bytes.u32(entries + (long) ENTRY_SIZE * index);
        }
    }
}
