package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Kind;
import java.io.IOException;
import java.util.Optional;

/** Reads the binary objects of one file, the one after the other: what each has is collected, what none has is refused. */
final class ResponseReader {

    final Found found = new Found();
    Optional<Kind> kind = Optional.empty();
    /** The object as Windows is to get it, when the file has but one. */
    byte[] der = {};
    /** The block that was the first to be read. */
    Optional<Block> first = Optional.empty();

    private final ObjectReader reader = new ObjectReader(found);
    private final int objects;
    private int number;
    private int seen;

    /** @param objects how many there are to read */
    ResponseReader(int objects) {
        this.objects = objects;
    }

    /** Reads one object, or several that were joined; what is neither certificate, CRL nor CMS is remembered and passed by. */
    void read(Block block) throws NotACaResponseException {
        number++;
        if (block.label.isPresent() && !LabelCheck.mayBeOfCertificates(block.label.get()) && !Asn1.isSequence(block.data)) {
            String what = "its label says \"" + WhatItIs.printable(block.label.get()) + "\", and it is no ASN.1";
            reader.refuse(what + ". Give the file that the CA sent");
            remarkPassedBy(what);
            return;
        }
        try {
            int end = 0;
            do {
                end = readNext(block, end);
            } while (end < block.data.length && Asn1.isSequence(block.data, end));
        } catch (IOException | RuntimeException malformed) {
            // Bouncy Castle's getInstance methods report a wrong structure by IllegalArgumentException and its kin.
            String where = objects > 1 ? " in object " + number + " of " + objects : "";
            throw Asn1.damaged(malformed, BinaryObject.hasTextLineEnds(block.data) ? where + ", whose line ends something changed"
                    + " (FTP does in text mode)" : where);
        }
    }

    /** Returns where the object ends; the end of all when what follows it is nothing to read. */
    private int readNext(Block block, int start) throws IOException, NotACaResponseException {
        Asn1 scan = Asn1.scan(block.data, start);
        int crls = found.crls;
        Optional<ReadObject> object = reader.read(scan, 0);
        boolean nothing = !object.isPresent() && found.crls == crls;
        if (nothing && start > 0) {
            remarkTrailing(block.data, start);
            return block.data.length;
        }
        if (nothing) {
            passBy(block);
        }
        object.ifPresent(read -> add(read, block));
        if (!Asn1.isSequence(block.data, scan.end())) {
            remarkTrailing(block.data, scan.end());
        }
        return scan.end();
    }

    private void add(ReadObject read, Block block) {
        first = Optional.of(first.orElse(block));
        kind = Optional.of(kind.orElse(read.kind));
        der = ++seen == 1 ? read.handedOn : new byte[0];
        block.label.flatMap(label -> LabelCheck.of(label, read.kind)).ifPresent(found.remarks::add);
    }

    /** A file may hold more than the response, and its label says what; but what is called a certificate and is none was one. */
    private void passBy(Block block) throws NotACaResponseException {
        if (objects > 1 && block.label.filter(LabelCheck::isOfCertificates).isPresent()) {
            throw new NotACaResponseException("object " + number + " of " + objects + " is labelled \"" + block.label.get()
                    + "\", but " + reader.lastRefusal() + ". Fetch the response again and save it unchanged");
        }
        if (!block.label.isPresent()) {
            remarkPassedBy(reader.lastRefusal());
        }
    }

    private void remarkPassedBy(String what) {
        if (objects > 1) {
            found.remarks.add("object " + number + " of " + objects + " is not read: " + what);
        }
    }

    private void remarkTrailing(byte[] data, int end) {
        for (int i = end; i < data.length; i++) {
            if (data[i] != 0 && data[i] != '\r' && data[i] != '\n') {
                int more = data.length - end;
                found.remarks.add(more == 1 ? "1 byte after the end of the object is ignored"
                        : more + " bytes after the end of the object are ignored");
                return;
            }
        }
    }

    /** @throws NotACaResponseException if nothing that was read could be from a CA */
    void finish() throws NotACaResponseException {
        if (!kind.isPresent()) {
            String other = reader.firstRefusal();
            throw new NotACaResponseException("not a CA response: "
                    + (other.isEmpty() ? "it is a certificate revocation list (CRL) without any certificate" : other));
        }
    }
}
