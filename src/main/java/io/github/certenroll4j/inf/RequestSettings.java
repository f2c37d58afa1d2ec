package io.github.certenroll4j.inf;

import io.github.certenroll4j.AlternativeName;
import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.HashAlgorithm;
import io.github.certenroll4j.KeyAlgorithm;
import io.github.certenroll4j.KeyUsage;
import io.github.certenroll4j.NearestNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final List<String> LISTS = Arrays.asList("key-usage", "eku", ALTERNATIVE_NAMES);

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

    /** @throws IllegalArgumentException if there is no subject, or a value cannot be read; the message names the setting */
    public CertificateRequest request() {
        if (!hasSubject()) {
            throw new IllegalArgumentException("the subject is missing: whom is the certificate for?");
        }
        CertificateRequest.Builder request = CertificateRequest.forSubject(last("subject", "").trim());
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
