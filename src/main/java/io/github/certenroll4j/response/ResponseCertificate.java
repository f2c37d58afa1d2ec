package io.github.certenroll4j.response;

import io.github.certenroll4j.DistinguishedName;
import io.github.certenroll4j.StoredCertificate;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.security.auth.x500.X500Principal;

/** One certificate of a response: its bytes as they came, and what could be read of them. Immutable. */
public final class ResponseCertificate {

    private static final int LONGEST_FAULT = 200;
    /**
     * Of the hash codes: a polynomial of the bytes at a place that nobody can guess. At a known one, as Java's own is, ten
     * thousand certificates can be written that all have the same, and to look for one among them takes as long as to compare all.
     */
    private static final long PRIME = Integer.MAX_VALUE;
    private static final long BASE = new SplittableRandom().nextLong(1L << 20, PRIME);

    private final byte[] encoded;
    private final Optional<X509Certificate> x509;
    private final Optional<String> fault;
    /** Kept where all has to come from it; a response may have ten thousand. */
    private RawCertificate unreadable;
    /** Worked out once: they lie in sets. 0 until then. */
    private int hash;

    private ResponseCertificate(byte[] encoded, Optional<X509Certificate> x509, Optional<String> fault) {
        this.encoded = encoded;
        this.x509 = x509;
        this.fault = fault;
    }

    static ResponseCertificate read(byte[] encoded, Certificates certificates) {
        try {
            return new ResponseCertificate(encoded, Optional.of(certificates.read(encoded)), Optional.empty());
        } catch (CertificateException unreadable) {
            return new ResponseCertificate(encoded, Optional.empty(), Optional.of(reason(unreadable)));
        }
    }

    /** A certificate out of a store, DER; one that cannot be read is one, too. */
    public static ResponseCertificate of(byte[] encoded) {
        return read(encoded.clone(), new Certificates());
    }

    /** A certificate that was read elsewhere. */
    public static ResponseCertificate of(X509Certificate certificate) {
        return new ResponseCertificate(StoredCertificate.encoded(certificate), Optional.of(certificate), Optional.empty());
    }

    /** The innermost cause says it best: the others wrap its class and words. */
    private static String reason(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return WhatItIs.printable(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), LONGEST_FAULT);
    }

    /** The certificate's bytes, whatever they are. */
    public byte[] encoded() {
        return encoded.clone();
    }

    /** The certificate, read; empty when neither this Java nor Bouncy Castle can. */
    public Optional<X509Certificate> x509() {
        return x509;
    }

    /** Why it cannot be read; empty when it can. */
    public Optional<String> fault() {
        return fault;
    }

    /** The subject's name as {@link DistinguishedName} writes it, as far as it can be had. */
    public Optional<String> subject() {
        return x509.isPresent() ? Optional.of(DistinguishedName.of(x509.get().getSubjectX500Principal()))
                : raw().subject().map(DistinguishedName::of);
    }

    /** The issuer's name as {@link DistinguishedName} writes it, as far as it can be had. */
    public Optional<String> issuer() {
        return x509.isPresent() ? Optional.of(DistinguishedName.of(x509.get().getIssuerX500Principal()))
                : raw().issuer().map(DistinguishedName::of);
    }

    /** The serial number, as far as it can be had. */
    public Optional<BigInteger> serialNumber() {
        return x509.isPresent() ? Optional.of(x509.get().getSerialNumber()) : raw().serialNumber();
    }

    /** From when it is valid, as far as that can be had. */
    public Optional<Instant> notBefore() {
        return (x509.isPresent() ? Optional.of(x509.get().getNotBefore()) : raw().notBefore()).map(Date::toInstant);
    }

    /** Until when it is valid, as far as that can be had. */
    public Optional<Instant> notAfter() {
        return (x509.isPresent() ? Optional.of(x509.get().getNotAfter()) : raw().notAfter()).map(Date::toInstant);
    }

    RawCertificate raw() {
        if (x509.isPresent()) {
            return RawCertificate.of(encoded);
        }
        if (unreadable == null) {
            unreadable = RawCertificate.of(encoded);
        }
        return unreadable;
    }

    Optional<X500Principal> subjectName() {
        return x509.isPresent() ? Optional.of(x509.get().getSubjectX500Principal()) : raw().subject().flatMap(RawCertificate::principal);
    }

    Optional<X500Principal> issuerName() {
        return x509.isPresent() ? Optional.of(x509.get().getIssuerX500Principal()) : raw().issuer().flatMap(RawCertificate::principal);
    }

    Extensions extensions() {
        return x509.isPresent() ? Extensions.of(x509.get()) : Extensions.of(raw());
    }

    boolean isCa() {
        return x509.isPresent() ? x509.get().getBasicConstraints() >= 0 : extensions().isCa();
    }


    @Override
    public boolean equals(Object other) {
        return other instanceof ResponseCertificate && Arrays.equals(encoded, ((ResponseCertificate) other).encoded);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            long sum = 0;
            for (byte one : encoded) {
                // The remainder by a prime that is a power of two less one, without a division.
                long product = sum * BASE + (one & 0xFF);
                long folded = (product & PRIME) + (product >>> 31);
                sum = (folded & PRIME) + (folded >>> 31);
            }
            hash = (int) sum;
        }
        return hash;
    }

    @Override
    public String toString() {
        return subject().orElse("a certificate that cannot be read");
    }
}
