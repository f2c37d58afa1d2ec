package io.github.certenroll4j.fleet;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/** Hosts of several lists one after the other, each host once. */
public final class DistinctHosts implements Iterator<Host> {

    private final Iterator<? extends Iterator<Host>> lists;
    private final Predicate<Host> wanted;
    private final SeenHosts seen = new SeenHosts();
    private Iterator<Host> list;
    private Host next;

    /** @param wanted asked once for each host that comes the first time */
    public DistinctHosts(Iterable<? extends Iterator<Host>> lists, Predicate<Host> wanted) {
        this.lists = lists.iterator();
        this.wanted = wanted;
    }

    @Override
    public boolean hasNext() {
        while (next == null && advance()) {
            Host host = list.next();
            next = seen.add(host) && wanted.test(host) ? host : null;
        }
        return next != null;
    }

    private boolean advance() {
        while ((list == null || !list.hasNext()) && lists.hasNext()) {
            list = lists.next();
        }
        return list != null && list.hasNext();
    }

    @Override
    public Host next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Host host = next;
        next = null;
        return host;
    }
}
