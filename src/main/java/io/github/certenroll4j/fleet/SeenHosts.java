package io.github.certenroll4j.fleet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Which hosts there were already, in eight to sixteen bytes each: a million names as they are would take a hundred
 * megabytes. It remembers 64 bits of their SHA-256; among a million hosts the chance that one is taken for another is
 * one to thirty million.
 */
final class SeenHosts {

    private long[] table = new long[1024];
    private int count;
    private final MessageDigest sha256;

    SeenHosts() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** @return whether it is new */
    boolean add(Host host) {
        String key = host.fault().isEmpty() ? host.address() : " " + host.shown();
        // Zero stands for a free place.
        long hash = Math.max(1, ByteBuffer.wrap(sha256.digest(key.getBytes(StandardCharsets.UTF_8))).getLong() & Long.MAX_VALUE);
        if (count * 2 >= table.length) {
            grow();
        }
        boolean added = put(table, hash);
        count += added ? 1 : 0;
        return added;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        Arrays.stream(table).filter(hash -> hash != 0).forEach(hash -> put(larger, hash));
        table = larger;
    }

    private static boolean put(long[] table, long hash) {
        int at = (int) (hash & table.length - 1);
        while (table[at] != 0 && table[at] != hash) {
            at = at + 1 & table.length - 1;
        }
        boolean free = table[at] == 0;
        table[at] = hash;
        return free;
    }
}
