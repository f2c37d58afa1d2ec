package io.github.certenroll4j.inf;

import io.github.certenroll4j.AlternativeName;
import io.github.certenroll4j.KeyOperation;
import io.github.certenroll4j.KeyUsage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Settings of a request from an INF file for {@code certreq -new}. What is not supported is named, all of it at once.
 *
 * @see <a href="https://learn.microsoft.com/windows-server/administration/windows-commands/certreq_1">certreq</a>
 */
public final class InfRequest {

    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    /** Settings whose usual value changes nothing; any other value is not supported. */
    private static final Map<String, String> WITHOUT_EFFECT = new HashMap<>();

    static {
        WITHOUT_EFFECT.put("keyspec", "1|at_keyexchange");
        WITHOUT_EFFECT.put("privatekeyarchive", "false");
        WITHOUT_EFFECT.put("smime", "false");
        WITHOUT_EFFECT.put("encipheronly", "false");
        WITHOUT_EFFECT.put("suppressdefaults", "false");
        // Windows knows the type from the provider's name.
        WITHOUT_EFFECT.put("providertype", "[0-9]+");
    }

    private final RequestSettings settings = new RequestSettings();
    private final List<String> unsupported = new ArrayList<>();
    private String algorithm = "";
    private String length = "";
    private final InfValidity validity = new InfValidity();
    private boolean existingKey;

    private InfRequest() {
    }

    /**
     * Reads the text of such a file.
     *
     * @param text all of the file
     * @return what it asks for
     * @throws IllegalArgumentException if it is none, or a value cannot be read; the message has the line
     */
    public static InfRequest parse(String text) {
        InfRequest request = new InfRequest();
        request.take(new InfFile(text));
        return request;
    }

    /** The lines that ask for what certenroll4j does not do. A request without them would not be what the file asks for. */
    public List<String> unsupported() {
        return Collections.unmodifiableList(unsupported);
    }

    /** @throws IllegalArgumentException if something is not supported */
    public RequestSettings settings() {
        if (!unsupported.isEmpty()) {
            throw new IllegalArgumentException("it asks for what certenroll4j does not do: " + String.join("; ", unsupported));
        }
        return settings;
    }

    private void take(InfFile file) {
        for (InfFile.Entry entry : file.entries()) {
            try {
                take(entry);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(entry + ": " + wrong.getMessage(), wrong);
            }
        }
        if (!algorithm.isEmpty() || !length.isEmpty()) {
            settings.put("key", key());
        }
        validity.into(settings);
        renewal();
    }

    /** certreq makes a new key for a renewal unless it is told to go on with the old one. */
    private void renewal() {
        if (settings.renewal().isPresent()) {
            settings.put("new-key", String.valueOf(!existingKey));
        } else if (existingKey) {
            unsupported.add("[NewRequest] UseExistingKeySet = TRUE without RenewalCert");
        }
    }

    private void take(InfFile.Entry entry) {
        switch (entry.section.toLowerCase(Locale.ROOT)) {
            case "version":
                return;
            case "newrequest":
                takeNewRequest(entry);
                return;
            case "enhancedkeyusageextension":
                if (entry.name.equalsIgnoreCase("OID")) {
                    settings.add("eku", entry.value);
                    return;
                }
                break;
            case "requestattributes":
                if (entry.name.equalsIgnoreCase("CertificateTemplate")) {
                    settings.put("template", entry.value);
                    return;
                }
                if (entry.name.equalsIgnoreCase("SAN")) {
                    alternativeNames(entry.value);
                    return;
                }
                break;
            case "extensions":
                if (takeExtension(entry)) {
                    return;
                }
                break;
            default:
        }
        unsupported.add(entry.toString());
    }

    private void takeNewRequest(InfFile.Entry entry) {
        switch (entry.name.toLowerCase(Locale.ROOT)) {
            case "subject":
                settings.put("subject", entry.value);
                break;
            case "keylength":
                length = entry.value;
                break;
            case "keyalgorithm":
                algorithm = entry.value;
                break;
            case "exportable":
                settings.put("exportable", entry.value);
                break;
            case "machinekeyset":
                settings.put("machine", entry.value);
                break;
            case "providername":
                settings.put("provider", entry.value);
                break;
            case "hashalgorithm":
                settings.put("hash", entry.value);
                break;
            case "friendlyname":
                settings.put("friendly-name", entry.value);
                break;
            case "keycontainer":
                settings.put("container", entry.value);
                break;
            case "silent":
                settings.put("silent", entry.value);
                break;
            case "keyusage":
                settings.put("key-usage", keyUsages(entry.value));
                break;
            case "renewalcert":
                settings.put("renew", entry.value);
                break;
            case "useexistingkeyset":
                existingKey = isTrue(entry.value);
                break;
            case "userprotected":
                settings.put("strong-protection", isTrue(entry.value) ? "consent" : "none");
                break;
            case "securitydescriptor":
                settings.put("security-descriptor", entry.value);
                break;
            case "keyusageproperty":
                settings.put("key-operations", keyOperations(entry.value));
                break;
            case "keyprotection":
                settings.put("strong-protection", protection(entry.value));
                break;
            case "requesttype":
                requestType(entry);
                break;
            case "validityperiod":
            case "validityperiodunits":
            case "notbefore":
            case "notafter":
                validity.take(entry.name, entry.value);
                break;
            default:
                if (!entry.value.toLowerCase(Locale.ROOT).matches(
                        WITHOUT_EFFECT.getOrDefault(entry.name.toLowerCase(Locale.ROOT), "(?!)"))) {
                    unsupported.add(entry.toString());
                }
        }
    }

