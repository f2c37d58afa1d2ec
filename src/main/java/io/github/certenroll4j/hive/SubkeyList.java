package io.github.certenroll4j.hive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where the keys below a key are: a list, or a list of lists where they are many. */
final class SubkeyList {

    private final Cells cells;
    private final List<Integer> offsets = new ArrayList<>();

    private SubkeyList(Cells cells) {
        this.cells = cells;
    }

    static List<Integer> at(Cells cells, int offset) throws IOException {
        SubkeyList list = new SubkeyList(cells);
        Cell first = cells.at(offset);
        if (first.signature().equals("ri")) {
            for (int i = 0; i < first.u16(2); i++) {
                list.add(cells.at(first.i32(4 + 4 * i)));
            }
        } else {
            list.add(first);
        }
        return list.offsets;
    }

    private void add(Cell list) throws IOException {
        int step = sizeOfEntry(list);
        for (int i = 0; i < list.u16(2); i++) {
            offsets.add(list.i32(4 + step * i));
        }
    }

    /** With a hash of the key's name behind its offset, or without. */
    private static int sizeOfEntry(Cell list) throws IOException {
        switch (list.signature()) {
            case "lf":
            case "lh":
                return 8;
            case "li":
                return 4;
            default:
                throw new MalformedHiveException("a list of keys is of an unknown kind");
        }
    }
}
