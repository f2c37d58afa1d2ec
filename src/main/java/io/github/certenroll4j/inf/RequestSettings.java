package io.github.certenroll4j.inf;

import io.github.certenroll4j.AlternativeName;
import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.HashAlgorithm;
import io.github.certenroll4j.KeyAlgorithm;
import io.github.certenroll4j.KeyOperation;
import io.github.certenroll4j.KeyProtection;
import io.github.certenroll4j.KeyUsage;
import io.github.certenroll4j.NearestNames;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.ValidityPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What a request is made of, as words: under the same names from options, from a properties file and from an INF file.
 * The later one wins. A list is kept as a list: a value of an INF file may have commas in it.
 */
public final class RequestSettings {

    private static final String MACHINE = "machine";
    private static final String ALTERNATIVE_NAMES = "san";

    private static final Map<String, BiConsumer<CertificateRequest.Builder, String>> KNOWN = new LinkedHashMap<>();
    /** Those that may have several values. */
    private static final List<String> LISTS = Arrays.asList("key-usage", "eku", "key-operations", ALTERNATIVE_NAMES);

    private static final String SELF_SIGNED = "self-signed";
    private static final String RENEW = "renew";
    private static final String NEW_KEY = "new-key";
    private static final int USUAL_DAYS = 365;
    /** What a renewal takes from the old certificate. */
    private static final List<String> OF_THE_CERTIFICATE = Arrays.asList("subject", "key", "provider", "key-usage", "eku",
            ALTERNATIVE_NAMES, "template", SELF_SIGNED, "days", "not-before", "not-after");
    /** What only a key has that is made. */
    private static final List<String> OF_A_NEW_KEY = Arrays.asList("container", "exportable", "strong-protection",
            "key-operations", "security-descriptor");

    static {
        KNOWN.put("subject", (request, value) -> { });
        KNOWN.put(MACHINE, (request, value) -> yesOrNo(value));
        KNOWN.put("key", (request, value) -> request.key(KeyAlgorithm.parse(value)));
        KNOWN.put("provider", CertificateRequest.Builder::provider);
        KNOWN.put("container", CertificateRequest.Builder::container);
        KNOWN.put("exportable", (request, value) -> request.exportable(yesOrNo(value)));
        KNOWN.put("hash", (request, value) -> request.hash(HashAlgorithm.parse(value)));
        KNOWN.put("key-usage", (request, value) -> request.keyUsage(KeyUsage.parse(value)));
        KNOWN.put("eku", CertificateRequest.Builder::extendedKeyUsage);
        KNOWN.put(ALTERNATIVE_NAMES, (request, value) -> request.alternativeName(AlternativeName.parse(value)));
        KNOWN.put("template", CertificateRequest.Builder::template);
        KNOWN.put("friendly-name", CertificateRequest.Builder::friendlyName);
        KNOWN.put("description", CertificateRequest.Builder::description);
        KNOWN.put("silent", (request, value) -> request.silent(yesOrNo(value)));
        KNOWN.put("parent-window", (request, value) -> request.parentWindow(window(value)));
        KNOWN.put("strong-protection", (request, value) -> request.protection(KeyProtection.parse(value)));
        KNOWN.put("key-operations", (request, value) -> request.operation(KeyOperation.parse(value)));
        KNOWN.put("security-descriptor", CertificateRequest.Builder::securityDescriptor);
        KNOWN.put(RENEW, (request, value) -> { });
        KNOWN.put(NEW_KEY, (request, value) -> yesOrNo(value));
        KNOWN.put(SELF_SIGNED, (request, value) -> yesOrNo(value));
        KNOWN.put("days", (request, value) -> number(value));
        KNOWN.put("not-before", (request, value) -> time(value));
        KNOWN.put("not-after", (request, value) -> time(value));
    }

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** The names of all settings. */
    public static List<String> names() {
        return Collections.unmodifiableList(new ArrayList<>(KNOWN.keySet()));
    }

    /**
     * Sets one, instead of what was set before. Of the settings that are lists ({@code san}, {@code eku},
     * {@code key-usage}) each text may have several values with commas between; a comma behind {@code uri:} belongs to the
     * address until the next kind of name.
     *
     * @throws IllegalArgumentException for a name that is none; the message lists those that are
     */
    public void put(String name, String... texts) {
        if (!KNOWN.containsKey(name)) {
            throw NearestNames.unknown("no such setting", name, KNOWN.keySet());
        }
        List<String> all = new ArrayList<>();
        for (String text : texts) {
            all.addAll(!LISTS.contains(name) ? Collections.singletonList(text)
                    : name.equals(ALTERNATIVE_NAMES) ? AlternativeName.split(text) : words(text));
        }
        values.put(name, all);
    }

