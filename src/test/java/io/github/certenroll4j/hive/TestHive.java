package io.github.certenroll4j.hive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A registry hive with the keys and values that a test puts there, made by the public specifications; hivexsh and reged
 * read it, too. Where a test breaks it, the offsets of the fields are those of the specification.
 */
public final class TestHive {

    private static final int BASE_BLOCK = 4096;
    /** More keys below one key make a list of lists. */
    private static final int LONGEST_LIST = 16;

    /** A key before it is written. */
    private static final class Key {
        private final Map<String, Key> keys = new LinkedHashMap<>();
        private final Map<String, Value> values = new LinkedHashMap<>();
    }

    private static final class Value {
        private final int type;
        private final byte[] data;

        Value(int type, byte[] data) {
            this.type = type;
            this.data = data;
        }
    }

    private final Key root = new Key();
    private final List<String> kinds = new ArrayList<>();
    private boolean clean = true;
    private ByteBuffer bins;
    private int security;

    /** Makes the lists of keys of another kind: lf (as here), lh or li. */
    public TestHive lists(String kind) {
        kinds.add(kind);
        return this;
    }

    /** As it is while something of it is only in its log. */
    public TestHive notClosed() {
        clean = false;
        return this;
    }

    public TestHive key(String path) {
        find(path);
        return this;
    }

    public TestHive string(String path, String name, String value) {
        return value(path, name, 1, (value + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    public TestHive number(String path, String name, int value) {
        return value(path, name, 4, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value).array());
    }

    public TestHive value(String path, String name, int type, byte[] data) {
        find(path).values.put(name, new Value(type, data));
        return this;
    }

    private Key find(String path) {
        Key key = root;
        for (String name : path.isEmpty() ? new String[0] : path.split("\\\\")) {
            key = key.keys.computeIfAbsent(name, absent -> new Key());
        }
        return key;
    }

    public byte[] bytes() {
        bins = ByteBuffer.allocate(4 << 20).order(ByteOrder.LITTLE_ENDIAN);
        bins.position(32);
        security = writeSecurity();
        int offset = write(root, "ROOT", 0x2C, -1);
        int used = bins.position();
        int size = (used + 8 + 4095) / 4096 * 4096;
        bins.putInt(used, size - used);
        bins.putInt(0, 'h' | 'b' << 8 | 'i' << 16 | 'n' << 24).putInt(4, 0).putInt(8, size);
        ByteBuffer hive = ByteBuffer.allocate(BASE_BLOCK + size).order(ByteOrder.LITTLE_ENDIAN);
        hive.putInt(0, 'r' | 'e' << 8 | 'g' << 16 | 'f' << 24).putInt(4, 7).putInt(8, clean ? 7 : 6);
        hive.putInt(20, 1).putInt(24, 3).putInt(28, 0).putInt(32, 1).putInt(36, offset).putInt(40, size).putInt(44, 1);
        seal(hive);
        System.arraycopy(bins.array(), 0, hive.array(), BASE_BLOCK, size);
        return hive.array();
    }

    /** Writes the checksum of the base block. */
    static void seal(ByteBuffer hive) {
        int sum = 0;
        for (int at = 0; at < 508; at += 4) {
            sum ^= hive.getInt(at);
        }
        hive.putInt(508, sum);
    }

    /** Room for a cell; answers where it is. */
    private int cell(int length) {
        int at = bins.position();
        int size = (length + 4 + 7) / 8 * 8;
        bins.putInt(at, -size).position(at + size);
        return at;
    }

    /** One descriptor that grants nothing, for all keys. */
    private int writeSecurity() {
        int at = cell(20 + 20);
        bins.put(at + 4, (byte) 's').put(at + 5, (byte) 'k').putInt(at + 8, at).putInt(at + 12, at).putInt(at + 16, 1).putInt(at + 20, 20);
        bins.put(at + 24, (byte) 1).putShort(at + 26, (short) 0x8000);
        return at;
    }

    private int write(Key key, String name, int flags, int parent) {
        boolean narrow = isLatin(name);
        byte[] letters = name.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
        int at = cell(76 + letters.length);
        bins.put(at + 4, (byte) 'n').put(at + 5, (byte) 'k').putShort(at + 6, (short) (narrow ? flags : flags & ~0x20));
        bins.putInt(at + 20, parent).putInt(at + 24, key.keys.size()).putInt(at + 32, -1).putInt(at + 36, -1);
        bins.putInt(at + 40, key.values.size()).putInt(at + 44, -1).putInt(at + 48, security).putInt(at + 52, -1);
        bins.putShort(at + 76, (short) letters.length);
        put(at + 80, letters);
        bins.putInt(at + 44, writeValues(key));
        int[] below = new int[key.keys.size()];
        int number = 0;
        for (Map.Entry<String, Key> child : key.keys.entrySet()) {
            below[number++] = write(child.getValue(), child.getKey(), 0x20, at);
        }
        bins.putInt(at + 32, writeLists(below));
        return at;
    }

    private static boolean isLatin(String name) {
        return name.chars().allMatch(letter -> letter < 0x100);
    }

    private void put(int at, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bins.put(at + i, bytes[i]);
        }
    }

    private int writeLists(int[] offsets) {
        if (offsets.length == 0) {
            return -1;
        }
        if (offsets.length <= LONGEST_LIST) {
            return writeList(kinds.isEmpty() ? "lf" : kinds.get(0), offsets, 0, offsets.length);
        }
        int parts = (offsets.length + LONGEST_LIST - 1) / LONGEST_LIST;
        int at = cell(4 + 4 * parts);
        bins.put(at + 4, (byte) 'r').put(at + 5, (byte) 'i').putShort(at + 6, (short) parts);
        for (int i = 0; i < parts; i++) {
            String kind = kinds.isEmpty() ? "lf" : kinds.get(i % kinds.size());
            bins.putInt(at + 8 + 4 * i, writeList(kind, offsets, i * LONGEST_LIST, Math.min(offsets.length, (i + 1) * LONGEST_LIST)));
        }
        return at;
    }

    private int writeList(String kind, int[] offsets, int from, int to) {
        int step = kind.equals("li") ? 4 : 8;
        int at = cell(4 + step * (to - from));
        bins.put(at + 4, (byte) kind.charAt(0)).put(at + 5, (byte) kind.charAt(1)).putShort(at + 6, (short) (to - from));
        for (int i = from; i < to; i++) {
            bins.putInt(at + 8 + step * (i - from), offsets[i]);
        }
        return at;
    }

    private int writeValues(Key key) {
        if (key.values.isEmpty()) {
            return -1;
        }
        int at = cell(4 * key.values.size());
        int number = 0;
        for (Map.Entry<String, Value> value : key.values.entrySet()) {
            bins.putInt(at + 4 + 4 * number++, writeValue(value.getKey(), value.getValue()));
        }
        return at;
    }

    private int writeValue(String name, Value value) {
        boolean narrow = isLatin(name);
        byte[] letters = name.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
        int at = cell(20 + letters.length);
        bins.put(at + 4, (byte) 'v').put(at + 5, (byte) 'k').putShort(at + 6, (short) letters.length);
        bins.putInt(at + 16, value.type).putShort(at + 20, (short) (narrow ? 1 : 0));
        put(at + 24, letters);
        if (value.data.length <= 4) {
            bins.putInt(at + 8, 0x80000000 | value.data.length);
            put(at + 12, value.data);
        } else {
            int data = cell(value.data.length);
            put(data + 4, value.data);
            bins.putInt(at + 8, value.data.length).putInt(at + 12, data);
        }
        return at;
    }
}
