package io.github.certenroll4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What to ask a CA for, and what key to make for it. Immutable; made by {@link #forSubject}.
 *
 * <pre>{@code
 * CertificateRequest request = CertificateRequest.forSubject("CN=server.example, O=Example")
 *         .key(KeyAlgorithm.RSA_3072)
 *         .extendedKeyUsage("serverAuth")
 *         .alternativeName(AlternativeName.parse("dns:server.example"))
 *         .build();
 * }</pre>
 */
public final class CertificateRequest {

    private static final Pattern PART_OF_A_NAME = Pattern.compile("\\s*[A-Za-z0-9][A-Za-z0-9. -]*=.*", Pattern.DOTALL);

    private final Builder knobs;

    private CertificateRequest(Builder knobs) {
        this.knobs = knobs;
    }

    /**
     * A request for this subject; without more it is an RSA key of 2048 bits, not exportable, signed with SHA-256.
     *
     * @param subject the distinguished name as Windows reads it, {@code CN=server.example, O="Example, Inc."}
     * @throws IllegalArgumentException if it cannot be one. Which of its types Windows knows, Windows judges
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/nf-wincrypt-certstrtonamew">CertStrToName</a>
     */
    public static Builder forSubject(String subject) {
        Objects.requireNonNull(subject, "subject");
        boolean quoted = false;
        StringBuilder part = new StringBuilder();
        for (char letter : (subject + ",").toCharArray()) {
            if (!quoted && ",;+\r\n".indexOf(letter) >= 0) {
                requirePart(part, subject);
                part.setLength(0);
            } else if (letter == '"') {
                quoted = !quoted;
            } else {
                part.append(letter);
            }
        }
        if (quoted) {
            throw noName(subject, "a quotation mark is not closed");
        }
        return new Builder(subject);
    }

    private static void requirePart(CharSequence part, String subject) {
        if (!PART_OF_A_NAME.matcher(part).matches()) {
            throw noName(subject, "there is no type before an equals sign in: " + part);
        }
    }

    private static IllegalArgumentException noName(String subject, String why) {
        return new IllegalArgumentException("not a distinguished name like CN=server.example, O=\"Example, Inc.\": " + subject
                + " (" + why + ")");
    }

    /** The distinguished name. */
    public String subject() {
        return knobs.subject;
    }

    /** The key to make. */
    public KeyAlgorithm key() {
        return knobs.key;
    }

    /** Name of the CSP or key storage provider that makes the key; empty for the usual one. */
    public String provider() {
        return knobs.provider;
    }

    /** Name of the key container; empty for one that Windows chooses. */
    public String container() {
        return knobs.container;
    }

    /** Whether the key may leave Windows. */
    public boolean isExportable() {
        return knobs.exportable;
    }

    /** The hash that the request is signed with. */
    public HashAlgorithm hash() {
        return knobs.hash;
    }

    /** Key usages to ask for; none for what the CA decides. */
    public Set<KeyUsage> keyUsages() {
        return Collections.unmodifiableSet(knobs.keyUsages);
    }

    /** Object identifiers of the extended key usages to ask for, in order. */
    public Set<String> extendedKeyUsages() {
        return Collections.unmodifiableSet(knobs.extendedKeyUsages);
    }

    /** Names besides the subject, in order. */
    public List<AlternativeName> alternativeNames() {
        return Collections.unmodifiableList(knobs.alternativeNames);
    }

    /** Name of the AD CS template to ask for; empty for none. */
    public String template() {
        return knobs.template;
    }

    /** What Windows shows as the certificate's name; empty for none. */
    public String friendlyName() {
        return knobs.friendlyName;
    }

    /** What Windows shows as the certificate's description; empty for none. */
    public String description() {
        return knobs.description;
    }

    /** Whether a provider that wants to ask the user is refused instead. */
    public boolean isSilent() {
        return knobs.silent;
    }

    /** Thirteen knobs, all with a default but the subject. */
    public static final class Builder {
        private final String subject;
        private KeyAlgorithm key = KeyAlgorithm.RSA_2048;
        private String provider = "";
        private String container = "";
        private boolean exportable;
        private HashAlgorithm hash = HashAlgorithm.SHA256;
        private Set<KeyUsage> keyUsages = EnumSet.noneOf(KeyUsage.class);
        private Set<String> extendedKeyUsages = new LinkedHashSet<>();
        private List<AlternativeName> alternativeNames = new ArrayList<>();
        private String template = "";
        private String friendlyName = "";
        private String description = "";
        private boolean silent;

        private Builder(String subject) {
            this.subject = subject;
        }

        private Builder(Builder other) {
            this(other.subject);
            key = other.key;
            provider = other.provider;
            container = other.container;
            exportable = other.exportable;
            hash = other.hash;
            keyUsages = EnumSet.copyOf(other.keyUsages);
            extendedKeyUsages = new LinkedHashSet<>(other.extendedKeyUsages);
            alternativeNames = new ArrayList<>(other.alternativeNames);
            template = other.template;
            friendlyName = other.friendlyName;
            description = other.description;
            silent = other.silent;
        }

        public Builder key(KeyAlgorithm value) {
            key = value;
            return this;
        }

        /** @param name of a CSP or key storage provider, as {@code certutil -csplist} shows it */
        public Builder provider(String name) {
            provider = name;
            return this;
        }

        public Builder container(String name) {
            container = name;
            return this;
        }

        public Builder exportable(boolean value) {
            exportable = value;
            return this;
        }

        /** SHA-256 if not called. */
        public Builder hash(HashAlgorithm value) {
            hash = value;
            return this;
        }

        public Builder keyUsage(KeyUsage usage) {
            keyUsages.add(usage);
            return this;
        }

        /**
         * @param nameOrOid {@code serverAuth} or {@code 1.3.6.1.5.5.7.3.1}
         * @throws IllegalArgumentException if it is neither
         */
        public Builder extendedKeyUsage(String nameOrOid) {
            extendedKeyUsages.add(ExtendedKeyUsage.oidOf(nameOrOid));
            return this;
        }

        public Builder alternativeName(AlternativeName name) {
            alternativeNames.add(name);
            return this;
        }

        public Builder template(String name) {
            template = name;
            return this;
        }

        public Builder friendlyName(String name) {
            friendlyName = name;
            return this;
        }

        public Builder description(String text) {
            description = text;
            return this;
        }

        public Builder silent(boolean value) {
            silent = value;
            return this;
        }

        /** The request; the builder may be turned further without changing it. */
        public CertificateRequest build() {
            return new CertificateRequest(new Builder(this));
        }
    }
}