    private void requestType(InfFile.Entry entry) {
        if (entry.value.equalsIgnoreCase("Cert")) {
            settings.put("self-signed", "true");
        } else if (!entry.value.equalsIgnoreCase("PKCS10")) {
            unsupported.add(entry.toString());
        }
    }

    private static boolean isTrue(String value) {
        if (!value.matches("(?i)true|false")) {
            throw new IllegalArgumentException("neither TRUE nor FALSE: " + value);
        }
        return value.equalsIgnoreCase("true");
    }

    /** {@code 1}, {@code 0x2}, {@code NCRYPT_ALLOW_SIGNING_FLAG}, with bars between; all of them for 0xffffff. */
    private static String[] keyOperations(String value) {
        List<String> names = new ArrayList<>();
        for (String part : value.split("\\|")) {
            String word = part.trim().toUpperCase(Locale.ROOT);
            boolean all = word.matches("0X0*FFFFFF") || word.endsWith("ALLOW_ALL_USAGES");
            int bits = word.matches("0X[0-9A-F]{1,2}|[0-9]") ? Integer.decode(word) : 0;
            for (KeyOperation operation : KeyOperation.values()) {
                if (all || (bits & operation.value()) != 0 || word.contains("_ALLOW_" + microsoftName(operation) + "_FLAG")) {
                    names.add(operation.toString());
                }
            }
            if (names.isEmpty()) {
                throw new IllegalArgumentException("no operation of a key: " + part.trim());
            }
        }
        return names.toArray(new String[0]);
    }

    private static String microsoftName(KeyOperation operation) {
        return operation == KeyOperation.SIGN ? "SIGNING" : operation == KeyOperation.AGREE ? "KEY_AGREEMENT" : "DECRYPT";
    }

    private static String protection(String value) {
        String word = value.trim().toUpperCase(Locale.ROOT);
        if (word.equals("0") || word.endsWith("UI_NO_PROTECTION_FLAG")) {
            return "none";
        }
        if (word.equals("1") || word.endsWith("UI_PROTECT_KEY_FLAG")) {
            return "consent";
        }
        if (word.equals("2") || word.endsWith("UI_FORCE_HIGH_PROTECTION_FLAG")) {
            return "password";
        }
        throw new IllegalArgumentException("no protection of a key: " + value);
    }

    private boolean takeExtension(InfFile.Entry entry) {
        String text = entry.value.startsWith("{text}") ? entry.value.substring("{text}".length()) : "";
        if (entry.name.equals(SUBJECT_ALTERNATIVE_NAME) && !text.isEmpty()) {
            alternativeNames(text);
            return true;
        }
        if (entry.name.equals(EXTENDED_KEY_USAGE) && !text.isEmpty()) {
            settings.put("eku", text);
            return true;
        }
        return false;
    }

    /** {@code dns=a&dns=b&ipaddress=192.0.2.1}: certreq separates by ampersands, and a name may have commas. */
    private void alternativeNames(String text) {
        for (String part : text.split("&")) {
            if (part.trim().isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            String kind = equals < 0 ? "dns" : part.substring(0, equals).trim().toLowerCase(Locale.ROOT);
            String ours = kind.equals("ipaddress") ? "ip" : kind.equals("url") ? "uri" : kind;
            String name = ours + ":" + part.substring(equals + 1).trim();
            // Here the line of the file is known.
            AlternativeName.parse(name);
            settings.add("san", name);
        }
    }

    /** {@code 0xa0}, 160, or {@code "CERT_DIGITAL_SIGNATURE_KEY_USAGE | CERT_KEY_ENCIPHERMENT_KEY_USAGE"}. */
    private static String[] keyUsages(String value) {
        List<String> names = new ArrayList<>();
        if (value.matches("0[xX][0-9a-fA-F]{1,4}|[0-9]{1,5}")) {
            int bits = Integer.decode(value);
            for (KeyUsage usage : KeyUsage.values()) {
                if ((bits & usage.value()) != 0) {
                    names.add(usage.rfcName());
                    bits &= ~usage.value();
                }
            }
            if (bits != 0) {
                throw new IllegalArgumentException("0x" + Integer.toHexString(bits) + " is no key usage");
            }
        } else if (value.matches("[0-9a-fA-F]{1,4}")) {
            throw new IllegalArgumentException("a hexadecimal number is written 0x" + value);
        } else {
            for (String word : value.split("\\|")) {
                names.add(word.trim().replaceAll("(?i)^CERT_(OFFLINE_)?|_KEY_USAGE$", "").replace("_", ""));
            }
        }
        names.forEach(KeyUsage::parse);
        return names.toArray(new String[0]);
    }

    private String key() {
        if (algorithm.isEmpty() || algorithm.equalsIgnoreCase("RSA")) {
            return "rsa-" + (length.isEmpty() ? "2048" : length);
        }
        return algorithm;
    }
}
