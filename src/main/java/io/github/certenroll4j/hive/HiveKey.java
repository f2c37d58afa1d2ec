package io.github.certenroll4j.hive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A key of a hive, as long as the channel is open that the hive was read from. */
public final class HiveKey {

    private static final int COMPRESSED_NAME = 0x20;

    private final Cells cells;
    private final Cell nk;

    HiveKey(Cells cells, int offset) throws IOException {
        this.cells = cells;
        this.nk = cells.at(offset).expect("nk");
    }

    /**
     * Its name, without those above it.
     *
     * @throws IOException if the hive is broken here, or the channel fails
     */
    public String name() throws IOException {
        return nk.text(76, nk.u16(72), (nk.u16(2) & COMPRESSED_NAME) == 0);
    }

    /**
     * The keys below it, in the order of the hive.
     *
     * @throws IOException if the hive is broken here, or the channel fails
     */
    public List<HiveKey> keys() throws IOException {
        List<HiveKey> keys = new ArrayList<>();
        if (nk.i32(20) != 0) {
            for (int offset : SubkeyList.at(cells, nk.i32(28))) {
                keys.add(new HiveKey(cells, offset));
            }
        }
        return keys;
    }

    /**
     * The key with a name right below it; the case of letters does not matter.
     *
     * @throws IOException if the hive is broken here, or the channel fails
     */
    public Optional<HiveKey> key(String name) throws IOException {
        for (HiveKey key : keys()) {
            if (key.name().equalsIgnoreCase(name)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /**
     * Its values that are strings or numbers of up to 16,344 bytes, as {@code reg query} prints them ({@code 0x70}), by
     * their names; the default value's is empty.
     *
     * @throws IOException if the hive is broken here, or the channel fails
     */
    public Map<String, String> values() throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        int count = nk.i32(36);
        if (count != 0) {
            read(cells.at(nk.i32(40)), count, values);
        }
        return values;
    }

    private void read(Cell list, int count, Map<String, String> values) throws IOException {
        int room = list.length() / 4;
        if (count < 0 || count > room) {
            throw new MalformedHiveException("a key claims " + (count & 0xFFFFFFFFL) + " values, and its list has room for " + room);
        }
        for (int i = 0; i < count; i++) {
            HiveValue value = new HiveValue(cells, list.i32(4 * i));
            Optional<String> data = value.data();
            if (data.isPresent()) {
                values.put(value.name(), data.get());
            }
        }
    }
}
