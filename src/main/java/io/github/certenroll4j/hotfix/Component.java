package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileVersion;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The servicing component that brings Certenroll.dll, {@code Microsoft-Windows-X509CertificateEnrollment}. Its folders
 * and manifests in the component store are named {@code arch_name_publicKeyToken_version_culture_hash}, the name
 * shortened.
 */
final class Component {

    private static final String SHORT_NAME = "_microsoft-windows-x..rtificateenrollment_31bf3856ad364e35_";
    /** Matches the names of the component in the words of {@link WindowsFiles#list}. */
    static final String NAMES = "*" + SHORT_NAME + "*";

    private static final Pattern NAME = Pattern.compile(
            "((\\w+)" + Pattern.quote(SHORT_NAME) + "(\\d+(?:\\.\\d+){3})_none_[0-9a-f]+)(?:\\.manifest)?");

    /** The name of its folder, in small letters. */
    final String name;
    /** As in the name: {@code x86}, {@code amd64}, or {@code wow64} for the 32-bit copy of a 64-bit Windows. */
    final String architecture;
    final FileVersion version;

    private Component(String name, String architecture, FileVersion version) {
        this.name = name;
        this.architecture = architecture;
        this.version = version;
    }

    /** Empty if the name is not one of this component. */
    static Optional<Component> named(String name) {
        Matcher parts = NAME.matcher(name.toLowerCase(Locale.ROOT));
        try {
            return parts.matches()
                    ? Optional.of(new Component(parts.group(1), parts.group(2), FileVersion.parse(parts.group(3))))
                    : Optional.empty();
        } catch (IllegalArgumentException noVersion) {
            return Optional.empty();
        }
    }

    /** Whether a key of the registry, whose version is 0.0.0.0, is named after this component. */
    static boolean isNamedIn(String key) {
        return key.toLowerCase(Locale.ROOT).contains(SHORT_NAME);
    }

    /** Whether files of this component run on the machine that the copy is for. */
    boolean fits(CertenrollCopy copy) {
        boolean for64 = copy.machine().filter("x64"::equals).isPresent();
        return for64 ? architecture.equals("amd64") : architecture.equals("x86") || architecture.equals("wow64");
    }
}
