package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The objects of one thread that are not released yet: who forgets one does not keep it alive for ever. */
final class LiveObjects {

    private final Thread owner = Thread.currentThread();
    /** Their identity: an object is not equal to another. In the order in which they came. */
    private final Set<ComObject> live = new LinkedHashSet<>();
    /** Where a server puts a result: one cell for all calls, since only one thread makes them, each read before the next. */
    private final Memory result = new Memory(Variant.SIZE);

    Thread owner() {
        return owner;
    }

    Memory result() {
        return result;
    }

    void add(ComObject object) {
        live.add(object);
    }

    void remove(ComObject object) {
        live.remove(object);
    }

    int count() {
        return live.size();
    }

    /** The last one first: it may have been got from another. */
    void release() {
        List<ComObject> left = new ArrayList<>(live);
        for (int i = left.size() - 1; i >= 0; i--) {
            left.get(i).release();
        }
    }
}
