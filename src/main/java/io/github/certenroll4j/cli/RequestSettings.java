package io.github.certenroll4j.cli;

import io.github.certenroll4j.AlternativeName;
import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.HashAlgorithm;
import io.github.certenroll4j.KeyAlgorithm;
import io.github.certenroll4j.KeyUsage;
import io.github.certenroll4j.NearestNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What a request is made of, as words: under the same names from options, from a properties file and from an INF file.
 * The later one wins.
 */
final class RequestSettings {

    static final String MACHINE = "machine";

    private static final Map<String, BiConsumer<CertificateRequest.Builder, String>> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("subject", (request, value) -> { });
        KNOWN.put(MACHINE, (request, value) -> yesOrNo(value));
        KNOWN.put("key", (request, value) -> request.key(KeyAlgorithm.parse(value)));
        KNOWN.put("provider", CertificateRequest.Builder::provider);
        KNOWN.put("container", CertificateRequest.Builder::container);
        KNOWN.put("exportable", (request, value) -> request.exportable(yesOrNo(value)));
        KNOWN.put("hash", (request, value) -> request.hash(HashAlgorithm.parse(value)));
        KNOWN.put("key-usage", (request, value) -> list(value).forEach(word -> request.keyUsage(KeyUsage.parse(word))));
        KNOWN.put("eku", (request, value) -> list(value).forEach(request::extendedKeyUsage));
        KNOWN.put("san", (request, value) -> list(value).forEach(word -> request.alternativeName(AlternativeName.parse(word))));
        KNOWN.put("template", CertificateRequest.Builder::template);
        KNOWN.put("friendly-name", CertificateRequest.Builder::friendlyName);
        KNOWN.put("description", CertificateRequest.Builder::description);
        KNOWN.put("silent", (request, value) -> request.silent(yesOrNo(value)));
    }

    private final Map<String, String> values = new LinkedHashMap<>();

    /** @throws IllegalArgumentException for a name that is none; the message lists those that are */
    void put(String name, String value) {
        if (!KNOWN.containsKey(name)) {
            throw NearestNames.unknown("no such setting", name, KNOWN.keySet());
        }
        values.put(name, value);
    }

    /** Adds to a list of values instead of replacing it. */
    void add(String name, String value) {
        values.merge(name, value, (before, more) -> before + "," + more);
    }

    void putAll(RequestSettings other) {
        values.putAll(other.values);
    }

    boolean isMachine() {
        return yesOrNo(values.getOrDefault(MACHINE, "false"));
    }

    /** @throws IllegalArgumentException if there is no subject, or a value cannot be read; the message names the setting */
    CertificateRequest request() {
        String subject = values.getOrDefault("subject", "").trim();
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("whom is the certificate for? Give --subject, like CN=server.example");
        }
        CertificateRequest.Builder request = CertificateRequest.forSubject(subject);
        values.forEach((name, value) -> {
            try {
                KNOWN.get(name).accept(request, value);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
            }
        });
        return request.build();
    }

    private static List<String> list(String value) {
        List<String> words = new ArrayList<>();
        for (String word : value.split(",")) {
            words.add(word.trim());
        }
        return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.toList());
    }

    static boolean yesOrNo(String value) {
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
