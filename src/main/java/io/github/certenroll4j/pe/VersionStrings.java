package io.github.certenroll4j.pe;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first string table in a {@code VS_VERSIONINFO}: blocks within blocks, each with its length, the length of its
 * value and a key in UTF-16. No block reaches beyond the one around it, whatever it says.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/menurc/stringfileinfo">StringFileInfo</a>
 */
final class VersionStrings {

    private static final int BLOCK_HEADER_SIZE = 6;

    private final ByteBuffer resource;
    private final Map<String, String> strings = new LinkedHashMap<>();

    private VersionStrings(ByteBuffer resource) {
        this.resource = resource;
    }

    static Map<String, String> in(ByteBuffer resource) {
        VersionStrings found = new VersionStrings(resource);
        found.readInfo(VersionResource.FIXED_FILE_INFO + (resource.getShort(2) & 0xFFFF));
        return found.strings;
    }

    private void readInfo(int start) {
        int end = resource.limit();
        for (int at = aligned(start); hasBlock(at, end); at = aligned(endOf(at, end))) {
            if (text(at + BLOCK_HEADER_SIZE, endOf(at, end)).equals("StringFileInfo")) {
                readTable(afterKey(at, endOf(at, end)), endOf(at, end));
                return;
            }
        }
    }

    private void readTable(int table, int end) {
        if (!hasBlock(table, end)) {
            return;
        }
        int tableEnd = endOf(table, end);
        for (int at = afterKey(table, tableEnd); hasBlock(at, tableEnd); at = aligned(endOf(at, tableEnd))) {
            int stringEnd = endOf(at, tableEnd);
            String name = text(at + BLOCK_HEADER_SIZE, stringEnd);
            strings.putIfAbsent(name, text(afterKey(at, stringEnd), stringEnd));
        }
    }

    /** A block shorter than its own header, zero above all, ends the walk. */
    private boolean hasBlock(int at, int end) {
        return at + BLOCK_HEADER_SIZE <= end && (resource.getShort(at) & 0xFFFF) >= BLOCK_HEADER_SIZE;
    }

    private int endOf(int at, int end) {
        return Math.min(end, at + (resource.getShort(at) & 0xFFFF));
    }

    private int afterKey(int at, int end) {
        int key = at + BLOCK_HEADER_SIZE;
        return aligned(key + 2 * (text(key, end).length() + 1));
    }

    /** To the zero or the end: compilers disagree whether the length of a value counts bytes or letters. */
    private String text(int at, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = at; i + 2 <= end && resource.getChar(i) != 0; i += 2) {
            text.append(resource.getChar(i));
        }
        return text.toString();
    }

    private static int aligned(int offset) {
        return offset + 3 & ~3;
    }
}
