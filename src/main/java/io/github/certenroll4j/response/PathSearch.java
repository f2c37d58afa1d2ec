package io.github.certenroll4j.response;

import io.github.certenroll4j.StoredCertificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The paths from an end-entity certificate up. Every issuer that verifies is followed, so cross-certificates and
 * renewed CAs are all seen; of several ways to the same certificate the one with the fewest faults is kept, then the
 * shortest. That keeps the work small however many loops cross-certificates make.
 */
final class PathSearch {

    /** One certificate reached, and the step before it. */
    private static final class Step {
        final X509Certificate certificate;
        final Step below;
        final int length;
        final int faults;

        Step(X509Certificate certificate, Step below, int faults) {
            this.certificate = certificate;
            this.below = below;
            this.length = below == null ? 1 : below.length + 1;
            this.faults = faults;
        }

        /** The fewest faults first, then the shortest. */
        private static int compare(Step one, Step other) {
            int byFaults = Integer.compare(one.faults, other.faults);
            return byFaults != 0 ? byFaults : Integer.compare(one.length, other.length);
        }
    }

    /** A path, leaf first, and where it ends. */
    static final class Path {
        final List<X509Certificate> certificates = new LinkedList<>();
        final boolean complete;
        final boolean trusted;
        private final int faults;

        private Path(Step top, boolean complete, boolean trusted) {
            this.complete = complete;
            this.trusted = trusted;
            this.faults = top.faults;
            for (Step step = top; step != null; step = step.below) {
                certificates.add(0, step.certificate);
            }
        }

        /** The better first: trusted, then complete, then without faults. An incomplete one should be long. */
        private static int compare(Path one, Path other) {
            int byEnd = Boolean.compare(other.trusted, one.trusted) * 2 + Boolean.compare(other.complete, one.complete);
            int byFaults = byEnd != 0 ? byEnd : Integer.compare(one.faults, other.faults);
            return byFaults != 0 ? byFaults : Integer.compare(one.length(), other.length());
        }

        private int length() {
            return complete ? certificates.size() : -certificates.size();
        }
    }

    /** What is asked of an issuer each time that it is reached. */
    private static final class Issuer {
        final int faults;
        final boolean limiting;
        final int size;

        Issuer(X509Certificate certificate) {
            size = StoredCertificate.encoded(certificate).length;
            faults = PathFaults.ofIssuer(certificate).size();
            limiting = PathFaults.isLimiting(certificate);
        }
    }

    /** Bytes of issuers times bytes of what is below them: what they forbid is looked for so long, and only a file made to be slow needs more. */
    private static final long MOST_COMPARED = 1L << 31;

    /** The certificates below are the objects in here, each once. */
    private final CertificatePool pool;
    private final Set<X509Certificate> trusted;
    private final Set<X509Certificate> done = Collections.newSetFromMap(new IdentityHashMap<>());
    /** The best step to each certificate so far: of thousands that lead to the same one the others are not even queued. */
    private final Map<X509Certificate, Step> best = new IdentityHashMap<>();
    private final PriorityQueue<Step> open = new PriorityQueue<>(Step::compare);
    private final Map<X509Certificate, Issuer> issuers = new IdentityHashMap<>();
    private long compared;
    private final List<Path> paths = new ArrayList<>();

    private PathSearch(CertificatePool pool, Set<X509Certificate> trusted) {
        this.pool = pool;
        this.trusted = trusted;
    }

    /** One path for each certificate where a path ends, the best first; at least one. */
    static List<Path> from(X509Certificate leaf, CertificatePool pool, Set<X509Certificate> trusted) {
        PathSearch search = new PathSearch(pool, trusted);
        search.open.add(new Step(leaf, null, PathFaults.of(Collections.singletonList(leaf)).size()));
        while (!search.open.isEmpty()) {
            search.follow(search.open.remove());
        }
        search.paths.sort(Path::compare);
        return search.paths;
    }

    private void follow(Step step) {
        if (!done.add(step.certificate)) {
            return;
        }
        if (pool.signatures().selfSigned(step.certificate)) {
            paths.add(new Path(step, true, trusted.contains(step.certificate)));
            return;
        }
        List<X509Certificate> issuers = pool.issuersOf(step.certificate);
        boolean circle = true;
        for (X509Certificate issuer : issuers) {
            if (!done.contains(issuer)) {
                circle = false;
                queue(new Step(issuer, step, faults(issuer, step)));
            }
        }
        if (circle) {
            paths.add(new Path(step, false, false));
        }
    }

    private int faults(X509Certificate certificate, Step below) {
        Issuer issuer = issuers.computeIfAbsent(certificate, Issuer::new);
        int simply = below.faults + issuer.faults;
        if (!issuer.limiting || compared > MOST_COMPARED) {
            return simply;
        }
        List<X509Certificate> path = new Path(new Step(certificate, below, simply), false, false).certificates;
        path.forEach(one -> compared += (long) issuer.size * StoredCertificate.encoded(one).length);
        return PathFaults.of(path).size();
    }

    private void queue(Step step) {
        Step known = best.get(step.certificate);
        if (known == null || Step.compare(step, known) < 0) {
            best.put(step.certificate, step);
            open.add(step);
        }
    }
}
