package io.github.certenroll4j.pe;

import io.github.certenroll4j.FileVersion;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A DLL small enough to understand: headers, a {@code .text} of nothing, and a {@code .rsrc} with a version in it. It
 * is made by the PE specification and read by exiftool, too. The offsets below are where a test breaks it.
 */
public final class TestDll {

    static final int PE_HEADER = 0x80;
    static final int OPTIONAL_HEADER = PE_HEADER + 24;
    static final int TEXT = 0x400;
    static final int TEXT_ADDRESS = 0x1000;
    static final int RESOURCES = 0x600;
    static final int RESOURCES_ADDRESS = 0x2000;
    /** Without it, Windows maps a section that nobody may read. */
    private static final int READABLE_DATA = 0x40000040;
    private static final int SUBDIRECTORY = 0x80000000;
    /** Three directories of which the first has two entries and the others one a language at most: room to spare. */
    private static final int NAME_DIRECTORY = 0x40;
    private static final int LANGUAGE_DIRECTORY = 0x60;
    static final int DATA_ENTRIES = 0x100;
    static final int FIRST_VERSION = 0x200;
    private static final int VERSION_ROOM = 0x200;

    private final boolean x64;
    private final Map<Integer, FileVersion> byLanguage = new LinkedHashMap<>();
    private final Map<String, String> strings = new LinkedHashMap<>();
    private int resourceName = 1;
    private int otherTypes;
    private boolean inHeaders;

    private TestDll(boolean x64) {
        this.x64 = x64;
    }

    public static TestDll x86() {
        return new TestDll(false);
    }

    public static TestDll x64() {
        return new TestDll(true);
    }

    /** The bytes of a DLL for x86 (PE32) with this version. */
    public static byte[] x86(String version) {
        return x86().version(0x0409, version).bytes();
    }

    /** The bytes of a DLL for x64 (PE32+) with this version. */
    public static byte[] x64(String version) {
        return x64().version(0x0409, version).bytes();
    }

    public TestDll version(int language, String version) {
        byLanguage.put(language, FileVersion.parse(version));
        return this;
    }

    /** Strings for every version resource, in this order. */
    public TestDll string(String name, String value) {
        strings.put(name, value);
        return this;
    }

    /** The version resource has a name instead of the number 1. */
    TestDll namedResource() {
        resourceName = 0x80000000 | 0x1F0;
        return this;
    }

    /** The version resource has another number than 1. */
    TestDll numberedResource(int number) {
        resourceName = number;
        return this;
    }

    /** So many types of resources come after the versions in the first table. */
    TestDll otherTypes(int count) {
        otherTypes = count;
        return this;
    }

    /** The resources are in the headers instead of a section; linkers do so to make files small. */
    TestDll inHeaders() {
        inHeaders = true;
        return this;
    }

    /** How far all behind the first table is moved by the other types. */
    private int moved() {
        return (8 * otherTypes + 0xFF) & ~0xFF;
    }

    private int address() {
        return inHeaders ? RESOURCES : RESOURCES_ADDRESS;
    }

    public byte[] bytes() {
        int size = RESOURCES + moved() + FIRST_VERSION + VERSION_ROOM * Math.max(1, byLanguage.size());
        ByteBuffer image = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        headers(image);
        image.position(RESOURCES);
        ByteBuffer resources = image.slice().order(ByteOrder.LITTLE_ENDIAN);
        tree(resources);
        int at = FIRST_VERSION + moved();
        for (FileVersion version : byLanguage.values()) {
            resources.position(at);
            new TestVersion(version, strings).writeTo(resources);
            at += VERSION_ROOM;
        }
        return image.array();
    }

    private void headers(ByteBuffer image) {
        image.put(0, (byte) 'M').put(1, (byte) 'Z').putInt(0x3C, PE_HEADER);
        image.put(PE_HEADER, (byte) 'P').put(PE_HEADER + 1, (byte) 'E');
        int optionalSize = x64 ? 0xF0 : 0xE0;
        int directories = OPTIONAL_HEADER + optionalSize - 16 * 8;
        image.putShort(PE_HEADER + 4, (short) (x64 ? 0x8664 : 0x014C)).putShort(PE_HEADER + 6, (short) (inHeaders ? 1 : 2));
        image.putShort(PE_HEADER + 20, (short) optionalSize).putShort(PE_HEADER + 22, (short) 0x2102);
        image.putShort(OPTIONAL_HEADER, (short) (x64 ? 0x20B : 0x10B));
        image.putInt(OPTIONAL_HEADER + 32, 0x1000).putInt(OPTIONAL_HEADER + 36, 0x200);
        image.putInt(OPTIONAL_HEADER + 56, 0x10000).putInt(OPTIONAL_HEADER + 60, inHeaders ? image.capacity() : TEXT);
        image.putInt(directories - 4, 16);
        image.putInt(directories + 16, address()).putInt(directories + 20, image.capacity() - RESOURCES);
        section(image, OPTIONAL_HEADER + optionalSize, ".text", TEXT_ADDRESS, TEXT, 0x200);
        if (inHeaders) {
            return;
        }
        section(image, OPTIONAL_HEADER + optionalSize + 40, ".rsrc", RESOURCES_ADDRESS, RESOURCES, image.capacity() - RESOURCES);
    }

    private static void section(ByteBuffer image, int at, String name, int address, int raw, int size) {
        image.position(at);
        image.put(name.getBytes(StandardCharsets.US_ASCII));
        image.putInt(at + 8, size).putInt(at + 12, address).putInt(at + 16, size).putInt(at + 20, raw).putInt(at + 36, READABLE_DATA);
    }

    private void tree(ByteBuffer resources) {
        int names = NAME_DIRECTORY + moved();
        int languages = LANGUAGE_DIRECTORY + moved();
        // A type with a name, which comes first and is not the one that is looked for.
        directory(resources, 0, 1, 1 + otherTypes);
        entry(resources, 16, 0x80000000 | 0x1F0 + moved(), SUBDIRECTORY | names);
        entry(resources, 24, 16, SUBDIRECTORY | names);
        for (int i = 0; i < otherTypes; i++) {
            entry(resources, 32 + 8 * i, 17 + i, SUBDIRECTORY | languages);
        }
        directory(resources, names, resourceName < 0 ? 1 : 0, resourceName < 0 ? 0 : 1);
        entry(resources, names + 16, resourceName < 0 ? resourceName + moved() : resourceName, SUBDIRECTORY | languages);
        directory(resources, languages, 0, byLanguage.size());
        int number = 0;
        for (Map.Entry<Integer, FileVersion> version : byLanguage.entrySet()) {
            int data = DATA_ENTRIES + moved() + 16 * number;
            entry(resources, languages + 16 + 8 * number, version.getKey(), data);
            int length = new TestVersion(version.getValue(), strings).length();
            entry(resources, data, address() + moved() + FIRST_VERSION + VERSION_ROOM * number, length);
            number++;
        }
        resources.putShort(0x1F0 + moved(), (short) 2).putChar(0x1F2 + moved(), 'V').putChar(0x1F4 + moved(), 'I');
    }

    private static void directory(ByteBuffer resources, int at, int named, int numbered) {
        resources.putShort(at + 12, (short) named).putShort(at + 14, (short) numbered);
    }

    private static void entry(ByteBuffer resources, int at, int first, int second) {
        resources.putInt(at, first).putInt(at + 4, second);
    }
}
