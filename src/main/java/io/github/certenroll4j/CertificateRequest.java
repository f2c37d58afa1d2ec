package io.github.certenroll4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /**
     * A request that renews this certificate: subject, extensions and, without a new key, the key are the old one's, and
     * so are friendly name and description where none are given.
     *
     * @param old    in MY, with its private key
     * @param newKey whether a new key is made, of the same provider and length; else the old one goes on
     * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nf-certenroll-ix509certificaterequestpkcs10-initializefromcertificate">InitializeFromCertificate</a>
     */
    public static Builder renewing(StoredCertificate old, boolean newKey) {
        Builder builder = new Builder(old.subject());
        builder.renewal = Optional.of(new Renewal(old, newKey));
        return builder;
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

    /** The certificate that is to be renewed: it decides subject, names and usages; empty for a request of its own. */
    public Optional<Renewal> renewal() {
        return knobs.renewal;
    }

    /** Whether Windows asks its user each time before the key is used. */
    public KeyProtection protection() {
        return knobs.protection;
    }

    /** What the key may do; none for the provider's usual choice. */
    public Set<KeyOperation> operations() {
        return Collections.unmodifiableSet(knobs.operations);
    }

    /** Who may use the key, in SDDL; empty for the provider's usual choice. */
    public String securityDescriptor() {
        return knobs.securityDescriptor;
    }

    /** The window that Windows' dialogs belong to; 0 for none. */
    public long parentWindow() {
        return knobs.parentWindow;
    }

    /** Seventeen knobs, all with a default but the subject. */
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
        private Optional<Renewal> renewal = Optional.empty();
        private KeyProtection protection = KeyProtection.NONE;
        private Set<KeyOperation> operations = EnumSet.noneOf(KeyOperation.class);
        private String securityDescriptor = "";
        private long parentWindow;

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
            renewal = other.renewal;
            protection = other.protection;
            operations = EnumSet.copyOf(other.operations);
            securityDescriptor = other.securityDescriptor;
            parentWindow = other.parentWindow;
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

        /** {@link KeyProtection#NONE} if not called. With {@link #silent} a provider refuses a protected key. */
        public Builder protection(KeyProtection value) {
            protection = value;
            return this;
        }

        public Builder operation(KeyOperation operation) {
            operations.add(operation);
            return this;
        }

        /**
         * Who may use the key.
         *
         * @param sddl such as {@code D:P(A;;GA;;;SY)(A;;GA;;;BA)}; Windows judges it
         * @see <a href="https://learn.microsoft.com/windows/win32/secauthz/security-descriptor-string-format">SDDL</a>
         */
        public Builder securityDescriptor(String sddl) {
            securityDescriptor = sddl;
            return this;
        }

        /**
         * The window that Windows' dialogs belong to, that of a smart card's PIN or of a protected key.
         *
         * @param handle an {@code HWND}, of which Windows uses 32 bits
         * @throws IllegalArgumentException if it has more
         */
        public Builder parentWindow(long handle) {
            if (handle < Integer.MIN_VALUE || handle > 0xffffffffL) {
                throw new IllegalArgumentException("a window's handle has 32 bits, and this one more: " + handle);
            }
            parentWindow = handle;
            return this;
        }

        /** The request; the builder may be turned further without changing it. */
        public CertificateRequest build() {
            return new CertificateRequest(new Builder(this));
        }
    }
}