    /** Adds one value, commas and all, to a list. */
    void add(String name, String value) {
        values.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
    }

    /** Takes the other's settings over; they win. */
    public void putAll(RequestSettings other) {
        other.values.forEach((name, list) -> values.put(name, new ArrayList<>(list)));
    }

    /**
     * Whether the request is made for the computer.
     *
     * @throws IllegalArgumentException if the value is neither true nor false
     */
    public boolean isMachine() {
        return yesOrNo(last(MACHINE, "false"));
    }

    /** Whether it is said whom the certificate is for. */
    public boolean hasSubject() {
        return !last("subject", "").trim().isEmpty();
    }

    /** The thumbprint of the certificate that is to be renewed, as it was written; empty for a request of its own. */
    public Optional<String> renewal() {
        return Optional.of(last(RENEW, "").trim()).filter(thumbprint -> !thumbprint.isEmpty());
    }

    /**
     * Whether a certificate is wanted that is its own issuer.
     *
     * @throws IllegalArgumentException if the value is neither true nor false
     */
    public boolean isSelfSigned() {
        return yesOrNo(last(SELF_SIGNED, "false"));
    }

    /**
     * From when to when a self-signed certificate is valid: a year from now on, if nothing is said.
     *
     * @throws IllegalArgumentException if a value cannot be read, or it would end before it begins
     */
    public ValidityPeriod validity(Instant now) {
        ValidityPeriod usual = ValidityPeriod.days(values.containsKey("days") ? number(last("days", "")) : USUAL_DAYS, now);
        Instant from = values.containsKey("not-before") ? time(last("not-before", "")) : usual.notBefore();
        if (values.containsKey("not-after")) {
            return ValidityPeriod.between(from, time(last("not-after", "")));
        }
        return values.containsKey("not-before")
                ? ValidityPeriod.between(from, from.plus(Duration.between(now, usual.notAfter()))) : usual;
    }

    /**
     * The request that renews this certificate.
     *
     * @throws IllegalArgumentException if something is set that the old certificate decides, or that only a new key has; the
     *                                  message names the settings
     */
    public CertificateRequest renewing(StoredCertificate old) {
        boolean newKey = yesOrNo(last(NEW_KEY, "false"));
        refuse(OF_THE_CERTIFICATE, "a renewal takes from the old certificate what these settings say");
        if (!newKey) {
            refuse(OF_A_NEW_KEY, "a renewal goes on with the old key unless new-key is set, and these settings are of a new one");
        }
        return apply(CertificateRequest.renewing(old, newKey));
    }

    private void refuse(List<String> names, String why) {
        List<String> set = names.stream().filter(values::containsKey)
                .filter(name -> !last(name, "").equalsIgnoreCase("false")).collect(Collectors.toList());
        if (!set.isEmpty()) {
            throw new IllegalArgumentException(why + ": " + String.join(", ", set));
        }
    }

    /** @throws IllegalArgumentException if there is no subject, or a value cannot be read; the message names the setting */
    public CertificateRequest request() {
        if (!hasSubject()) {
            throw new IllegalArgumentException("the subject is missing: whom is the certificate for?");
        }
        return apply(CertificateRequest.forSubject(last("subject", "").trim()));
    }

    private CertificateRequest apply(CertificateRequest.Builder request) {
        values.forEach((name, list) -> list.forEach(value -> {
            try {
                KNOWN.get(name).accept(request, value);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
            }
        }));
        return request.build();
    }

    private String last(String name, String otherwise) {
        List<String> list = values.getOrDefault(name, Collections.emptyList());
        return list.isEmpty() ? otherwise : list.get(list.size() - 1);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(",")).map(String::trim).filter(word -> !word.isEmpty()).collect(Collectors.toList());
    }

    private static int number(String value) {
        if (!value.trim().matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("not a number of days: " + value);
        }
        return Integer.parseInt(value.trim());
    }

    /** {@code 2027-01-31}, the beginning of that day, or {@code 2027-01-31T12:00:00Z}. */
    private static Instant time(String value) {
        try {
            String text = value.trim();
            return Instant.parse(text.length() == 10 ? text + "T00:00:00Z" : text);
        } catch (DateTimeParseException none) {
            throw new IllegalArgumentException("not a time like 2027-01-31 or 2027-01-31T12:00:00Z: " + value, none);
        }
    }

    private static long window(String value) {
        try {
            return Long.decode(value.trim());
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("not a window's handle, a number like 0x1a2b: " + value, none);
        }
    }

    private static boolean yesOrNo(String value) {
        switch (value.trim().toLowerCase(Locale.ROOT)) {
            case "true":
            case "yes":
            case "1":
                return true;
            case "false":
            case "no":
            case "0":
                return false;
            default:
                throw new IllegalArgumentException("neither true nor false: " + value);
        }
    }
}
