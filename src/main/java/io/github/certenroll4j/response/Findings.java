package io.github.certenroll4j.response;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was found in a file while one way of reading after the other was tried, and what stood in their way. */
final class Findings {

    /** One way of reading. */
    interface Reading {
        void run() throws NotACaResponseException;
    }

    final List<Block> blocks = new ArrayList<>();
    final Set<String> remarks = new LinkedHashSet<>();
    boolean privateKey;
    /** What it is instead of a response, by signs that are sure; the first. */
    private Optional<String> instead = Optional.empty();
    /** What the text is, as far as one can tell of a text. */
    private Optional<String> text = Optional.empty();
    /** What no way of reading did without. */
    private Optional<NotACaResponseException> damage = Optional.empty();

    /**
     * Tries one way after the other until one finds something. Damage counts if none does: base64 looks damaged to those who
     * do not know what it was put into.
     */
    void firstOf(List<Reading> readings) {
        Optional<NotACaResponseException> before = damage;
        Optional<NotACaResponseException> failed = Optional.empty();
        int had = blocks.size();
        for (Reading reading : readings) {
            if (failed.filter(NotACaResponseException::isTooMuch).isPresent()) {
                break;
            }
            damage = Optional.empty();
            attempt(reading);
            if (blocks.size() > had) {
                damage = first(before, damage);
                return;
            }
            failed = first(failed, damage);
        }
        damage = first(before, failed);
    }

    /** Leaves nothing of a reading that meets damage but the damage. */
    void attempt(Reading reading) {
        int had = blocks.size();
        try {
            reading.run();
        } catch (NotACaResponseException fault) {
            damaged(fault);
            blocks.subList(had, blocks.size()).clear();
        }
    }

    /** Keeps the first damage. */
    void damaged(NotACaResponseException fault) {
        damage = first(damage, Optional.of(fault));
    }

    boolean isDamaged() {
        return damage.isPresent();
    }

    /** Hands the damage over to whoever judges it, and goes on without. */
    Optional<NotACaResponseException> takeDamage() {
        Optional<NotACaResponseException> taken = damage;
        damage = Optional.empty();
        return taken;
    }

    /** Puts back what was taken before, or what came since. */
    void putDamage(Optional<NotACaResponseException> before, Optional<NotACaResponseException> since) {
        damage = first(before, since);
    }

    void instead(String what) {
        instead = first(instead, Optional.of(what));
    }

    /** The answer of a web server says what all that is in it means. */
    void insteadOfAll(String what) {
        instead = Optional.of(what);
    }

    void text(String what) {
        text = first(text, Optional.of(what));
    }

    /** What it is instead of a response. */
    Optional<String> reason() {
        return first(instead, text);
    }

    /** @throws NotACaResponseException if nothing was found, or something that is damaged */
    void finish() throws NotACaResponseException {
        if (damage.isPresent()) {
            throw damage.get(); // whatever else is there: what is damaged may be the certificate that answers the request
        }
        if (blocks.isEmpty()) {
            throw new NotACaResponseException("not a CA response: "
                    + (privateKey ? "it is " + WhatItIs.privateKey("") : reason().orElse("it is blank")));
        }
        if (privateKey) {
            remarks.add("a private key lies in the same file; it is not read. Do not send this file to anybody");
        }
    }

    private static <T> Optional<T> first(Optional<T> one, Optional<T> other) {
        return one.isPresent() ? one : other;
    }
}
