package io.github.certenroll4j.pe;

import io.github.certenroll4j.Count;
import java.io.IOException;
import java.util.Locale;

/**
 * What the headers of an image say: machine, sections, and where the resources are.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/debug/pe-format">PE Format</a>
 */
final class ImageHeaders {

    private static final int DOS_HEADER_SIZE = 64;
    private static final int COFF_HEADER_SIZE = 24;
    private static final int SECTION_HEADER_SIZE = 40;
    /** The Windows loader's own limit. */
    private static final int MAX_SECTIONS = 96;
    private static final int RESOURCE_TABLE = 2;

    private final ImageBytes bytes;
    private final long coffHeader;
    private final long optionalHeader;
    private final boolean plus;

    private ImageHeaders(ImageBytes bytes, long coffHeader, boolean plus) {
        this.bytes = bytes;
        this.coffHeader = coffHeader;
        this.optionalHeader = coffHeader + COFF_HEADER_SIZE;
        this.plus = plus;
    }

    /** @throws NotAPEFileException if this is no PE32 or PE32+ file */
    static ImageHeaders read(ImageBytes bytes) throws IOException {
        if (bytes.size() < DOS_HEADER_SIZE) {
            throw new NotAPEFileException(bytes.size() == 0 ? "the file is empty" : "it has only " + Count.of(bytes.size(), "byte"));
        }
        if (bytes.u16(0) != 'M' + ('Z' << 8)) {
            throw new NotAPEFileException("it does not start with MZ");
        }
        long peHeader = bytes.u32(0x3C);
        if (peHeader > bytes.size() - COFF_HEADER_SIZE - 2) {
            throw new NotAPEFileException("its header should be at byte " + peHeader + ", and the file has " + bytes.size());
        }
        if (bytes.i32(peHeader) != 'P' + ('E' << 8)) {
            throw new NotAPEFileException("there is no PE signature at byte " + peHeader);
        }
        // Windows does not ask whether the size of the optional header has room for this.
        int magic = bytes.u16(peHeader + COFF_HEADER_SIZE);
        if (magic != 0x10B && magic != 0x20B) {
            throw new NotAPEFileException("its optional header is neither PE32 nor PE32+");
        }
        return new ImageHeaders(bytes, peHeader, magic == 0x20B);
    }

    String machine() throws IOException {
        int machine = bytes.u16(coffHeader + 4);
        switch (machine) {
            case 0x014C:
                return "x86";
            case 0x8664:
                return "x64";
            case 0xAA64:
                return "arm64";
            case 0x01C0:
            case 0x01C2:
            case 0x01C4:
                return "arm";
            case 0x0200:
                return "ia64";
            default:
                return String.format(Locale.ROOT, "0x%04x", machine);
        }
    }

    /**
     * Relative virtual address of the resources, 0 where there are none. By the number of directories, whatever the size of
     * the optional header; a directory that is too short for one table is none.
     */
    long resourceTable() throws IOException {
        long directories = optionalHeader + (plus ? 112 : 96);
        long resources = directories + 8 * RESOURCE_TABLE;
        boolean there = resources + 8 <= bytes.size() && bytes.u32(directories - 4) > RESOURCE_TABLE
                && bytes.u32(resources + 4) >= ResourceTree.TABLE_SIZE;
        return there ? bytes.u32(resources) : 0;
    }

    Sections sections() throws IOException {
        int count = bytes.u16(coffHeader + 6);
        if (count > MAX_SECTIONS) {
            throw new MalformedImageException("it claims " + count + " sections, and Windows loads at most " + MAX_SECTIONS);
        }
        long sizeOfHeaders = bytes.u32(optionalHeader + 60);
        long table = optionalHeader + bytes.u16(coffHeader + 20);
        bytes.expect(table, count * SECTION_HEADER_SIZE);
        Section[] sections = new Section[count];
        for (int i = 0; i < count; i++) {
            sections[i] = new Section(bytes, table + (long) i * SECTION_HEADER_SIZE);
        }
        return new Sections(sizeOfHeaders, sections);
    }

    /** What a section header says of addresses and of the file. */
    private static final class Section {

        private final long virtualAddress;
        private final long sizeOfRawData;
        private final long pointerToRawData;

        Section(ImageBytes bytes, long header) throws IOException {
            virtualAddress = bytes.u32(header + 12);
            sizeOfRawData = bytes.u32(header + 16);
            pointerToRawData = bytes.u32(header + 20);
        }

        boolean holds(long address) {
            return address >= virtualAddress && address - virtualAddress < sizeOfRawData;
        }
    }

    /** Where in the file an address of the loaded image is. */
    static final class Sections {

        private final long sizeOfHeaders;
        private final Section[] table;

        private Sections(long sizeOfHeaders, Section[] table) {
            this.sizeOfHeaders = sizeOfHeaders;
            this.table = table;
        }

        /**
         * The headers are loaded as they are; then comes the first section that has the address.
         *
         * @throws MalformedImageException if the file has nothing for the address
         */
        long offsetOf(long address, String what) throws MalformedImageException {
            if (address < sizeOfHeaders) {
                return address;
            }
            for (Section section : table) {
                if (section.holds(address)) {
                    return section.pointerToRawData + address - section.virtualAddress;
                }
            }
            throw new MalformedImageException("no section of the file holds " + what + " (address 0x" + Long.toHexString(address) + ")");
        }
    }
}
